package city.belfry.usecase.heartbeat;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether the system is awake, and how punctual, by its newest heartbeats. Safe for threads. */
public final class ReadHeartbeat {
  /** A day's, when none is missing. */
  public static final int RECEIPTS = 24;

  /** The two hours in which one must have come, and the while that it is ahead and may be late. */
  static final Duration SILENCE = Duration.ofHours(2).plus(Beat.AHEAD).plus(Beat.LATE);

  private final HeartbeatStore heartbeats;
  private final Clock clock;

  public ReadHeartbeat(HeartbeatStore heartbeats, Clock clock) {
    this.heartbeats = heartbeats;
    this.clock = clock;
  }

  /**
   * One that came.
   *
   * @param lateness from due to its first byte
   */
  public record Came(Instant due, Instant sent, Duration lateness) {}

  /**
   * What the heartbeats tell.
   *
   * @param alive whether one came lately
   * @param last the newest that came
   * @param latenesses of all that came, shortest first
   * @param due how many should have come from the oldest that is looked at to the last that came,
   *     one each hour; a system that slept did not even make them
   */
  public record Result(boolean alive, Optional<Came> last, List<Duration> latenesses, int due) {
    public Result {
      latenesses = List.copyOf(latenesses);
    }

    /**
     * The lateness that so many percent did not exceed (nearest rank).
     *
     * @param percent from 1 to 100
     * @return empty when none came
     */
    public Optional<Duration> percentile(int percent) {
      var rank = Math.ceilDiv(latenesses.size() * percent, 100);
      return rank == 0 ? Optional.empty() : Optional.of(latenesses.get(rank - 1));
    }
  }

  public Result run() {
    var looked = heartbeats.newest(RECEIPTS);
    var came = looked.stream().flatMap(d -> came(d).stream()).toList();
    var last = came.stream().findFirst();
    var silence = clock.now().minus(SILENCE);
    return new Result(
        last.filter(newest -> newest.sent().isAfter(silence)).isPresent(),
        last,
        came.stream().map(Came::lateness).sorted().toList(),
        last.map(to -> Math.max(came.size(), hours(looked.getLast(), to))).orElse(0));
  }

  /** Counted with both ends. The schedule fires at any second of its minute, so it is rounded. */
  private static int hours(Delivery from, Came to) {
    var between = Duration.between(from.order().due(), to.due());
    return Math.toIntExact(between.plusMinutes(30).toHours()) + 1;
  }

  private static Optional<Came> came(Delivery delivery) {
    var due = delivery.order().due();
    return Optional.ofNullable(delivery.result().sent())
        .filter(_ -> delivery.state() == DeliveryState.DELIVERED)
        .map(sent -> new Came(due, sent, Duration.between(due, sent)));
  }
}
