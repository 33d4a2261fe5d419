package city.belfry.domain.delivery;

import java.time.Duration;
import java.time.Instant;

/** What a delivery needs now. */
public sealed interface Next {
  /** A message's delay counts in whole seconds: so much too early is early enough. */
  Duration SLACK = Duration.ofSeconds(2);

  /** Prepare, claim and send. */
  record Publish() implements Next {}

  /** A look-up's or a question's message may come so much too early: clocks differ. */
  Duration LOOK_SLACK = Duration.ofSeconds(1);

  /** Nothing before then: whoever set that instant has sent a message for it, or the tick will. */
  record Wait(Instant until) implements Next {}

  /** Read the post and the hold: it waits for one of them, or its time is over. */
  record Judge() implements Next {}

  /** A claim has had no outcome for a while: look on the platform. */
  record LookUp() implements Next {}

  /** Ask the platform what became of it. */
  record Follow() implements Next {}

  /** It is final. */
  record Nothing() implements Next {}

  /** What a delivery needs at an instant. */
  static Next of(Delivery delivery, Instant now) {
    return switch (delivery.state()) {
      case WAITING -> {
        var until = delivery.order().until();
        if (now.isAfter(until)) {
          yield new Judge();
        }
        var ready = delivery.sendAt().minus(Timing.EARLY);
        var over = until.plusMillis(1);
        yield now.isBefore(ready.minus(SLACK))
            ? new Wait(ready.isBefore(over) ? ready : over)
            : new Publish();
      }
      case HELD, PARKED -> new Judge();
      case CLAIMED -> looked(delivery, now, new LookUp());
      case PENDING -> looked(delivery, now, new Follow());
      case DELIVERED, REJECTED, CANCELLED, MISSED, UNCONFIRMED -> new Nothing();
    };
  }

  private static Next looked(Delivery delivery, Instant now, Next look) {
    var next = delivery.tries().look();
    var from =
        next == null
            ? delivery.claim().map(claim -> claim.at().plus(Timing.FIRST_LOOK)).orElse(now)
            : next.minus(LOOK_SLACK);
    return now.isBefore(from) ? new Wait(next == null ? from : next) : look;
  }
}
