package city.belfry.publish;

import city.belfry.domain.delivery.Claim;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.message.Variant;
import city.belfry.platform.Fee;
import city.belfry.platform.Platform;
import city.belfry.platform.Tariff;
import city.belfry.runtime.Log;
import city.belfry.runtime.MetricLine;
import city.belfry.time.Clock;
import city.belfry.usecase.delivery.DeliveryStore;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Counts what one platform takes money for, at its list price: in millionths of a US dollar. Safe
 * for threads.
 */
final class CountedFees {
  private final String platform;
  private final Optional<Tariff> tariff;
  private final Log log;
  private final Clock clock;
  private final String stack;

  CountedFees(Optional<Platform> platform, Log log, Clock clock, String stack) {
    this.platform = platform.map(Platform::name).orElse("");
    this.tariff = platform.flatMap(Platform::tariff);
    this.log = log;
    this.clock = clock;
    this.stack = stack;
  }

  /** Drills too: what reaches an account of the platform is paid there. */
  void message(Delivery delivered, DeliveryStore deliveries) {
    if (tariff.isEmpty()) {
      return;
    }
    var id = delivered.id();
    var tries = delivered.tries();
    var variant =
        delivered
            .claim()
            .map(Claim::variant)
            .or(() -> Optional.ofNullable(tries.variant()))
            .orElse(Variant.ON_TIME);
    deliveries
        .message(id, delivered.order().revision())
        .ifPresent(message -> count(of(id, "message"), tariff.get().message(message, variant)));
  }

  void takenBack(DeliveryId id, int messages) {
    tariff.ifPresent(t -> count(of(id, "retraction"), t.retraction().times(messages)));
  }

  void watched(String channel) {
    tariff.ifPresent(t -> count(of(channel, "watch"), t.watch()));
  }

  private static ObjectNode of(DeliveryId id, String what) {
    return of(id.channel(), what).put("post", id.post()).put("delivery", id.toString());
  }

  private static ObjectNode of(String channel, String what) {
    return Log.news("fee").put("of", what).put("channel", channel);
  }

  private void count(ObjectNode line, Fee fee) {
    if (!fee.isNone()) {
      log.line(
          MetricLine.on(line, stack).countOn(platform, "CostUnits", fee.micros()).at(clock.now()));
    }
  }
}
