package city.belfry.local.rehearse;

import city.belfry.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of the receipt table.
 *
 * @param receipt as the API tells it
 * @param arrivalLateness of the request at the stage, by the stage's clock; null where the stage
 *     does not see it
 * @param counts in the figures of lateness
 */
record Row(JsonNode receipt, @Nullable Double arrivalLateness, boolean counts) {
  private static final List<String> FIELDS =
      List.of(
          "post",
          "channel",
          "platform",
          "language",
          "due",
          "sent",
          "latenessMillis",
          "attempts",
          "state",
          "platformId",
          "permalink");

  static Row of(JsonNode receipt, Map<String, Instant> arrivals, boolean counts) {
    var arrived =
        arrivals.get(key(receipt.path("platform").asText(), receipt.path("platformId").asText()));
    return new Row(
        receipt,
        arrived == null
            ? null
            : Duration.between(Instant.parse(receipt.path("due").asText()), arrived).toNanos()
                / 1_000_000.0,
        counts);
  }

  /** What a post on the stage is known by. */
  static String key(String platform, String id) {
    return platform + "/" + id;
  }

  String text(String field) {
    return receipt.path(field).asText("");
  }

  boolean sent() {
    return receipt.has("sent");
  }

  double lateness() {
    return receipt.path("latenessMillis").asDouble();
  }

  static JsonNode json(String scenario, List<Row> rows) {
    var document = Json.object().put("scenario", scenario);
    var receipts = document.putArray("receipts");
    for (var row : rows) {
      var node = receipts.addObject();
      for (var field : FIELDS) {
        node.set(field, row.receipt.get(field));
        if (field.equals("latenessMillis")) {
          node.put("arrivalLatenessMillis", row.arrivalLateness);
        }
      }
    }
    return document;
  }
}
