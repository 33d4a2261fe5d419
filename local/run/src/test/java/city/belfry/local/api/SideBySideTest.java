package city.belfry.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A town whose table a newer version works on too, as it is for a while at every deployment. */
class SideBySideTest {
  private static final Instant DUE = TestTown.START.plusSeconds(600);

  private final TestTown town = TestTown.open();

  @AfterEach
  void close() {
    town.close();
  }

  private String post(String key) {
    return town.accept(
        Ask.of("post-street-sweeping")
            .key(key)
            .due(DUE)
            .channels("x-city-en")
            .but(body -> body.withObject("/texts/en").put("headline", "Street " + key)));
  }

  private void state(String post, String state) {
    var dynamo = town.town.cloud().dynamo().client();
    var table = town.town.wiring().tables().getFirst().name();
    var delivery =
        dynamo.scanPaginator(r -> r.tableName(table)).items().stream()
            .filter(item -> text(item, "pk").equals("POST#" + post))
            .filter(item -> text(item, "sk").startsWith("D#"))
            .findFirst()
            .orElseThrow();
    dynamo.updateItem(r ->
        r.tableName(table)
            .key(Map.of("pk", value(delivery, "pk"), "sk", value(delivery, "sk")))
            .updateExpression("SET #state = :state")
            .expressionAttributeNames(Map.of("#state", "state"))
            .expressionAttributeValues(Map.of(":state", AttributeValue.fromS(state))));
  }

  private static String text(Map<String, AttributeValue> item, String attribute) {
    return value(item, attribute).s();
  }

  private static AttributeValue value(Map<String, AttributeValue> item, String attribute) {
    return Objects.requireNonNull(item.get(attribute));
  }

  private String outcome(String post) {
    return town.receipts(post).of("x-city-en").path("state").asText();
  }

  @Test
  void whatAnOlderVersionDoesNotKnowStopsNothingElseAndWaitsForTheNewer() {
    var odd = post("odd");
    var even = post("even");
    town.until(DUE.minusSeconds(120));
    state(odd, "PAUSED");
    town.until(DUE.plus(Duration.ofMinutes(3)));

    assertThat(outcome(even)).isEqualTo("delivered");
    assertThat(town.receipts(odd).status()).isEqualTo(500);
    assertThat(town.complaints())
        .isNotEmpty()
        .allMatch(line -> line.contains(odd) || !line.contains(even));
    assertThat(town.complaints())
        .anyMatch(
            line -> line.contains("state PAUSED, which this version of Belfry does not know"));

    state(odd, "WAITING");
    town.run(Duration.ofMinutes(5));

    assertThat(outcome(odd)).isEqualTo("delivered");
    assertThat(town.arrivals("x")).hasSize(2);
  }
}
