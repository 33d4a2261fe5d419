package city.belfry.platform.mastodon.stage;

import city.belfry.platform.mastodon.Mastodon;
import city.belfry.stage.StagePicture;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pictures that accounts uploaded, each for one status. One thread. */
final class MastodonMedia {
  private static final int MOST_BYTES = 16 << 20;
  private static final int MOST = 4;

  private final Manner manner;
  private final Map<String, Media> all = new LinkedHashMap<>();
  private long last = 112_000_000_000_000_000L;

  MastodonMedia(Manner manner) {
    this.manner = manner;
  }

  /**
   * @param status which shows it; empty as long as none does
   */
  private record Media(String id, String account, StagePicture picture, String status) {
    Media in(String other) {
      return new Media(id, account, picture, other);
    }

    Media described(String words) {
      return new Media(id, account, picture.described(words), status);
    }
  }

  StageReply upload(StageRequest request, String account) {
    var picture = request.file("file").flatMap(file -> StagePicture.of(file.body()));
    var alt = request.form().getOrDefault("description", "");
    if (picture.isEmpty()) {
      return manner.refused("File type of uploaded media could not be verified");
    }
    if (picture.get().bytes().length > MOST_BYTES) {
      return manner.refused("Validation failed: File file size must be less than 16 MB");
    }
    if (tooLong(alt)) {
      return manner.refused("Validation failed: Description is too long");
    }
    var media = new Media(String.valueOf(++last), account, picture.get().described(alt), "");
    all.put(media.id, media);
    return switch (manner) {
      case MASTODON -> told(200, media);
      case IMITATION -> told(202, media);
    };
  }

  private static boolean tooLong(String alt) {
    return alt.codePointCount(0, alt.length()) > Mastodon.LONGEST_ALT;
  }

  /** Only as long as no status shows it. */
  StageReply read(String id, String account) {
    return free(id, account, "").map(media -> told(200, media)).orElseGet(MastodonSays::notFound);
  }

  /** What an account may show by a status, or by a new one. */
  private Optional<Media> free(String id, String account, String status) {
    return Optional.ofNullable(all.get(id))
        .filter(media -> media.account.equals(account))
        .filter(media -> media.status.isEmpty() || media.status.equals(status));
  }

  /**
   * @param status empty for a new one
   */
  Optional<String> wrong(MastodonBody body, String account, String status) {
    if (body.media().size() > MOST) {
      return Optional.of("Validation failed: Cannot attach more than 4 files");
    }
    if (body.described().values().stream().anyMatch(MastodonMedia::tooLong)) {
      return Optional.of("Validation failed: Description is too long");
    }
    return body.media().stream()
        .filter(id -> free(id, account, status).isEmpty())
        .findFirst()
        .map(id -> "Media " + id + " not found or already attached to another post");
  }

  /** Gives a status these and no others; answers the first. */
  @Nullable StagePicture attach(MastodonBody body, String status) {
    all.replaceAll((_, media) -> media.status.equals(status) ? media.in("") : media);
    body.media().forEach(id -> all.computeIfPresent(id, (_, media) -> media.in(status)));
    body.described()
        .forEach((id, words) -> all.computeIfPresent(id, (_, media) -> media.described(words)));
    return body.media().stream()
        .map(all::get)
        .filter(Objects::nonNull)
        .map(Media::picture)
        .findFirst()
        .orElse(null);
  }

  ArrayNode of(String status) {
    var shown = JsonNodeFactory.instance.arrayNode();
    all.values().stream()
        .filter(media -> media.status.equals(status))
        .forEach(media -> shown.add(MastodonSays.media(media.id, media.picture)));
    return shown;
  }

  private static StageReply told(int status, Media media) {
    return StageReply.json(status, MastodonSays.media(media.id, media.picture).toString());
  }
}
