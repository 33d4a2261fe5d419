package city.belfry.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the functions measure, as CloudWatch would take it from their lines. */
class MetricsTest {
  private static final Instant DUE = TestTown.START.plusSeconds(600);

  private final TestTown town = TestTown.open();

  @AfterEach
  void close() {
    town.close();
  }

  private Stream<ObjectNode> measured() {
    return Stream.of("tick", "settled", "unauthorized", "conflict")
        .flatMap(what -> town.news(what).stream());
  }

  private List<ObjectNode> of(String metric) {
    return measured().filter(line -> line.has(metric)).toList();
  }

  private Set<String> platforms(String metric) {
    return of(metric).stream()
        .map(line -> line.path("Platform").asText())
        .collect(Collectors.toSet());
  }

  /**
   * The rules of the format that a line can break.
   *
   * @see <a href=
   *     "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">the
   *     specification</a>
   */
  static void isWellFormed(JsonNode line) {
    var aws = line.path("_aws");
    assertThat(aws.path("Timestamp").isIntegralNumber()).isTrue();
    assertThat(aws.path("CloudWatchMetrics").isArray()).isTrue();
    assertThat(aws.path("CloudWatchMetrics")).isNotEmpty();
    for (var directive : aws.path("CloudWatchMetrics")) {
      assertThat(directive.path("Namespace").asText()).isEqualTo("Belfry");
      assertThat(directive.path("Dimensions")).isNotEmpty();
      for (var set : directive.path("Dimensions")) {
        assertThat(set.size()).isBetween(1, 30);
        set.forEach(name -> assertThat(line.path(name.asText()).isTextual()).isTrue());
        set.forEach(name -> assertThat(line.path(name.asText()).asText()).isNotBlank());
      }
      assertThat(directive.path("Metrics").size()).isBetween(1, 100);
      for (var metric : directive.path("Metrics")) {
        assertThat(line.path(metric.path("Name").asText()).isNumber()).isTrue();
        assertThat(metric.path("Unit").asText()).isIn("Count", "Milliseconds", "Seconds");
      }
    }
  }

  @Test
  void countsEachDeliveryOnceByItsPlatformAndHowLateItWas() {
    var post =
        town.accept(
            Ask.of("post-street-sweeping").due(DUE).channels("board-city", "facebook-city"));
    town.until(DUE.plusSeconds(60));

    assertThat(platforms("Delivered")).containsExactlyInAnyOrder("board", "facebook");
    assertThat(of("Lateness")).hasSize(2);
    for (var line : of("Lateness")) {
      assertThat(line.path("Lateness").asLong()).isBetween(0L, 1_000L);
      assertThat(line.path("post").asText()).isEqualTo(post);
      assertThat(line.path("Stack").asText()).isEqualTo("belfry");
      assertThat(line.path("_aws").toString())
          .contains("[\"Stack\"]")
          .contains("[\"Stack\",\"Platform\"]");
    }
    assertThat(measured()).isNotEmpty().allSatisfy(MetricsTest::isWellFormed);
  }

  @Test
  void anEditThatLeavesTheWordsAloneIsCountedNoSecondTime() {
    var first = Ask.of("post-street-sweeping").due(DUE).channels("board-city");
    var post = town.accept(first);
    town.until(DUE.plusSeconds(60));
    town.edit(post, first);
    town.run(Duration.ofMinutes(3));

    assertThat(platforms("Delivered")).containsExactly("board");
    assertThat(of("Lateness")).hasSize(1);
  }

  @Test
  void whatIsDueAtOnceHasNoLateness() {
    town.accept(
        Ask.of("post-street-sweeping").channels("board-city").but(body -> body.remove("due")));
    town.run(Duration.ofSeconds(30));

    assertThat(platforms("Delivered")).containsExactly("board");
    assertThat(of("Lateness")).isEmpty();
  }

  @Test
  void countsWhatWasRefused() {
    town.sample("key");
    town.accept(
        Ask.of("post-street-sweeping")
            .due(DUE)
            .channels("sample-key")
            .but(b -> ((ObjectNode) b.at("/texts/en")).put("body", "No (refuse) today.")));
    town.until(DUE.plusSeconds(60));

    assertThat(platforms("Rejected")).containsExactly("sample");
    assertThat(of("Lateness")).isEmpty();
  }

  @Test
  void countsAChannelThatLostItsLogin() {
    town.secret("channels/facebook/facebook-city", "{\"pageToken\":\"revoked-city\"}");
    town.accept(Ask.of("post-street-sweeping").due(DUE).channels("facebook-city"));
    town.until(DUE.plusSeconds(60));

    assertThat(of("Unauthorized")).isNotEmpty().allSatisfy(MetricsTest::isWellFormed);
  }

  @Test
  void measuresEveryMinuteWhatShouldHaveBeenLookedAt() {
    town.accept(Ask.of("post-street-sweeping").due(DUE).channels("board-city"));
    town.run(Duration.ofMinutes(3));
    var quiet = of("WakeDepth").size();
    assertThat(quiet).isGreaterThanOrEqualTo(3);
    assertThat(of("WakeDepth")).allMatch(line -> line.path("WakeDepth").asLong() == 0);
    town.ticks(false);
    town.run(Duration.ofMinutes(9));
    town.ticks(true);
    town.settle();

    var line = of("WakeDepth").get(quiet);
    assertThat(line.path("WakeDepth").asLong()).isPositive();
    assertThat(line.path("WakeOldestSeconds").asLong()).isBetween(120L, 600L);
    assertThat(measured()).allSatisfy(MetricsTest::isWellFormed);
  }

  @Test
  void aMessageBearsTheRequestThatSentIt() {
    town.accept(
        Ask.of("post-street-sweeping").channels("board-city").but(body -> body.remove("due")));
    town.run(Duration.ofSeconds(30));

    var accepted =
        town.news("request").stream()
            .filter(line -> line.path("route").asText().equals("POST /v1/posts"))
            .findFirst()
            .orElseThrow();
    assertThat(accepted.path("request").asText()).isNotBlank();
    assertThat(town.news("message"))
        .isNotEmpty()
        .anySatisfy(line -> {
          assertThat(line.path("request")).isEqualTo(accepted.path("request"));
          assertThat(line.at("/body/delivery").asText())
              .startsWith(accepted.path("about").asText());
        });
  }

  @Test
  void noWordOfAPostStandsInALog() {
    town.accept(Ask.of("post-marathon-closure").due(DUE));
    town.until(DUE.plusSeconds(60));

    assertThat(Stream.of("request", "message", "tick", "settled"))
        .allSatisfy(what ->
            assertThat(town.news(what))
                .isNotEmpty()
                .noneMatch(line ->
                    line.toString().contains("Marathon") || line.toString().contains("marathon")));
  }
}
