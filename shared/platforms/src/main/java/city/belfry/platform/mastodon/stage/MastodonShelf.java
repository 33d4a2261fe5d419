package city.belfry.platform.mastodon.stage;

import city.belfry.stage.Shelf;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The statuses of a server's accounts, and what may be done with them. */
final class MastodonShelf {
  private static final int MOST_A_PAGE = 40;

  private final Manner manner;
  private final Shelf shelf = new Shelf(0, Instant::toEpochMilli);
  private final MastodonKeys keys = new MastodonKeys();
  private final MastodonMedia media;
  private final Map<String, Instant> edited = new HashMap<>();
  private final Map<String, String> visibilities = new HashMap<>();

  MastodonShelf(Manner manner) {
    this.manner = manner;
    this.media = new MastodonMedia(manner);
  }

  MastodonMedia media() {
    return media;
  }

  List<StagePost> all(int from) {
    return shelf.all(from);
  }

  StageReply create(StageRequest request, String account, Instant now) {
    var key = request.header("idempotency-key").orElse("");
    var keyed = manner == Manner.MASTODON && !key.isBlank();
    var earlier =
        keyed ? keys.find(account, key, now).flatMap(shelf::find) : Optional.<StagePost>empty();
    if (earlier.isPresent()) {
      return told(earlier.get(), request);
    }
    var body = MastodonBody.read(request);
    if (!body.replyTo().isEmpty() && own(body.replyTo(), account).isEmpty()) {
      return MastodonSays.error(
          404, "The post you are trying to reply to does not appear to exist.");
    }
    return body.wrong()
        .or(() -> media.wrong(body, account, ""))
        .map(manner::refused)
        .orElseGet(() -> {
          var bare = shelf.place(account, body.language(), body.text(), request.arrived(), now);
          var post = shelf.change(bare, bare.showing(media.attach(body, bare.id())));
          visibilities.put(post.id(), body.visibility());
          if (keyed) {
            keys.keep(account, key, post.id(), now);
          }
          return told(post, request);
        });
  }

  StageReply edit(String id, StageRequest request, String account, Instant now) {
    var body = MastodonBody.read(request);
    return own(id, account)
        .map(post ->
            body.wrong()
                .or(() -> media.wrong(body, account, id))
                .map(manner::refused)
                .orElseGet(() -> {
                  edited.put(id, now);
                  var other = post.saying(body.text()).showing(media.attach(body, id));
                  return told(shelf.change(post, other), request);
                }))
        .orElseGet(MastodonSays::notFound);
  }

  StageReply delete(String id, StageRequest request, String account) {
    return own(id, account)
        .map(post -> {
          shelf.retract(post);
          return told(post, request);
        })
        .orElseGet(MastodonSays::notFound);
  }

  StageReply read(String id, StageRequest request) {
    return shelf
        .find(id)
        .filter(post -> !post.retracted())
        .map(post -> told(post, request))
        .orElseGet(MastodonSays::notFound);
  }

  /** An account's, newest first, those below {@code max_id}. */
  StageReply of(String accountId, StageRequest request) {
    var query = request.query();
    var limit = query.getOrDefault("limit", "20");
    var below = query.getOrDefault("max_id", "");
    var all = JsonNodeFactory.instance.arrayNode();
    shelf.of(name -> MastodonStage.accountId(name).equals(accountId)).stream()
        .filter(post -> below.isEmpty() || older(post.id(), below))
        .limit(limit.matches("[1-9]|[1-3][0-9]") ? Integer.parseInt(limit) : MOST_A_PAGE)
        .forEach(post -> all.add(json(post, request)));
    return StageReply.json(200, all.toString());
  }

  private static boolean older(String id, String below) {
    return id.length() == below.length() ? id.compareTo(below) < 0 : id.length() < below.length();
  }

  private Optional<StagePost> own(String id, String account) {
    return shelf.find(id).filter(post -> post.account().equals(account) && !post.retracted());
  }

  private StageReply told(StagePost post, StageRequest request) {
    return StageReply.json(200, json(post, request).toString());
  }

  private ObjectNode json(StagePost post, StageRequest request) {
    var visibility = visibilities.getOrDefault(post.id(), "public");
    var status = MastodonSays.status(post, visibility, edited.get(post.id()), request);
    status.set("media_attachments", media.of(post.id()));
    return status;
  }
}
