package city.belfry.local.cloud;

import city.belfry.local.template.Source;
import city.belfry.time.Clock;
import city.belfry.time.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/**
 * Fires as EventBridge Scheduler does: at every whole period of the clock. The first turn fires at
 * once, so that a restart catches up, if the period is shorter than an hour; instants that passed
 * between two turns fire once.
 */
public final class TickPump implements Pump {
  private static final Duration ONE_THAT_WAITS = Duration.ofHours(1);

  private final String name;
  private final Duration every;
  private final String input;
  private final Invocation function;
  private final Place place;
  private final Clock clock;
  private final Ids ids;
  private final Consumer<String> log;
  private Instant next = Instant.MIN;

  /**
   * @param name the schedule's name
   * @param log gets one line for each call that failed; the next tick is its retry
   */
  public TickPump(
      String name,
      Source.Tick source,
      Invocation function,
      Place place,
      Clock clock,
      Ids ids,
      Consumer<String> log) {
    if (source.every().toMillis() < 1) {
      throw new IllegalArgumentException("a tick comes every %s".formatted(source.every()));
    }
    this.name = name;
    this.every = source.every();
    this.input = source.input();
    this.function = function;
    this.place = place;
    this.clock = clock;
    this.ids = ids;
    this.log = log;
  }

  @Override
  public boolean turn() {
    var now = clock.now();
    if (next.equals(Instant.MIN) && every.compareTo(ONE_THAT_WAITS) >= 0) {
      next = following(now);
    }
    if (now.isBefore(next)) {
      return false;
    }
    next = following(now);
    try {
      var _ = function.call(event(now));
    } catch (IOException | RuntimeException fault) {
      log.accept(Line.of(name, fault));
    }
    return true;
  }

  private Instant following(Instant now) {
    var period = every.toMillis();
    return Instant.ofEpochMilli((Math.floorDiv(now.toEpochMilli(), period) + 1) * period);
  }

  /**
   * What Scheduler sends to a function that has no input of its own.
   *
   * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/">EventBridge
   *     Scheduler</a>
   */
  private byte[] event(Instant now) {
    if (!input.isEmpty()) {
      return input.getBytes(StandardCharsets.UTF_8);
    }
    var event = Json.object();
    event.put("version", "0");
    event.put("id", ids.next());
    event.put("detail-type", "Scheduled Event");
    event.put("source", "aws.scheduler");
    event.put("account", place.account());
    event.put("time", now.truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", place.region());
    event.putArray("resources").add(place.arn("scheduler", "schedule/default/" + name));
    event.put("detail", "{}");
    return Json.bytes(event);
  }
}
