package city.belfry.local.faults;

import city.belfry.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes only when nothing is left to do, and the one scheduler on it: any number of
 * tasks that take turns, one at a time, in an order that depends on nothing but their instants and
 * the order of their coming. Who awaits an instant lets the others run until then. To be driven by
 * one thread; a task may use threads of its own as long as it runs one at a time.
 */
public final class Timeline implements Clock {
  private static final Duration LAST = Duration.ofMillis(500);

  private final Instant start;
  private final PriorityQueue<Turn> turns =
      new PriorityQueue<>(Comparator.comparing(Turn::at).thenComparingLong(Turn::number));
  private final Semaphore back = new Semaphore(0);
  private Instant now;
  private long number;
  private @Nullable Task current;

  public Timeline(Instant start) {
    this.start = start;
    this.now = start;
  }

  private record Turn(Instant at, long number, Task task) {}

  /** Something that runs until it awaits, and goes on then. */
  private final class Task {
    final Semaphore go = new Semaphore(0);
    final Instant deadline;
    final boolean ofProcess;
    final Thread thread;
    boolean begun;
    boolean killed;
    @Nullable Throwable failure;

    Task(String name, Instant deadline, boolean ofProcess, Work work) {
      this.deadline = deadline;
      this.ofProcess = ofProcess;
      this.thread =
          Thread.ofVirtual()
              .name(name)
              .unstarted(() -> {
                try {
                  work.run();
                } catch (Throwable e) {
                  failure = e;
                } finally {
                  back.release();
                }
              });
    }
  }

  /** What a task does. */
  @FunctionalInterface
  public interface Work {
    void run() throws Exception;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public long monotonicNanos() {
    return Duration.between(start, now).toNanos();
  }

  /**
   * Lets everything else run until then. A task past its deadline ends here, as a time-out does.
   */
  @Override
  public void awaitUntil(Instant instant) {
    if (instant.isAfter(now)) {
      pause(instant);
    }
  }

  /** Stalls the task for almost all of the life that it has left. */
  public void awaitDeadline() {
    var mine = current;
    if (mine != null && mine.ofProcess) {
      awaitUntil(mine.deadline.minus(LAST));
    }
  }

  /** Lets go first whatever else has its turn now. */
  public void letOthers() {
    pause(now);
  }

  private void pause(Instant until) {
    var mine = current;
    if (mine == null) {
      throw new IllegalStateException("only a task can wait");
    }
    turns.add(new Turn(until, ++number, mine));
    back.release();
    mine.go.acquireUninterruptibly();
    if (mine.killed) {
      throw new Stopped("killed");
    }
    if (now.isAfter(mine.deadline)) {
      throw new Stopped("time-out");
    }
  }

  /**
   * Has a call of a function begin at an instant.
   *
   * @param longest after this its next pause ends it
   */
  public void begin(String name, Instant at, Duration longest, Work work) {
    var from = at.isBefore(now) ? now : at;
    turns.add(new Turn(from, ++number, new Task(name, from.plus(longest), true, work)));
  }

  /** Has something begin that is no part of the process: a person, the network. */
  public void beginOutside(String name, Instant at, Work work) {
    var from = at.isBefore(now) ? now : at;
    turns.add(new Turn(from, ++number, new Task(name, Instant.MAX, false, work)));
  }

  /** When the next turn is. */
  public Optional<Instant> next() {
    return Optional.ofNullable(turns.peek()).map(Turn::at);
  }

  /** Moves on to an instant at which nothing here has a turn. */
  public void set(Instant instant) {
    now = instant;
  }

  /**
   * Gives the next task its turn.
   *
   * @return what ended it, where it ended by a throwable
   */
  public Optional<Throwable> step() {
    var turn = turns.remove();
    if (turn.at().isAfter(now)) {
      now = turn.at();
    }
    return run(turn.task());
  }

  private Optional<Throwable> run(Task task) {
    current = task;
    if (task.begun) {
      task.go.release();
    } else {
      task.begun = true;
      task.thread.start();
    }
    back.acquireUninterruptibly();
    current = null;
    return Optional.ofNullable(task.failure);
  }

  /** Ends every call of a function, as the end of their process does. */
  public void killAll() {
    for (var turn : List.copyOf(turns)) {
      if (turn.task().ofProcess) {
        turns.remove(turn);
        if (turn.task().begun) {
          turn.task().killed = true;
          run(turn.task());
        }
      }
    }
  }
}
