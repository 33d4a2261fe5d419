package city.belfry.usecase.watch;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.post.Post;
import city.belfry.platform.Budget;
import city.belfry.platform.Catalog;
import city.belfry.time.Clock;
import city.belfry.usecase.Stores;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** How much is left of what a platform lets a channel send. Safe for threads. */
public final class ReadBudget {
  private static final int PAGE = 100;

  private final Stores stores;
  private final Catalog platforms;
  private final Clock clock;

  public ReadBudget(Stores stores, Catalog platforms, Clock clock) {
    this.stores = stores;
    this.platforms = platforms;
    this.clock = clock;
  }

  /**
   * A budget, and what Belfry spent of it.
   *
   * @param sent messages, corrections too, that are out or may be; those of posts that were due
   *     more than a month before the budget's time began are not looked for
   */
  public record Spent(Budget budget, int sent) {}

  /** Nothing where the platform has no such limit. */
  public Optional<Spent> of(Channel channel) {
    return platforms
        .find(channel.platform())
        .flatMap(platform -> platform.budget(channel, clock.now()))
        .map(budget -> new Spent(budget, since(channel.name(), budget.since())));
  }

  private int since(String channel, Instant since) {
    var last = YearMonth.from(clock.now().atOffset(ZoneOffset.UTC));
    var month = YearMonth.from(since.atOffset(ZoneOffset.UTC)).minusMonths(1);
    var count = 0;
    for (; !month.isAfter(last); month = month.plusMonths(1)) {
      count += inMonth(month, channel, since);
    }
    return count;
  }

  private int inMonth(YearMonth month, String channel, Instant since) {
    var count = 0;
    var page = stores.posts().list(month, PAGE, null);
    while (true) {
      for (var post : page.posts()) {
        count += ofPost(post, channel, since);
      }
      if (page.next() == null) {
        return count;
      }
      page = stores.posts().list(month, PAGE, Objects.requireNonNull(page.next()));
    }
  }

  private int ofPost(Post post, String channel, Instant since) {
    if (post.plan().stream().noneMatch(planned -> planned.channel().equals(channel))) {
      return 0;
    }
    var deliveries = stores.deliveries();
    return (int)
        Stream.concat(deliveries.ofPost(post.id()).stream(), deliveries.earlier(post.id()).stream())
            .filter(delivery -> delivery.id().channel().equals(channel))
            .filter(delivery -> isSent(delivery, since))
            .count();
  }

  private static boolean isSent(Delivery delivery, Instant since) {
    var sent = delivery.result().sent();
    return sent != null
        && !sent.isBefore(since)
        && switch (delivery.state()) {
          case DELIVERED, PENDING, UNCONFIRMED -> true;
          case WAITING, HELD, PARKED, CLAIMED, REJECTED, CANCELLED, MISSED -> false;
        };
  }
}
