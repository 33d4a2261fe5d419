package city.belfry.bench.faults;

import city.belfry.local.faults.Boundary;
import city.belfry.local.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.ArrayList;
import java.util.EnumSet;
import city.belfry.local.faults.Boundaries;

/** One scenario with its faults, from accept until everything is quiet, and what it came to. */
final class Run implements Script {
  static final String TARGET = "target";
  static final String NEIGHBOUR = "neighbour";

  /** After so long without quiet something is stuck. */
  private static final Duration LONGEST = Duration.ofHours(2);

  /** Search shows nothing younger: just within what the platform's class promises. */
  private static final Duration LAG = Duration.ofSeconds(59);

  private final Scenario scenario;
  private final Map<Integer, Fault> plan;
  private final City city;
  private final People people;
  private final People.Wish wish;
  private final List<Crossed> crossed = new ArrayList<>();
  private boolean first = true;
  private int edits = 1;
  private int busy;
  private Optional<String> post = Optional.empty();

  /** A boundary of the run, and what it can meet. */
  record Crossed(Boundary boundary, Set<Fault> faults) {}

  /** What a run came to. */
  record Ended(Verdict verdict, List<Crossed> crossed, List<String> events) {}

  private Run(World world, Scenario scenario, Map<Integer, Fault> plan, Tampering tampering) {
    this.scenario = scenario;
    this.plan = plan;
    this.city = new City(world, this, tampering, LAG);
    var channels = new LinkedHashMap<String, Kind>();
    channels.put(TARGET, scenario.kind());
    channels.put(NEIGHBOUR, Kind.SEARCHABLE);
    this.wish =
        new People.Wish(
            "k1",
            channels,
            scenario.severity(),
            scenario.drill(),
            City.START.plus(scenario.ahead()));
    this.people = new People(city);
  }

  static Ended of(
      World world, Scenario scenario, Map<Integer, Fault> plan, Tampering tampering) {
    return new Run(world, scenario, plan, tampering).go();
  }

  private Ended go() {
    wish.channels().forEach((name, kind) -> city.channel(name, kind, scenario.drill()));
    person(City.START, () -> post = people.accept(wish));
    for (var act : scenario.acts()) {
      person(wish.due().plus(act.at()), () -> act(act.what()));
    }
    var limit = City.START.plus(LONGEST);
    city.run(this::quiet, limit);
    // What the queues still hold comes to a settled post, and changes nothing.
    city.run(() -> busy == 0 && city.drained(), limit);
    return new Ended(new Judge(city).all(), crossed, city.ledger().events());
  }

  private boolean quiet() {
    return busy == 0
        && post.isPresent()
        && city.stores().posts().find(post.get()).filter(p -> p.wake() == null).isPresent();
  }

  private void person(Instant at, Runnable work) {
    busy++;
    city.timeline()
        .beginOutside(
            "person",
            at,
            () -> {
              try {
                work.run();
              } finally {
                busy--;
              }
            });
  }

  private void act(Fault what) {
    switch (what) {
      case CANCEL -> post.ifPresent(people::cancel);
      case EDIT -> post.ifPresent(id -> people.edit(id, wish, ++edits));
      case HOLD -> {
        people.hold();
        person(city.timeline().now().plusSeconds(90), people::release);
      }
      case HOLD_AND_RELEASE -> {
        people.hold();
        people.release();
      }
      default -> throw new IllegalArgumentException("nobody does " + what);
    }
  }

  @Override
  public Optional<Fault> meets(Boundary boundary, Object request) {
    var fits = EnumSet.noneOf(Fault.class);
    for (var fault : Fault.values()) {
      if (Boundaries.fits(fault, request)) {
        fits.add(fault);
      }
    }
    crossed.add(new Crossed(boundary, fits));
    if (first
        && scenario.first() != null
        && boundary.call().startsWith("POST ")
        && boundary.service().equals("wire")) {
      first = false;
      return Optional.of(scenario.first());
    }
    return Optional.ofNullable(plan.get(boundary.number()));
  }

  @Override
  public void meanwhile(Fault fault, Boundary boundary) {
    var now = city.timeline().now();
    switch (fault) {
      case STALL_SHORT -> city.timeline().awaitUntil(now.plusSeconds(4));
      case STALL_LONG -> city.timeline().awaitUntil(now.plusSeconds(39));
      case DUPLICATE -> {
        duplicate(boundary);
        letOthers(3);
      }
      default -> {
        var before = busy;
        person(now, () -> act(fault));
        for (var turns = 0; busy > before && turns < 60; turns++) {
          city.timeline().letOthers();
        }
      }
    }
  }

  private void duplicate(Boundary boundary) {
    if (boundary.function().equals(city.function("publish"))) {
      post.ifPresent(id -> city.again(id + "." + TARGET + ".en"));
    } else if (boundary.function().equals(city.function("accept"))) {
      person(city.timeline().now(), () -> people.accept(wish));
    } else {
      city.tick();
    }
  }

  private void letOthers(int turns) {
    for (var i = 0; i < turns; i++) {
      city.timeline().letOthers();
    }
  }
}
