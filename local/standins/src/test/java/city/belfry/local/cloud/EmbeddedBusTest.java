package city.belfry.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.belfry.local.template.RuleSpec;
import city.belfry.time.SettableClock;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

class EmbeddedBusTest {
  private static final RuleSpec UNCONFIRMED =
      rule(
          "Unconfirmed",
          """
          {"source": ["belfry"], "detail-type": ["DeliverySettled"],
           "detail": {"state": ["unconfirmed", {"prefix": "reject"}], "drill": [false]}}
          """);
  private static final RuleSpec ALL = rule("All", "{\"source\": [\"belfry\"]}");

  private final List<String> log = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final EmbeddedBus bus =
      new EmbeddedBus(
          List.of("empty"),
          List.of(UNCONFIRMED, ALL),
          Place.LOCAL,
          new SettableClock(Instant.parse("2026-11-22T10:00:00.250Z")),
          new CountedIds(),
          log::add);

  @Test
  void tellsTheRulesThatAnEventMatches() {
    bus.listen((rule, _) -> heard.add(rule.logicalId()));

    put("{\"state\": \"unconfirmed\", \"drill\": false}");
    put("{\"state\": \"rejected\", \"drill\": false}");
    put("{\"state\": \"unconfirmed\", \"drill\": true}");
    put("{\"state\": \"delivered\", \"drill\": false}");

    assertThat(heard).containsExactly("Unconfirmed", "All", "Unconfirmed", "All", "All", "All");
  }

  @Test
  void wrapsTheDetailInAwssEnvelope() throws JsonProcessingException {
    put("{\"state\": \"delivered\"}");

    assertThat(Json.read(bus.taken().getFirst().event()))
        .isEqualTo(
            Json.read(
                """
                {"version": "0", "id": "id-1", "detail-type": "DeliverySettled",
                 "source": "belfry", "account": "000000000000",
                 "time": "2026-11-22T10:00:00Z", "region": "us-west-2",
                 "resources": ["post/1"], "detail": {"state": "delivered"}}
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nowhere | belfry      | {}     | InvalidArgument",
        "city    | ''          | {}     | InvalidArgument",
        "city    | belfry      |        | InvalidArgument",
        "city    | belfry      | [1]    | MalformedDetail",
        "city    | belfry      | {      | MalformedDetail",
        "city    | belfry      | {} {}  | MalformedDetail",
        "city    | aws.events  | {}     | NotAuthorizedForSourceException",
      })
  void refusesAnEntryAsAwsDoes(String name, String source, String detail, String code) {
    var answer =
        bus.putEvents(request ->
            request.entries(
                entry("{}").build(),
                entry("{}").eventBusName(name).source(source).detail(detail).build()));

    assertThat(answer.failedEntryCount()).isEqualTo(1);
    assertThat(answer.entries().getFirst().eventId()).isNotNull();
    assertThat(answer.entries().getLast().errorCode()).isEqualTo(code);
    assertThat(answer.entries().getLast().eventId()).isNull();
    assertThat(bus.taken()).hasSize(1);
  }

  @Test
  void knowsABusByItsAddressToo() {
    var answer =
        bus.putEvents(request ->
            request.entries(
                entry("{}")
                    .eventBusName("arn:aws:events:us-west-2:000000000000:event-bus/empty")
                    .build()));

    assertThat(answer.failedEntryCount()).isZero();
    assertThat(bus.taken().getFirst().rules()).isEmpty();
  }

  @Test
  void keepsTheLastThousandEvents() {
    for (int i = 0; i < 1_001; i++) {
      put("{\"number\": %d}".formatted(i));
    }

    assertThat(bus.taken()).hasSize(1_000);
    assertThat(bus.taken().getFirst().event()).contains("\"number\":1}");
    assertThat(bus.taken().getLast().event()).contains("\"number\":1000}");
  }

  @Test
  void goesOnWhenAListenerFails() {
    bus.listen((_, _) -> {
      throw new IllegalStateException("deaf");
    });
    bus.listen((rule, _) -> heard.add(rule.logicalId()));

    var answer = put("{\"state\": \"delivered\"}");

    assertThat(answer.failedEntryCount()).isZero();
    assertThat(heard).containsExactly("All");
    assertThat(log).containsExactly("All: IllegalStateException: deaf");
  }

  @Test
  void saysWhichRuleHasNoPattern() {
    var wrong = rule("Wrong", "{\"detail\": {\"state\": \"no list\"}}");

    assertThatThrownBy(() -> new BusRule(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Wrong has no event pattern");
  }

  private PutEventsResponse put(String detail) {
    return bus.putEvents(request -> request.entries(entry(detail).build()));
  }

  private static PutEventsRequestEntry.Builder entry(String detail) {
    return PutEventsRequestEntry.builder()
        .eventBusName("city")
        .source("belfry")
        .detailType("DeliverySettled")
        .resources("post/1")
        .detail(detail);
  }

  private static RuleSpec rule(String logicalId, String pattern) {
    return new RuleSpec(logicalId, "city", pattern, List.of());
  }
}
