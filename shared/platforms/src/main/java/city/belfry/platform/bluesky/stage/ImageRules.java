package city.belfry.platform.bluesky.stage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What makes an embed one of images. The union is open: of other embeds nothing is asked.
 *
 * @see <a
 *     href="https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/embed/images.json">
 *     app.bsky.embed.images</a>
 */
final class ImageRules {
  private static final String TYPE = "app.bsky.embed.images";
  private static final int MOST = 4;
  private static final int MOST_BYTES = 2_000_000;

  private ImageRules() {}

  static Optional<String> wrong(JsonNode embed) {
    if (embed.isMissingNode()) {
      return Optional.empty();
    }
    if (!embed.path("$type").isTextual()) {
      return Optional.of("embed must be an object which includes the \"$type\" property");
    }
    return embed.path("$type").textValue().equals(TYPE)
        ? images(embed.path("images"))
        : Optional.empty();
  }

  private static Optional<String> images(JsonNode all) {
    if (!all.isArray() || all.size() > MOST) {
      return Optional.of("embed/images must not have more than " + MOST + " elements");
    }
    return all.valueStream().flatMap(it -> image(it).stream()).findFirst();
  }

  private static Optional<String> image(JsonNode image) {
    if (!image.path("alt").isTextual()) {
      return Optional.of("embed/images/0 must have the property \"alt\"");
    }
    var ratio = image.path("aspectRatio");
    if (!ratio.isMissingNode() && !(side(ratio.path("width")) && side(ratio.path("height")))) {
      return Optional.of("embed/images/0/aspectRatio/width can not be less than 1");
    }
    return blob(image.path("image"));
  }

  private static boolean side(JsonNode node) {
    return node.isIntegralNumber() && node.asLong() >= 1;
  }

  private static Optional<String> blob(JsonNode blob) {
    if (!blob.path("$type").asText("").equals("blob")
        || !blob.path("ref").path("$link").isTextual()
        || !blob.path("size").isIntegralNumber()) {
      return Optional.of("embed/images/0/image should be a blob ref");
    }
    if (!blob.path("mimeType").asText("").startsWith("image/")) {
      return Optional.of("embed/images/0/image has a mimeType that is not accepted");
    }
    return blob.path("size").asLong() <= MOST_BYTES
        ? Optional.empty()
        : Optional.of("embed/images/0/image is too big (maximum " + MOST_BYTES + ")");
  }
}
