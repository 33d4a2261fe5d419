package city.belfry.usecase.delivery;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.OwnReason;
import city.belfry.domain.journal.Change;
import city.belfry.platform.Account;
import city.belfry.platform.Correction;
import city.belfry.platform.Progress;
import city.belfry.platform.Sighting;
import city.belfry.time.Clock;
import city.belfry.usecase.Stores;
import city.belfry.usecase.channel.ChannelStore;
import java.time.Duration;

/** Asks what became of something a platform took. Never sends. Safe for threads. */
final class FollowPending {
  /** When something pending is first asked after. */
  static final Duration FIRST = Duration.ofSeconds(2);

  /** Then a person must look: longer than a platform's administrator has for a confirmation. */
  private static final Duration LIMIT = Duration.ofMinutes(45);

  private final DeliveryStore deliveries;
  private final ChannelStore channels;
  private final Accounts accounts;
  private final Handover handover;
  private final Clock clock;

  FollowPending(Stores stores, Accounts accounts, Handover handover, Clock clock) {
    this.deliveries = stores.deliveries();
    this.channels = stores.channels();
    this.accounts = accounts;
    this.handover = handover;
    this.clock = clock;
  }

  /** Asks once, and writes what the answer allows. */
  void run(Delivery delivery) {
    var channel = channels.find(delivery.id().channel());
    var next =
        channel
            .map(c -> next(delivery, progress(delivery, c)))
            .orElseGet(() ->
                delivery.unconfirmed(OwnReason.CHANNEL_GONE.with(delivery.id().channel()), ""));
    var change = new Change("publish", "follow", next.state().name());
    handover.send(deliveries.write(delivery, next, Guard.VERSION, change));
  }

  private Progress progress(Delivery delivery, Channel channel) {
    var account = accounts.open(channel, delivery.order().drill());
    var handle = delivery.result().handle();
    return handle == null
        ? search(delivery, account, accounts.platform(channel).correction())
        : account.follow(handle);
  }

  /** The platform gave no handle: only found is believed. */
  private Progress search(Delivery delivery, Account account, Correction correction) {
    var message = deliveries.message(delivery.id(), delivery.order().revision());
    var claim = delivery.claim();
    if (message.isEmpty() || claim.isEmpty()) {
      return new Progress.Underway("");
    }
    return switch (account.find(message.get(), Keys.attempt(delivery, claim.get(), correction))) {
      case Sighting.Found(var candidates) ->
          Owned.first(deliveries, delivery, candidates)
              .<Progress>map(Progress.Visible::new)
              .orElse(new Progress.Underway("not seen yet"));
      case Sighting.Absent() -> new Progress.Underway("not seen yet");
      case Sighting.CannotTell(var raw) -> new Progress.Underway(raw);
    };
  }

  private Delivery next(Delivery delivery, Progress progress) {
    var now = clock.now();
    return switch (progress) {
      case Progress.Visible(var placed) -> delivery.found(placed, now);
      case Progress.Refused(var reason, var raw) -> delivery.rejected(reason, raw);
      case Progress.Underway(var raw) -> {
        var answered = delivery.result().answered();
        yield answered != null && now.isAfter(answered.plus(LIMIT))
            ? delivery.unconfirmed(OwnReason.PENDING_TOO_LONG.with(raw), raw)
            : delivery.lookAgain(now.plus(pause(delivery.tries().looks())), raw);
      }
    };
  }

  /** Every two seconds at first, then ever more slowly, at most every two minutes. */
  private static Duration pause(int looks) {
    return looks < 10 ? FIRST : Duration.ofSeconds(Math.min(120, 5L * (looks - 8)));
  }
}
