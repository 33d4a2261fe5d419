package city.belfry.usecase.delivery;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Claim;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.OwnReason;
import city.belfry.domain.delivery.Timing;
import city.belfry.domain.journal.Change;
import city.belfry.domain.message.Message;
import city.belfry.domain.message.Variant;
import city.belfry.domain.post.LatePolicy;
import city.belfry.platform.Account;
import city.belfry.platform.Attempt;
import city.belfry.platform.Correction;
import city.belfry.platform.Doubt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.time.Clock;
import city.belfry.time.Ids;
import city.belfry.usecase.Stores;
import city.belfry.usecase.channel.ChannelStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends one delivery: prepares, claims a moment before its instant, awaits it, looks at the clocks
 * once more, and lets the platform be called, once. Safe for threads.
 */
final class AwaitAndPublish {
  private static final Change PREPARE = new Change("publish", "prepare", "");
  private static final Change CLAIM = new Change("publish", "claim", "");
  private static final int CLAIM_TRIES = 3;

  /** Behind a longer line of its channel a delivery does not wait here, but at its wake. */
  private static final Duration LONGEST_PACE = Timing.EARLY.multipliedBy(2);

  private final DeliveryStore deliveries;
  private final ChannelStore channels;
  private final Accounts accounts;
  private final Fences fences;
  private final Resolve resolve;
  private final Settle settle;
  private final Pacing pacing;
  private final Leads leads;
  private final Handover handover;
  private final Clock clock;
  private final Ids ids;
  private final Duration guard;

  AwaitAndPublish(
      Stores stores,
      Accounts accounts,
      Fences fences,
      Resolve resolve,
      Handover handover,
      Clock clock,
      Ids ids,
      Duration guard) {
    this.deliveries = stores.deliveries();
    this.channels = stores.channels();
    this.accounts = accounts;
    this.fences = fences;
    this.resolve = resolve;
    this.handover = handover;
    this.settle = new Settle(deliveries, handover, clock);
    this.pacing = new Pacing();
    this.leads = new Leads();
    this.clock = clock;
    this.ids = ids;
    this.guard = guard;
  }

  /** Tries to send a delivery that waits. What cannot be done now is written with its wake. */
  void run(Delivery delivery) throws InterruptedException {
    var channel = channels.find(delivery.id().channel());
    var message = deliveries.message(delivery.id(), delivery.order().revision());
    if (channel.isEmpty() || message.isEmpty()) {
      end(delivery, channel.isEmpty() ? OwnReason.CHANNEL_GONE : OwnReason.WORDS_GONE);
      return;
    }
    new Sending(channel.get(), message.get(), delivery).run();
  }

  private void end(Delivery delivery, OwnReason reason) {
    deliveries.write(
        delivery,
        delivery.rejected(reason.with(delivery.id().toString()), ""),
        Guard.VERSION,
        PREPARE);
  }

  /**
   * A claim that was made.
   *
   * @param nanos by the monotonic clock, read before its write
   */
  private record Claimed(Delivery delivery, long nanos) {}

  /** One run: what it learns before the claim decides nothing in the claim. */
  private final class Sending {
    private final Channel channel;
    private final Message message;
    private final Delivery first;
    private final Account account;
    private final Correction correction;
    private final String claimId = ids.next();
    private @Nullable Claimed claimed;

    Sending(Channel channel, Message message, Delivery delivery) {
      this.channel = channel;
      this.message = message;
      this.first = delivery;
      this.account = accounts.open(channel, delivery.order().drill());
      this.correction = accounts.platform(channel).correction();
    }

    void run() throws InterruptedException {
      if (first.order().drill() && !channel.drill()) {
        end(first, OwnReason.DRILL_TO_REAL_CHANNEL);
        return;
      }
      switch (account.prepare(message, planned(first))) {
        case Preparation.NotReady(var outcome) -> decline(outcome);
        case Preparation.Ready ready -> claimAndSend(ready);
      }
    }

    private void decline(Outcome outcome) {
      var now = clock.now();
      var next =
          switch (outcome) {
            case Outcome.Deferred(var until, var raw) -> first.deferred(until, raw);
            case Outcome.Rejected(var reason, var raw) -> first.rejected(reason, raw);
            case Outcome.Unauthorized(var reason, var raw) ->
                first.parked(reason, raw, Judge.nextLook(first, now), channel.generation());
            case Outcome.Delivered _, Outcome.Pending _, Outcome.Unknown _ ->
                throw new IllegalStateException("preparing sends nothing: " + outcome);
          };
      handover.send(deliveries.write(first, next, Guard.VERSION, PREPARE));
    }

