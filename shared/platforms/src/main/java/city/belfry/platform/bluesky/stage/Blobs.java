package city.belfry.platform.bluesky.stage;

import city.belfry.stage.StagePicture;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files that accounts uploaded, by their hashes. One thread.
 *
 * @see <a
 *     href="https://github.com/bluesky-social/atproto/blob/main/packages/pds/src/actor-store/blob/transactor.ts">the
 *     real one's source</a>
 */
final class Blobs {
  static final String UPLOAD = "com.atproto.repo.uploadBlob";
  private static final int MOST_BYTES = 50 << 20;

  private final Points uploads = new Points(1_000, Duration.ofDays(1));
  private final Map<Name, Held> all = new HashMap<>();

  private record Name(String account, String cid) {}

  /**
   * @param type by its bytes; where they are no picture, as it was claimed
   * @param picture null where it is none
   */
  private record Held(String type, int size, @Nullable StagePicture picture) {}

  StageReply upload(StageRequest request, String account, Instant now) {
    if (request.contentType().isEmpty()) {
      return BlueskySays.invalid("Request encoding (Content-Type) required but not provided");
    }
    if (request.body().length > MOST_BYTES) {
      return BlueskySays.error(413, "PayloadTooLarge", "request entity too large");
    }
    if (!uploads.take(account, 1, now)) {
      return uploads.headers(BlueskySays.tooMany(), account, now);
    }
    var picture = StagePicture.of(request.body()).orElse(null);
    var type = picture == null ? request.contentType() : picture.type();
    var cid = Cid.of(request.body());
    all.put(new Name(account, cid), new Held(type, request.body().length, picture));
    var body = BlueskySays.object();
    var blob = body.putObject("blob").put("$type", "blob");
    blob.putObject("ref").put("$link", cid);
    blob.put("mimeType", type).put("size", request.body().length);
    return uploads.headers(BlueskySays.yes(body), account, now);
  }

  /** Why a record cannot show these images. */
  Optional<StageReply> wrong(String account, JsonNode images) {
    return images
        .valueStream()
        .map(image -> image.path("image"))
        .flatMap(blob -> wrongOne(account, blob).stream())
        .findFirst();
  }

  private Optional<StageReply> wrongOne(String account, JsonNode blob) {
    var held = find(account, blob);
    if (held.isEmpty()) {
      return refused("BlobNotFound", "Could not find blob: " + link(blob));
    }
    if (!blob.path("mimeType").asText("").equals(held.get().type())) {
      return refused("InvalidMimeType", "Referenced Mimetype does not match stored blob");
    }
    return blob.path("size").asLong() == held.get().size()
        ? Optional.empty()
        : refused("InvalidSize", "Referenced Size does not match stored blob");
  }

  private static Optional<StageReply> refused(String error, String message) {
    return Optional.of(BlueskySays.error(400, error, message));
  }

  /** The first of the images, as readers see it. */
  @Nullable StagePicture shown(String account, JsonNode images) {
    var image = images.path(0);
    return find(account, image.path("image"))
        .flatMap(held -> Optional.ofNullable(held.picture()))
        .map(picture -> picture.described(image.path("alt").asText("")))
        .orElse(null);
  }

  private Optional<Held> find(String account, JsonNode blob) {
    return Optional.ofNullable(all.get(new Name(account, link(blob))));
  }

  private static String link(JsonNode blob) {
    return blob.path("ref").path("$link").asText("");
  }
}
