package city.belfry.usecase.delivery;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Claim;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.Next;
import city.belfry.domain.delivery.OwnReason;
import city.belfry.domain.delivery.Reason;
import city.belfry.domain.delivery.Timing;
import city.belfry.domain.journal.Change;
import city.belfry.domain.message.Message;
import city.belfry.platform.Correction;
import city.belfry.platform.Doubt;
import city.belfry.platform.Platform;
import city.belfry.platform.Sighting;
import city.belfry.time.Clock;
import city.belfry.usecase.Stores;
import city.belfry.usecase.channel.ChannelStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks after a claim whose outcome nobody knows: a time-out, a broken answer, a crash. Never
 * sends; only evidence, or certain absence, lets it be sent again. Safe for threads.
 */
final class SettleUnknown {
  /** When an unknown outcome is first looked up. */
  static final Duration FIRST = Duration.ofSeconds(5);

  /** The next look is so far ahead that a doubled message finds it still to come. */
  private static final Duration SOONEST = Next.LOOK_SLACK.multipliedBy(2);

  /** The channel's setting that says so. */
  private static final String AFTER_ABSENT = "afterAbsent";

  /** After so long without any evidence a person must look. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final List<Duration> NEXT =
      List.of(Duration.ofSeconds(10), Duration.ofSeconds(25), Duration.ofSeconds(60));

  private final DeliveryStore deliveries;
  private final ChannelStore channels;
  private final Accounts accounts;
  private final Handover handover;
  private final Clock clock;
  private final Duration emergencyDoubt;

  SettleUnknown(
      Stores stores, Accounts accounts, Handover handover, Clock clock, Duration emergencyDoubt) {
    this.deliveries = stores.deliveries();
    this.channels = stores.channels();
    this.accounts = accounts;
    this.handover = handover;
    this.clock = clock;
    this.emergencyDoubt = emergencyDoubt;
  }

  /** Looks once, and writes what that allows. */
  void run(Delivery delivery) {
    var channel = channels.find(delivery.id().channel());
    var message = deliveries.message(delivery.id(), delivery.order().revision());
    var claim = delivery.claim();
    if (claim.isEmpty()) {
      return;
    }
    var next =
        channel.isEmpty() || message.isEmpty()
            ? delivery.unconfirmed(OwnReason.CHANNEL_GONE.with(delivery.id().toString()), "")
            : look(delivery, claim.get(), channel.get(), message.get());
    var change = new Change("publish", "look-up", next.state().name());
    handover.send(deliveries.write(delivery, next, Guard.VERSION, change));
  }

  private Delivery look(Delivery delivery, Claim claim, Channel channel, Message message) {
    var now = clock.now();
    var over = claim.at().plus(Timing.LONGEST).plus(Timing.CLOCKS);
    var platform = accounts.platform(channel);
    if (claim.isRestored()) {
      return restored(delivery, channel, message, claim, platform.doubt(channel), now);
    }
    if (delivery.tries().corrects() != null && platform.correction() == Correction.EDIT) {
      return delivery.resendable(now);
    }
    return switch (doubt(platform, channel)) {
      case Doubt.ChosenId() -> delivery.resendable(now);
      case Doubt.Key key -> {
        var again = over.plus(longest(key.network(), key.between()));
        yield now.isBefore(again) ? again(delivery, again, now) : delivery.resendable(now);
      }
      case Doubt.Searchable(var network, var lag) ->
          search(delivery, channel, message, claim, Optional.of(over.plus(network).plus(lag)), now);
      case Doubt.FoundOnly() -> search(delivery, channel, message, claim, Optional.empty(), now);
      case Doubt.Blind() -> blind(delivery, claim.at().plus(Timing.SENDER), now);
    };
  }

