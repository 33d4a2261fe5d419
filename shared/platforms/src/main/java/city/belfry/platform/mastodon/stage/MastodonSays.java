package city.belfry.platform.mastodon.stage;

import city.belfry.platform.mastodon.MastodonRuler;
import city.belfry.stage.StagePicture;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Mastodon's answers, in its shapes. */
final class MastodonSays {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final DateTimeFormatter MILLIS = format("SSS");
  private static final DateTimeFormatter MICROS = format("SSSSSS");

  private MastodonSays() {}

  private static DateTimeFormatter format(String fraction) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss." + fraction + "'Z'", Locale.ROOT)
        .withZone(ZoneOffset.UTC);
  }

  static StageReply error(int status, String words) {
    return StageReply.json(status, JSON.objectNode().put("error", words).toString());
  }

  static StageReply notFound() {
    return error(404, "Record not found");
  }

  static StageReply limits(StageReply reply, Manner manner, int limit, int left, Instant reset) {
    return reply
        .with("x-ratelimit-limit", String.valueOf(limit))
        .with("x-ratelimit-remaining", String.valueOf(left))
        .with(
            "x-ratelimit-reset",
            switch (manner) {
              case MASTODON -> MICROS.format(reset);
              case IMITATION -> String.valueOf(reset.plusMillis(999).getEpochSecond());
            });
  }

  static ObjectNode account(String name, StageRequest request) {
    var account =
        JSON.objectNode()
            .put("id", MastodonStage.accountId(name))
            .put("username", name)
            .put("acct", name)
            .put("display_name", name)
            .put("locked", false)
            .put("bot", true)
            .put("created_at", "2026-01-01T00:00:00.000Z")
            .put("note", "")
            .put("url", request.below("/@" + name))
            .put("followers_count", 872)
            .put("following_count", 3)
            .put("statuses_count", 0);
    account.putArray("emojis");
    account.putArray("fields");
    return account;
  }

  static ObjectNode status(
      StagePost post, String visibility, @Nullable Instant edited, StageRequest request) {
    var address = "/@" + post.account() + "/" + post.id();
    var status =
        JSON.objectNode()
            .put("id", post.id())
            .put("created_at", MILLIS.format(post.arrived()))
            .put("edited_at", edited == null ? null : MILLIS.format(edited))
            .put("sensitive", false)
            .put("spoiler_text", "")
            .put("visibility", visibility)
            .put("language", post.language())
            .put("uri", request.below(address))
            .put("url", request.below(address))
            .put("replies_count", 0)
            .put("reblogs_count", 0)
            .put("favourites_count", 0)
            .put("content", MastodonHtml.of(post.text()));
    status.putNull("reblog");
    for (var list : new String[] {"mentions", "tags", "emojis"}) {
      status.putArray(list);
    }
    status.set("account", account(post.account(), request));
    return status;
  }

  /** The stage keeps no address for the file itself. */
  static ObjectNode media(String id, StagePicture picture) {
    var media = JSON.objectNode().put("id", id).put("type", "image");
    for (var none : new String[] {"url", "preview_url", "remote_url", "blurhash"}) {
      media.putNull(none);
    }
    media
        .putObject("meta")
        .putObject("original")
        .put("width", picture.width())
        .put("height", picture.height());
    return media.put("description", picture.alt().isEmpty() ? null : picture.alt());
  }

  static ObjectNode instance(boolean second, StageRequest request) {
    var instance =
        JSON.objectNode()
            .put(second ? "domain" : "uri", request.address().getAuthority())
            .put("title", "Stage")
            .put("version", "4.5.0");
    if (second) {
      instance.putObject("api_versions").put("mastodon", 7);
    }
    instance
        .putObject("configuration")
        .putObject("statuses")
        .put("max_characters", MastodonRuler.CHARACTERS)
        .put("max_media_attachments", 4)
        .put("characters_reserved_per_url", MastodonRuler.PER_LINK);
    return instance;
  }
}
