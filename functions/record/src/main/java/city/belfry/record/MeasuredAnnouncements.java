package city.belfry.record;

import city.belfry.domain.channel.Heartbeat;
import city.belfry.domain.channel.Snapshot;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.delivery.Timing;
import city.belfry.domain.post.LatePolicy;
import city.belfry.domain.post.Post;
import city.belfry.runtime.Log;
import city.belfry.runtime.MetricLine;
import city.belfry.time.Clock;
import city.belfry.usecase.delivery.Announcements;
import city.belfry.usecase.post.PostStore;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures what is told of deliveries before it is told. A heartbeat is measured apart, and told to
 * nobody. What is told twice is counted twice. Safe for threads.
 */
final class MeasuredAnnouncements implements Announcements {
  private final Announcements told;
  private final PostStore posts;
  private final Log log;
  private final Clock clock;
  private final String stack;

  MeasuredAnnouncements(Announcements told, PostStore posts, Log log, Clock clock, String stack) {
    this.told = told;
    this.posts = posts;
    this.log = log;
    this.clock = clock;
    this.stack = stack;
  }

  @Override
  public void settled(Delivery delivery) {
    var line = MetricLine.on(news("settled", delivery), stack);
    if (isHeartbeat(delivery)) {
      if (wasSent(delivery)) {
        line.millis("HeartbeatLateness", lateness(delivery).toMillis());
        log.line(line.at(clock.now()));
      }
      return;
    }
    told.settled(delivery);
    if (delivery.order().drill()) {
      return;
    }
    var post = wasSent(delivery) ? posts.find(delivery.id().post()) : Optional.<Post>empty();
    if (post.filter(p -> wasOutBefore(delivery, p)).isPresent()) {
      return;
    }
    switch (delivery.state()) {
      case DELIVERED -> line.countOn(delivery.platform(), "Delivered");
      case REJECTED -> line.countOn(delivery.platform(), "Rejected");
      case MISSED -> line.countOn(delivery.platform(), "Missed");
      case UNCONFIRMED -> line.countOn(delivery.platform(), "Unconfirmed");
      case WAITING, HELD, PARKED, CLAIMED, PENDING, CANCELLED -> {
        return;
      }
    }
    if (post.filter(p -> couldBeOnTime(delivery, p)).isPresent()) {
      line.millis("Lateness", lateness(delivery).toMillis());
    }
    log.line(line.at(clock.now()));
  }

  @Override
  public void attention(Delivery delivery) {
    if (isHeartbeat(delivery)) {
      return;
    }
    told.attention(delivery);
    if (delivery.state() == DeliveryState.PARKED && delivery.generation() > 0) {
      log.line(
          MetricLine.on(news("unauthorized", delivery), stack)
              .count("Unauthorized")
              .at(clock.now()));
    }
  }

  @Override
  public void attention(Snapshot snapshot) {
    told.attention(snapshot);
  }

  @Override
  public void settled(Post post, List<Delivery> deliveries) {
    if (deliveries.stream().noneMatch(MeasuredAnnouncements::isHeartbeat)) {
      told.settled(post, deliveries);
    }
  }

  private static ObjectNode news(String what, Delivery delivery) {
    var id = delivery.id();
    var line =
        Log.news(what)
            .put("post", id.post())
            .put("delivery", id.toString())
            .put("channel", id.channel())
            .put("state", delivery.state().name().toLowerCase(Locale.ROOT));
    var reason = delivery.result().reason();
    return reason == null ? line : line.put("reason", reason.code());
  }

  private static boolean isHeartbeat(Delivery delivery) {
    return Heartbeat.isOn(delivery.id().channel());
  }

  private static boolean wasSent(Delivery delivery) {
    return delivery.state() == DeliveryState.DELIVERED && delivery.result().sent() != null;
  }

  /** An edit that leaves the words alone moves on what went out, and was counted, before it. */
  private static boolean wasOutBefore(Delivery delivery, Post post) {
    var sent = delivery.result().sent();
    return sent != null
        && post.revision() == delivery.order().revision()
        && sent.isBefore(post.accepted());
  }

  /**
   * Whether its instant was still to come when its words were accepted, and it went out as on time:
   * after a hold or an outage it is late for a reason that others count.
   */
  private static boolean couldBeOnTime(Delivery delivery, Post post) {
    return delivery.tries().corrects() == null
        && lateness(delivery).compareTo(LatePolicy.DELAYED_AFTER) <= 0
        && !post.accepted().plus(Timing.EARLY).isAfter(delivery.order().due());
  }

  private static Duration lateness(Delivery delivery) {
    return Duration.between(delivery.order().due(), delivery.result().sent());
  }
}
