package city.belfry.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CostTest {
  private static final Path HOME = home();

  private static final Prices PRICES = priceList();
  private static final Counted COUNTED = count();

  @Test
  void thePageSaysWhatTheBenchPrints() throws IOException {
    var page = Files.readString(HOME.resolve("docs/cost.md"));

    assertThat(page).contains(String.join("\n", Bill.of(COUNTED, PRICES)) + "\n");
  }

  @Test
  void anIdleStackCostsNoMoreThanThreeDollars() {
    assertThat(Bill.idle(COUNTED, PRICES)).isBetween(1.0, 3.0);
  }

  @Test
  void anIdleHourIsSixtyTicksAndOneHeartbeat() {
    var hour = COUNTED.idleHour();

    assertThat(hour.of("scheduler.invocation")).isCloseTo(61, within(1e-6));
    // Four shards of an index without anything in it, twice a tick: AWS charges for looking.
    assertThat(hour.of("dynamodb.read")).isGreaterThan(60 * 4 * 0.5);
    assertThat(hour.of("x.post")).isZero();
  }

  @Test
  void everyDeliveryWaitsForItsInstantAtTheCitysCost() {
    // Five publishers for up to ten seconds, with 1,769 MB each.
    assertThat(COUNTED.post().of("lambda.heldGbSecond")).isBetween(5 * 8 * 1.7, 5 * 10.5 * 1.75);
  }

  @Test
  void alarmsAndQueuesAreCountedInTheTemplate() {
    assertThat(COUNTED.inventory().polledQueues()).isEqualTo(5);
    // A queue of dead letters for each platform, the six others, and four metrics of ErrorsAlarm.
    assertThat(COUNTED.inventory().alarmMetrics()).isEqualTo(15);
    assertThat(COUNTED.inventory().dashboards()).isEqualTo(1);
  }

  @Test
  void everyPriceHasASourceAndIsUsedByItsName() {
    assertThat(PRICES.all())
        .allSatisfy(price -> {
          assertThat(price.source()).isNotBlank();
          assertThat(price.dollars()).isPositive();
          assertThat(price.per()).isPositive();
        });
    assertThat(PRICES.all()).extracting(Prices.Price::name).containsAll(used());
  }

  private static Set<String> used() {
    return COUNTED.idleHour().plus(COUNTED.watch()).plus(COUNTED.post()).all().keySet();
  }

  private static Prices priceList() {
    try {
      return Prices.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Counted count() {
    try {
      return Counted.in(HOME, PRICES.assumptions());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path home() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("template.yaml"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("there is no template.yaml above the working folder");
      }
    }
    return folder;
  }
}
