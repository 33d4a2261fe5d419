package city.belfry.bench.faults;

import city.belfry.local.faults.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Runs many runs, each on an empty table, as many at once as there are worlds. */
final class Enumeration implements AutoCloseable {
  private static final int ALL_UP_TO = 200;

  private final List<World> worlds = new ArrayList<>();
  private final LinkedBlockingQueue<World> free = new LinkedBlockingQueue<>();

  Enumeration(Path template, int workers) throws IOException {
    for (var i = 0; i < workers; i++) {
      worlds.add(World.start(template));
    }
    free.addAll(worlds);
  }

  /** A run to be made. */
  record Job(Scenario scenario, Map<Integer, Fault> plan, Tampering tampering) {}

  /** A run that broke a rule. */
  record Failure(Job job, Run.Ended ended) {
    String where() {
      var met =
          job.plan().entrySet().stream()
              .map(e ->
                  e.getValue()
                      + " at "
                      + (e.getKey() <= ended.crossed().size()
                          ? ended.crossed().get(e.getKey() - 1).boundary().toString()
                          : e.getKey().toString()))
              .toList();
      return job.scenario().name() + ": " + met;
    }
  }

  /** What all runs of a scenario came to. */
  record Tally(
      String scenario,
      int boundaries,
      int runs,
      int unconfirmed,
      int doubledByChoice,
      List<Failure> failures) {
    long count(Verdict.Rule rule) {
      return failures.stream().filter(f -> f.ended().verdict().count(rule) > 0).count();
    }
  }

  /** Every fault that fits, one at a time, at every boundary. */
  Tally singles(Scenario scenario, Set<Fault> faults) {
    var crossed =
        baseline(scenario).stream().filter(one -> isTried(one.boundary().number())).toList();
    var jobs = new ArrayList<Job>();
    jobs.add(new Job(scenario, Map.of(), Tampering.NONE));
    for (var one : crossed) {
      for (var fault : one.faults()) {
        if (faults.contains(fault) && Faults.matters(fault, one.boundary())) {
          jobs.add(new Job(scenario, Map.of(one.boundary().number(), fault), Tampering.NONE));
        }
      }
    }
    return tally(scenario.name(), crossed.size(), jobs);
  }

  /**
   * A long wait asks the same again and again: of what comes then every hundredth call is tried.
   */
  private static boolean isTried(int number) {
    return number <= ALL_UP_TO || number % 100 == 0;
  }

  List<Run.Crossed> baseline(Scenario scenario) {
    return one(new Job(scenario, Map.of(), Tampering.NONE)).crossed();
  }

  Tally tally(String name, int boundaries, List<Job> jobs) {
    var failures = new ArrayList<Failure>();
    var unconfirmed = 0;
    var doubledByChoice = 0;
    var ended = all(jobs);
    for (var i = 0; i < jobs.size(); i++) {
      unconfirmed += ended.get(i).verdict().unconfirmed();
      doubledByChoice += ended.get(i).verdict().doubledByChoice();
      if (!ended.get(i).verdict().holds()) {
        failures.add(new Failure(jobs.get(i), ended.get(i)));
      }
    }
    return new Tally(name, boundaries, jobs.size(), unconfirmed, doubledByChoice, failures);
  }

  private List<Run.Ended> all(List<Job> jobs) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = jobs.stream().<Callable<Run.Ended>>map(job -> () -> one(job)).toList();
      var ended = new ArrayList<Run.Ended>();
      for (var future : threads.invokeAll(calls)) {
        ended.add(future.get());
      }
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  Run.Ended one(Job job) {
    World world = null;
    try {
      world = free.take();
      return Run.of(world, job.scenario(), job.plan(), job.tampering());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (RuntimeException e) {
      throw new IllegalStateException(job.scenario().name() + " " + job.plan(), e);
    } finally {
      if (world != null) {
        free.add(world);
      }
    }
  }

  @Override
  public void close() {
    worlds.forEach(World::close);
  }
}
