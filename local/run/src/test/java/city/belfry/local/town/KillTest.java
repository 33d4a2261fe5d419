package city.belfry.local.town;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.runtime.SystemClock;
import city.belfry.time.Clock;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code kill -9} of the whole town. Side by side: most of the time is spent waiting. */
@Execution(ExecutionMode.CONCURRENT)
class KillTest {
  private static final Duration GLANCE = Duration.ofMillis(100);

  /** What nobody settled is looked up five seconds after the restart. */
  private static final Duration PATIENCE = Duration.ofSeconds(75);

  private final Clock clock = new SystemClock();

  @TempDir private Path folder;

  @Test
  void killedBetweenAcceptAndDueEverythingStillGoesOutOnTimeAndOnce()
      throws IOException, InterruptedException {
    try (var city = new City(folder.resolve("data"))) {
      var due = city.soon();
      var post = city.post(due);
      city.kill();
      city.restart();
      assertThat(clock.now()).as("ready before due, or this says nothing").isBefore(due);

      var receipts = allDelivered(city, post);

      onceAndNeverEarly(city, due);
      assertThat(receipts)
          .allSatisfy(r -> assertThat(r.path("latenessMillis").asDouble()).isBetween(0.0, 1_000.0));
      assertThat(city.page(post)).isEqualTo(200);
    }
  }

  @Test
  void killedRightAfterTheSendsNothingIsDoubledAndWhatWasClaimedIsFound()
      throws IOException, InterruptedException {
    try (var city = new City(folder.resolve("data"))) {
      for (var platform : List.of("weibo", "wechat", "facebook", "x")) {
        city.slow(platform);
      }
      var due = clock.now().plusSeconds(12);
      var post = city.post(due);
      awaitPlaced(city);
      city.kill();
      city.restart();
      assertThat(city.receipts(post)).anyMatch(r -> r.path("state").asText().equals("claimed"));

      var receipts = allDelivered(city, post);

      onceAndNeverEarly(city, due);
      assertThat(receipts)
          .allSatisfy(r -> assertThat(r.path("platformId").asText()).isNotEmpty())
          .allSatisfy(r -> assertThat(r.path("latenessMillis").asDouble()).isNotNegative())
          // The board's ids are chosen: writing the page again is its look-up.
          .filteredOn(r -> !r.path("platform").asText().equals("board"))
          .allSatisfy(r -> assertThat(r.path("attempts").asInt()).isEqualTo(1));
      assertThat(city.arrivals()).as("nothing was even tried again").hasSize(City.ON_STAGE);
    }
  }

  @Test
  void restartedOnlyAfterDueItGoesOutAtOnceAndOnce() throws IOException, InterruptedException {
    try (var city = new City(folder.resolve("data"))) {
      var due = clock.now().plusSeconds(12);
      var post = city.post(due);
      city.kill();
      clock.awaitUntil(due.plusSeconds(1));
      assertThat(city.placed()).isEmpty();
      city.restart();
      var ready = clock.now();

      allDelivered(city, post);

      onceAndNeverEarly(city, due);
      assertThat(city.placed())
          .allSatisfy(p -> assertThat(arrived(p)).isBefore(ready.plusSeconds(10)));
    }
  }

  private void awaitPlaced(City city) throws IOException, InterruptedException {
    var end = clock.now().plus(PATIENCE);
    while (city.placed().size() < City.ON_STAGE) {
      assertThat(clock.now()).as("placed by now").isBefore(end);
      clock.awaitUntil(clock.now().plus(GLANCE));
    }
  }

  private List<JsonNode> allDelivered(City city, String post)
      throws IOException, InterruptedException {
    var end = clock.now().plus(PATIENCE);
    while (true) {
      var receipts = city.receipts(post);
      if (receipts.stream().allMatch(r -> r.path("state").asText().equals("delivered"))) {
        assertThat(receipts).hasSize(City.ON_STAGE + 1);
        return receipts;
      }
      assertThat(clock.now()).as("delivered by now: %s", receipts).isBefore(end);
      clock.awaitUntil(clock.now().plus(GLANCE));
    }
  }

  private static void onceAndNeverEarly(City city, Instant due)
      throws IOException, InterruptedException {
    assertThat(city.placed())
        .extracting(p -> p.path("platform").asText())
        .containsExactlyInAnyOrder("weibo", "wechat", "facebook", "x", "x");
    assertThat(city.placed()).allSatisfy(p -> assertThat(arrived(p)).isAfterOrEqualTo(due));
  }

  private static Instant arrived(JsonNode placed) {
    return Instant.parse(placed.path("arrived").asText());
  }
}
