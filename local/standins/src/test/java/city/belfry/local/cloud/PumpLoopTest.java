package city.belfry.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PumpLoopTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final SettableClock clock = new SettableClock(START);
  private final LinkedBlockingQueue<String> log = new LinkedBlockingQueue<>();

  @Test
  void goesOnAfterATurnThatFailed() throws InterruptedException {
    var turns = new AtomicInteger();
    var third = new CountDownLatch(3);
    Pump pump =
        () -> {
          third.countDown();
          if (turns.incrementAndGet() == 1) {
            throw new IllegalStateException("gone\naway");
          }
          return true;
        };
    try (var _ = PumpLoop.start("weibo", pump, clock, log::add)) {
      assertThat(third.await(10, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(log).containsExactly("weibo: IllegalStateException: gone away");
    assertThat(clock.now()).as("one pause after the fault").isEqualTo(START.plusSeconds(1));
  }

  @Test
  void pausesOnlyWhenThereWasNothingToDo() throws InterruptedException {
    var turns = new AtomicInteger();
    var asleep = new CountDownLatch(1);
    Pump pump =
        () -> {
          if (turns.incrementAndGet() == 11) {
            asleep.countDown();
            new CountDownLatch(1).await();
          }
          return turns.get() <= 5;
        };
    try (var _ = PumpLoop.start("weibo", pump, clock, log::add)) {
      assertThat(asleep.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(clock.now()).isEqualTo(START.plus(Duration.ofMillis(5 * 100)));
    }
  }

  @Test
  void endsAWaitingTurnAndThenThePump() {
    var closed = new AtomicBoolean();
    var pump =
        new Pump() {
          @Override
          public boolean turn() throws InterruptedException {
            new CountDownLatch(1).await();
            return true;
          }

          @Override
          public void close() {
            closed.set(true);
          }
        };

    PumpLoop.start("weibo", pump, clock, log::add).close();

    assertThat(closed).isTrue();
    assertThat(log).isEmpty();
  }
}
