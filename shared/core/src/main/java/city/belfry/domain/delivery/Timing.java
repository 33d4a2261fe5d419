package city.belfry.domain.delivery;

import java.time.Duration;

/**
 * The figures of the delivery protocol. Their inequalities: the lead covers three reads and one
 * write; lead &lt; {@link #SEND_BY} &lt; {@link #LONGEST}; the horizon covers two ticks and the
 * travel of a message.
 */
public final class Timing {
  /** How far ahead the tick, and an urgent accept, hand deliveries out. */
  public static final Duration HORIZON = Duration.ofMinutes(3);

  /** A message reaches its publisher so long before due, to prepare and to warm the wire. */
  public static final Duration EARLY = Duration.ofSeconds(10);

  /** The claim is made so long before due: three reads and a write, at their slowest. */
  public static final Duration LEAD = Duration.ofMillis(400);

  /** Of several for one instant each is claimed so much before the one that came before it. */
  public static final Duration LEAD_EACH = Duration.ofNanos(1_100_000);

  /** But never so early that half of {@link #SEND_BY} would not be left for the sending. */
  public static final Duration LONGEST_LEAD = Duration.ofMillis(1_500);

  /** S: a claim that has not sent by then is given back. */
  public static final Duration SEND_BY = Duration.ofSeconds(3);

  /** F: no byte leaves later after a claim; the publishers' time-out. */
  public static final Duration LONGEST = Duration.ofSeconds(40);

  /** E: how far two functions' clocks may differ. */
  public static final Duration CLOCKS = Duration.ofSeconds(2);

  /** N: a request that left its sender has arrived by then, or is lost. */
  public static final Duration NETWORK = Duration.ofSeconds(60);

  /**
   * A claim without an outcome is first looked up then. Earlier than {@link #SENDER}: what is found
   * is true at any time, and a chosen id may be sent again beside its first try.
   */
  public static final Duration FIRST_LOOK = Duration.ofSeconds(5);

  /** A claim whose sender is alive has its outcome by then: connect and read time-outs are over. */
  public static final Duration SENDER = Duration.ofSeconds(20);

  /** A handed-out item is seen again by the tick so long after it should have been done. */
  public static final Duration NET = HORIZON.plusSeconds(30);

  /** A held or parked delivery looks again by itself. */
  public static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

  private Timing() {}
}
