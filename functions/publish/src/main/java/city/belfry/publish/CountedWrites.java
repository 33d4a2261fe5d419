package city.belfry.publish;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.journal.Change;
import city.belfry.domain.message.Message;
import city.belfry.runtime.Log;
import city.belfry.runtime.MetricLine;
import city.belfry.time.Clock;
import city.belfry.usecase.delivery.DeliveryStore;
import city.belfry.usecase.delivery.Guard;
import city.belfry.usecase.delivery.Written;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Deliveries of which two things are counted: refused claims and refused outcomes of claims, and
 * the fees of what went out.
 */
final class CountedWrites implements DeliveryStore {
  private final DeliveryStore all;
  private final CountedFees fees;
  private final Log log;
  private final Clock clock;
  private final String stack;

  CountedWrites(DeliveryStore all, CountedFees fees, Log log, Clock clock, String stack) {
    this.all = all;
    this.fees = fees;
    this.log = log;
    this.clock = clock;
    this.stack = stack;
  }

  @Override
  public Written write(Delivery seen, Delivery next, Guard guard, Change change) {
    var written = all.write(seen, next, guard, change);
    switch (written) {
      case Written.Done(var now) -> {
        if (now.state() == DeliveryState.DELIVERED) {
          fees.message(now, all);
        }
      }
      case Written.Refused _ -> {
        if (change.what().equals("claim") || guard == Guard.CLAIM) {
          count(seen.id(), change);
        }
      }
    }
    return written;
  }

  private void count(DeliveryId id, Change change) {
    var line =
        Log.news("conflict")
            .put("post", id.post())
            .put("delivery", id.toString())
            .put("change", change.what());
    log.line(MetricLine.on(line, stack).count("ClaimConflicts").at(clock.now()));
  }

  @Override
  public Optional<Delivery> find(DeliveryId id) {
    return all.find(id);
  }

  @Override
  public List<Delivery> ofPost(String post) {
    return all.ofPost(post);
  }

  @Override
  public boolean create(Delivery delivery, Change change) {
    return all.create(delivery, change);
  }

  @Override
  public boolean moveWake(Delivery seen, Instant wake) {
    return all.moveWake(seen, wake);
  }

  @Override
  public Optional<Message> message(DeliveryId id, int revision) {
    return all.message(id, revision);
  }

  @Override
  public boolean own(DeliveryId id, int revision, String platformId) {
    return all.own(id, revision, platformId);
  }

  @Override
  public void keepReceipt(Delivery ended) {
    all.keepReceipt(ended);
  }

  @Override
  public List<Delivery> earlier(String post) {
    return all.earlier(post);
  }
}
