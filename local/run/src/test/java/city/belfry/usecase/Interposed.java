package city.belfry.usecase;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.journal.Change;
import city.belfry.domain.message.Message;
import city.belfry.usecase.delivery.DeliveryStore;
import city.belfry.usecase.delivery.Guard;
import city.belfry.usecase.delivery.Written;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store between whose reads and writes something else can happen. One thread. */
final class Interposed implements DeliveryStore {
  private final DeliveryStore store;
  private Runnable beforeClaim = () -> {};
  private Runnable afterClaim = () -> {};
  private Runnable beforeCreate = () -> {};
  private Runnable beforeLookUp = () -> {};
  private Runnable beforeWake = () -> {};
  private Runnable beforeMissed = () -> {};
  private Runnable beforeReading = () -> {};
  private int readings;

  Interposed(DeliveryStore store) {
    this.store = store;
  }

  /** Between the claim's reads and its write, once. */
  void beforeClaim(Runnable happens) {
    beforeClaim = happens;
  }

  /** Between the claim's write and its answer, once. */
  void afterClaim(Runnable happens) {
    afterClaim = happens;
  }

  /** Between the fan-out's reads and its first put, once. */
  void beforeCreate(Runnable happens) {
    beforeCreate = happens;
  }

  /** Between a look at the platform and the write that frees the delivery, once. */
  void beforeLookUp(Runnable happens) {
    beforeLookUp = happens;
  }

  /** Before a wake is moved, once. */
  void beforeWake(Runnable happens) {
    beforeWake = happens;
  }

  /** Before a delivery is written as missed, once. */
  void beforeMissed(Runnable happens) {
    beforeMissed = happens;
  }

  /** Before a delivery is read for so many times from now on, once. */
  void beforeReading(int times, Runnable happens) {
    readings = times;
    beforeReading = happens;
  }

  @Override
  public Optional<Delivery> find(DeliveryId id) {
    if (--readings == 0) {
      beforeReading.run();
    }
    return store.find(id);
  }

  @Override
  public List<Delivery> ofPost(String post) {
    return store.ofPost(post);
  }

  @Override
  public boolean create(Delivery delivery, Change change) {
    var happens = beforeCreate;
    beforeCreate = () -> {};
    happens.run();
    return store.create(delivery, change);
  }

  @Override
  public Written write(Delivery seen, Delivery next, Guard guard, Change change) {
    if (next.state() == DeliveryState.CLAIMED && seen.state() == DeliveryState.WAITING) {
      var happens = beforeClaim;
      beforeClaim = () -> {};
      happens.run();
      var written = store.write(seen, next, guard, change);
      var then = afterClaim;
      afterClaim = () -> {};
      then.run();
      return written;
    }
    if (next.state() == DeliveryState.MISSED) {
      var happens = beforeMissed;
      beforeMissed = () -> {};
      happens.run();
    }
    if (seen.state() == DeliveryState.CLAIMED && change.what().equals("look-up")) {
      var happens = beforeLookUp;
      beforeLookUp = () -> {};
      happens.run();
    }
    return store.write(seen, next, guard, change);
  }

  @Override
  public boolean moveWake(Delivery seen, Instant wake) {
    var happens = beforeWake;
    beforeWake = () -> {};
    happens.run();
    return store.moveWake(seen, wake);
  }

  @Override
  public Optional<Message> message(DeliveryId id, int revision) {
    return store.message(id, revision);
  }

  @Override
  public boolean own(DeliveryId id, int revision, String platformId) {
    return store.own(id, revision, platformId);
  }

  @Override
  public void keepReceipt(Delivery ended) {
    store.keepReceipt(ended);
  }

  @Override
  public List<Delivery> earlier(String post) {
    return store.earlier(post);
  }
}
