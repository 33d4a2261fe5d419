package city.belfry.platform.mastodon;

import city.belfry.domain.delivery.Placed;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A status as servers tell of it.
 *
 * @param id opaque: not on every server a number
 * @param created null where it is no instant
 * @param edited the last time; null when never
 * @see <a href="https://docs.joinmastodon.org/entities/Status/">Status</a>
 */
record MastodonStatus(
    String id,
    @Nullable URI url,
    @Nullable Instant created,
    @Nullable Instant edited,
    String content) {
  /** What has no id is none, nor is what is only scheduled. */
  static Optional<MastodonStatus> read(JsonNode status) {
    return Json.id(status.path("id"))
        .filter(id -> !status.has("scheduled_at"))
        .map(id ->
            new MastodonStatus(
                id,
                address(status.path("url").asText("")),
                instant(status.path("created_at")),
                instant(status.path("edited_at")),
                status.path("content").asText("")));
  }

  static Optional<MastodonStatus> read(Reply reply) {
    return Json.good(reply).flatMap(MastodonStatus::read);
  }

  /** With the instant since which residents read its present words. */
  Placed placed() {
    return new Placed(id, url, edited == null ? created : edited);
  }

  private static @Nullable URI address(String url) {
    try {
      return url.matches("https?://.+") ? URI.create(url) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable Instant instant(JsonNode node) {
    try {
      return Instant.parse(node.asText(""));
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
