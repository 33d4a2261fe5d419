package city.belfry.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the API tells of a delivery.
 *
 * @param mark what its words are known by
 * @param attempts how often it was claimed
 * @param answered when its end was learned; null while it has none
 */
public record Receipt(
    String channel, String mark, String state, int attempts, @Nullable Instant answered) {
  private static final Set<String> FINAL =
      Set.of("delivered", "rejected", "cancelled", "missed", "unconfirmed");

  public static Receipt of(JsonNode receipt) {
    var answered = receipt.path("answered").asText("");
    var landing =
        new Landing("", receipt.path("text").asText(), Instant.parse(receipt.path("due").asText()));
    return new Receipt(
        receipt.path("channel").asText(),
        landing.mark(),
        receipt.path("state").asText(),
        receipt.path("attempts").asInt(),
        answered.isEmpty() ? null : Instant.parse(answered));
  }

  public static boolean settled(JsonNode receipt) {
    return FINAL.contains(receipt.path("state").asText());
  }

  public boolean settled() {
    return FINAL.contains(state);
  }
}
