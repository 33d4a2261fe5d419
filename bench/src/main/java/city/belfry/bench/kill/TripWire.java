package city.belfry.bench.kill;

import city.belfry.stage.StagePart;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A platform that pulls a trigger with the n-th request that it took, before it answers that one.
 * Those that are being taken at that moment are taken. Safe for threads.
 */
final class TripWire implements StagePart {
  private final StagePart platform;
  private final int nth;
  private final AtomicInteger taken = new AtomicInteger();
  private volatile Instant from = Instant.MAX;
  private volatile Runnable trigger = () -> {};

  TripWire(StagePart platform, int nth) {
    this.platform = platform;
    this.nth = nth;
  }

  /** Counts what comes from an instant on. */
  void arm(Instant instant, Runnable what) {
    trigger = what;
    from = instant;
  }

  @Override
  public StageReply answer(StageRequest request) {
    var reply = platform.answer(request);
    var counts =
        platform.publishes(request) && reply.status() < 300 && !request.arrived().isBefore(from);
    if (counts && taken.incrementAndGet() == nth) {
      trigger.run();
    }
    return reply;
  }

  @Override
  public String platform() {
    return platform.platform();
  }

  @Override
  public String title() {
    return platform.title();
  }

  @Override
  public boolean publishes(StageRequest request) {
    return platform.publishes(request);
  }

  @Override
  public StageReply limited(Instant until) {
    return platform.limited(until);
  }

  @Override
  public StageReply broken() {
    return platform.broken();
  }

  @Override
  public List<StagePost> posts(int from) {
    return platform.posts(from);
  }
}
