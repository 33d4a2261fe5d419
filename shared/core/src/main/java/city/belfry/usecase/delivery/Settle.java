package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.Sent;
import city.belfry.domain.delivery.Timing;
import city.belfry.domain.journal.Change;
import city.belfry.domain.message.Message;
import city.belfry.platform.Attempt;
import city.belfry.platform.Outcome;
import city.belfry.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Writes how an attempt ended, under the condition that the claim is still its own. */
final class Settle {
  private final DeliveryStore deliveries;
  private final Handover handover;
  private final Clock clock;

  Settle(DeliveryStore deliveries, Handover handover, Clock clock) {
    this.deliveries = deliveries;
    this.handover = handover;
    this.clock = clock;
  }

  /**
   * An attempt under way.
   *
   * @param mine as the claim left it
   * @param generation of the channel's credentials that it used
   */
  record Sending(Delivery mine, Attempt attempt, Message message, long generation) {}

  /**
   * Settles an attempt.
   *
   * @param sent just before the first byte
   */
  void run(Sending sending, Instant sent, Outcome outcome) {
    var mine = sending.mine();
    if (outcome instanceof Outcome.Delivered(var placed)) {
      deliveries.own(mine.id(), mine.order().revision(), placed.id());
    }
    var change = new Change("publish", "settle", outcome.getClass().getSimpleName());
    var next = next(sending, sent, clock.now(), outcome);
    switch (deliveries.write(mine, next, Guard.CLAIM, change)) {
      case Written.Done(var now) -> handover.send(now);
      case Written.Refused(var found) -> {
        if (outcome instanceof Outcome.Delivered && found.isPresent()) {
          deliveries.write(found.get(), late(found.get(), next), Guard.NOT_DELIVERED, change);
        }
      }
    }
  }

  /** The yes of a claim that was lost; what others have tried since stays written down. */
  private static Delivery late(Delivery found, Delivery next) {
    return new Delivery(
        found.id(),
        found.platform(),
        next.order(),
        next.state(),
        found.ver(),
        null,
        null,
        0,
        found.tries().sending(next.tries().sent().getLast()),
        next.result());
  }

  private static Delivery next(Sending sending, Instant sent, Instant answered, Outcome outcome) {
    var mine = sending.mine();
    var attempt = sending.attempt();
    var words = sending.message().words(attempt.variant());
    var hash = Keys.hash(words.title() + "\n" + words.text());
    var marked = mine.sending(new Sent(sent, attempt.claimId(), hash, attempt.key()));
    return switch (outcome) {
      case Outcome.Delivered(var placed) -> marked.delivered(placed, sent, answered);
      case Outcome.Pending(var handle, var _) ->
          marked.pending(handle, sent, answered, answered.plus(FollowPending.FIRST));
      case Outcome.Rejected(var reason, var raw) -> marked.rejected(reason, raw);
      case Outcome.Deferred(var until, var raw) -> {
        var soonest = answered.plus(pause(mine.tries().number()));
        yield mine.deferred(until.isBefore(soonest) ? soonest : until, raw);
      }
      case Outcome.Unauthorized(var reason, var raw) ->
          mine.parked(reason, raw, Judge.nextLook(mine, answered), sending.generation());
      case Outcome.Unknown(var raw) ->
          marked.unknown(raw, sent, answered, Timing.LONGEST, answered.plus(SettleUnknown.FIRST));
    };
  }

  /** A second after the first try, then twice as long each time, at most a minute. */
  private static Duration pause(int tries) {
    return Duration.ofSeconds(Math.min(60, 1L << Math.clamp(tries - 1L, 0, 6)));
  }
}