    private void claimAndSend(Preparation.Ready ready) throws InterruptedException {
      var now = clock.now();
      var slot = pacing.slot(channel, first.sendAt(), now);
      if (slot.isAfter(now.plus(LONGEST_PACE))) {
        decline(new Outcome.Deferred(slot, ""));
        return;
      }
      clock.awaitUntil(leads.before(slot, now));
      claim(ready);
      var mine = claimed;
      if (mine != null) {
        send(mine, ready, slot);
      }
    }

    private void claim(Preparation.Ready ready) {
      for (var tries = 0; tries < CLAIM_TRIES; tries++) {
        var view = fences.read(first.id());
        if (view.isEmpty()) {
          return;
        }
        if (!(view.get().verdict() instanceof Judge.Verdict.Free)
            || view.get().delivery().order().revision() != message.revision()) {
          resolve.write(view.get());
          return;
        }
        if (claim(view.get(), ready)) {
          return;
        }
      }
    }

    /** Answers whether this run is over: the claim was made, or may not be made. */
    private boolean claim(Fences.View view, Preparation.Ready ready) {
      var delivery = view.delivery();
      if (keyForgotten(delivery, view.now())) {
        deliveries.write(
            delivery,
            delivery.unconfirmed(OwnReason.KEY_FORGOTTEN.with(""), delivery.result().raw()),
            Guard.VERSION,
            CLAIM);
        return true;
      }
      var nanos = clock.monotonicNanos();
      var mine = new Claim(claimId, view.now(), variant(delivery, view.now()), ready.kept());
      var next = delivery.claimed(mine, view.now().plus(Timing.FIRST_LOOK));
      var written = deliveries.write(delivery, next, Guard.VERSION, CLAIM).written();
      claimed = written.map(now -> new Claimed(now, nanos)).orElse(null);
      return written.isPresent();
    }

    private void send(Claimed made, Preparation.Ready ready, Instant slot)
        throws InterruptedException {
      var mine = made.delivery();
      var claimAt = mine.claim().orElseThrow().at();
      clock.awaitUntil(slot.plus(guard));
      var attempt = Keys.attempt(mine, mine.claim().orElseThrow(), correction);
      var sending = new Settle.Sending(mine, attempt, message, channel.generation());
      var now = clock.now();
      if (message.drill() && !channel.drill()) {
        // The words say so themselves, whatever the delivery says.
        var leak = OwnReason.DRILL_TO_REAL_CHANNEL.with(mine.id().toString());
        settle.run(sending, now, new Outcome.Rejected(leak, ""));
        return;
      }
      if (tooLate(mine, now, claimAt, made.nanos())) {
        settle.run(sending, now, new Outcome.Deferred(now, "woke too late"));
        return;
      }
      settle.run(sending, now, account.publish(message, ready, attempt));
    }

    /** The attempt as far as it is known while preparing: its claim is still to be made. */
    private Attempt planned(Delivery delivery) {
      var now = clock.now();
      return Keys.attempt(
          delivery, new Claim(claimId, now, variant(delivery, now), Map.of()), correction);
    }

    private boolean tooLate(Delivery mine, Instant now, Instant claimAt, long claimNanos) {
      var ran = Duration.ofNanos(clock.monotonicNanos() - claimNanos);
      return now.isAfter(claimAt.plus(Timing.SEND_BY))
          || ran.compareTo(Timing.SEND_BY) > 0
          || now.isAfter(mine.order().until());
    }

    private Variant variant(Delivery delivery, Instant now) {
      var chosen = delivery.tries().variant();
      if (chosen != null) {
        return chosen;
      }
      if (delivery.tries().corrects() != null && correction != Correction.EDIT) {
        return Variant.CORRECTION;
      }
      var late = now.isAfter(delivery.order().due().plus(LatePolicy.DELAYED_AFTER));
      return late && delivery.order().marksDelay() ? Variant.DELAYED : Variant.ON_TIME;
    }

    private boolean keyForgotten(Delivery delivery, Instant now) {
      var since = delivery.tries().doubtSince();
      return since != null
          && accounts.platform(channel).doubt(channel) instanceof Doubt.Key key
          && now.plus(Timing.LONGEST)
              .plus(key.network())
              .plus(Timing.CLOCKS)
              .isAfter(since.plus(key.life()));
    }
  }
}
