package city.belfry.platform.weibo;

import city.belfry.domain.delivery.Placed;
import city.belfry.platform.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A post as Weibo's API tells it.
 *
 * @param created to the second; null where it cannot be read
 */
record WeiboStatus(String id, String text, @Nullable Instant created) {
  /** Wed Oct 24 23:49:17 +0800 2012. */
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss Z yyyy", Locale.ENGLISH);

  /** Nothing when there is no id: an answer without one proves nothing. */
  static Optional<WeiboStatus> read(JsonNode object) {
    return Json.numericId(object, "idstr", "mid", "id")
        .map(id ->
            new WeiboStatus(
                id, object.path("text").asText(""), created(object.path("created_at").asText(""))));
  }

  Placed placed(String uid) {
    return new Placed(id, WeiboPermalink.of(uid, id), created);
  }

  private static @Nullable Instant created(String text) {
    try {
      return OffsetDateTime.parse(text, CREATED).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