  /** Found is believed; all else is a person's to decide, for nothing is sent again by itself. */
  private Delivery restored(
      Delivery delivery, Channel channel, Message message, Claim claim, Doubt doubt, Instant now) {
    return switch (doubt) {
      case Doubt.Searchable _, Doubt.FoundOnly _ -> {
        var account = accounts.open(channel, delivery.order().drill());
        var attempt = Keys.attempt(delivery, claim, correction(channel));
        yield account.find(message, attempt) instanceof Sighting.Found(var candidates)
            ? Owned.first(deliveries, delivery, candidates)
                .map(placed -> delivery.found(placed, now))
                .orElseGet(() -> reviewed(delivery, now))
            : reviewed(delivery, now);
      }
      case Doubt.ChosenId _, Doubt.Key _, Doubt.Blind _ -> reviewed(delivery, now);
    };
  }

  private static Delivery reviewed(Delivery delivery, Instant now) {
    var why = OwnReason.REVIEW_AFTER_RESTORE.with("");
    var over = delivery.order().until().plusMillis(1);
    return over.isAfter(now)
        ? delivery.parked(why, "", over)
        : delivery.unconfirmed(why, delivery.result().raw());
  }

  /** A sender that is alive tells more than a look-up could. */
  private static Delivery blind(Delivery delivery, Instant senderDone, Instant now) {
    return now.isBefore(senderDone)
        ? delivery.lookAgain(senderDone, "")
        : delivery.unconfirmed(unclear(), delivery.result().raw());
  }

  /** A channel may ask a person rather than believe an absence. */
  private static Doubt doubt(Platform platform, Channel channel) {
    var doubt = platform.doubt(channel);
    var ask = "ask".equals(channel.settings().get(AFTER_ABSENT));
    return ask && doubt instanceof Doubt.Searchable ? new Doubt.FoundOnly() : doubt;
  }

  private Delivery search(
      Delivery delivery,
      Channel channel,
      Message message,
      Claim claim,
      Optional<Instant> certain,
      Instant now) {
    var account = accounts.open(channel, delivery.order().drill());
    return switch (account.find(message, Keys.attempt(delivery, claim, correction(channel)))) {
      case Sighting.Found(var candidates) ->
          Owned.first(deliveries, delivery, candidates)
              .map(placed -> delivery.found(placed, now))
              .orElseGet(() -> absent(delivery, claim, certain, now));
      case Sighting.Absent() -> absent(delivery, claim, certain, now);
      case Sighting.CannotTell(var raw) -> patient(delivery, claim, now, raw);
    };
  }

  private Delivery absent(Delivery delivery, Claim claim, Optional<Instant> certain, Instant now) {
    if (certain.isEmpty()) {
      return patient(delivery, claim, now, "not seen, which proves nothing here");
    }
    if (now.isAfter(certain.get())) {
      return delivery.absent(now, false);
    }
    return believes(delivery, claim, now)
        ? delivery.absent(now, true)
        : again(delivery, earliest(next(delivery, now), certain.get().plusMillis(1)), now);
  }

  private boolean believes(Delivery delivery, Claim claim, Instant now) {
    var sent = delivery.result().sent();
    // Without an outcome the sender may still be waiting for its own.
    var soonest =
        sent == null
            ? claim.at().plus(longest(emergencyDoubt, Timing.SENDER))
            : sent.plus(emergencyDoubt);
    return delivery.order().emergency() && emergencyDoubt.isPositive() && !now.isBefore(soonest);
  }

  private Correction correction(Channel channel) {
    return accounts.platform(channel).correction();
  }

  private Delivery patient(Delivery delivery, Claim claim, Instant now, String raw) {
    return now.isAfter(claim.at().plus(PATIENCE))
        ? delivery.unconfirmed(unclear(), raw)
        : delivery.lookAgain(next(delivery, now), raw);
  }

  private static Delivery again(Delivery delivery, Instant at, Instant now) {
    var soonest = now.plus(SOONEST);
    return delivery.lookAgain(at.isBefore(soonest) ? soonest : at, "");
  }

  private static Instant next(Delivery delivery, Instant now) {
    var looks = Math.min(delivery.tries().looks(), NEXT.size()) - 1;
    return now.plus(NEXT.get(Math.max(0, looks)));
  }

  private static Reason unclear() {
    return OwnReason.CANNOT_TELL.with("");
  }

  private static Duration longest(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static Instant earliest(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
