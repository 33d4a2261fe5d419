package city.belfry.bench.faults;

import city.belfry.bench.faults.Scenario.Deed;
import city.belfry.local.faults.Boundaries;
import city.belfry.local.faults.Boundary;
import city.belfry.local.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  private Optional<String> spared = Optional.empty();
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
    if (scenario.neighbour()) {
      channels.put(NEIGHBOUR, Kind.SEARCHABLE);
    }
    this.wish =
        new People.Wish(
            "k1",
            channels,
            scenario.severity(),
            scenario.drill(),
            scenario.ahead().isZero() ? null : City.START.plus(scenario.ahead()));
    this.people = new People(city);
  }

  static Ended of(World world, Scenario scenario, Map<Integer, Fault> plan, Tampering tampering) {
    return new Run(world, scenario, plan, tampering).go();
  }

  private Ended go() {
    wish.channels()
        .forEach(
            (name, kind) -> city.channel(name, kind, scenario.drill() && !scenario.realChannel()));
    person(City.START, () -> post = people.accept(wish));
    for (var act : scenario.acts()) {
      person(City.START.plus(scenario.ahead()).plus(act.at()), () -> act(act.what()));
    }
    var limit = City.START.plus(LONGEST);
    city.run(this::quiet, limit);
    // What the queues still hold comes to a settled post, and changes nothing.
    city.run(() -> busy == 0 && city.drained(), limit);
    var judge = new Judge(city);
    if (post.isEmpty() && !scenario.realChannel()) {
      judge.unanswered(wish.key());
    }
    if (scenario.neighbour() && plan.size() == 1) {
      spared.ifPresent(channel -> judge.punctual(channel, City.START.plus(scenario.ahead())));
    }
    return new Ended(judge.all(), crossed, city.ledger().events());
  }

  private boolean quiet() {
    if (busy == 0 && post.isEmpty()) {
      return true;
    }
    return busy == 0 && city.quiet(post.get());
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

  private void act(Deed what) {
    var id = post.or(city::newest);
    switch (what) {
      case CANCEL -> id.ifPresent(people::cancel);
      case RETRACT -> id.ifPresent(people::retract);
      case EDIT -> id.ifPresent(it -> people.edit(it, wish));
      case HOLD -> people.hold();
      case RELEASE -> people.release();
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
    var planned = Optional.ofNullable(plan.get(boundary.number()));
    if (planned.filter(Faults::isOfOneDelivery).isPresent()) {
      spared = besides();
    }
    if (first
        && scenario.first() != null
        && boundary.call().startsWith("POST ")
        && boundary.service().equals("wire")) {
      first = false;
      // What happens beside the call happens too.
      planned.filter(Faults::isBeside).ifPresent(fault -> meanwhile(fault, boundary));
      return Optional.of(scenario.first());
    }
    return planned;
  }

  /** The channel whose delivery is not the one that runs now, while a publisher runs. */
  private Optional<String> besides() {
    if (city.serves(TARGET)) {
      return Optional.of(NEIGHBOUR);
    }
    return city.serves(NEIGHBOUR) ? Optional.of(TARGET) : Optional.empty();
  }

  @Override
  public void meanwhile(Fault fault, Boundary boundary) {
    switch (fault) {
      case STALL_SHORT -> stall(Duration.ofSeconds(4));
      case STALL_LONG -> city.timeline().awaitDeadline();
      case DUPLICATE -> duplicate(boundary);
      case CANCEL -> meanwhile(Deed.CANCEL);
      case EDIT -> meanwhile(Deed.EDIT);
      case HOLD -> meanwhile(Deed.HOLD);
      case HOLD_AND_RELEASE -> {
        meanwhile(Deed.HOLD);
        meanwhile(Deed.RELEASE);
      }
      default -> throw new IllegalArgumentException(fault + " is no neighbour's act");
    }
  }

  private void stall(Duration so) {
    city.timeline().awaitUntil(city.timeline().now().plus(so));
  }

  /** Waits until the person has been answered. */
  private void meanwhile(Deed deed) {
    var before = busy;
    person(city.timeline().now(), () -> act(deed));
    for (var turns = 0; busy > before && turns < 60; turns++) {
      city.timeline().letOthers();
    }
  }

  /** The same work begins once more, and has a while to itself. */
  private void duplicate(Boundary boundary) {
    if (boundary.function().equals(city.function("publish"))) {
      post.or(city::newest).ifPresent(id -> city.again(id + "." + TARGET + ".en"));
      stall(Duration.ofSeconds(1));
    } else if (boundary.function().equals(city.function("accept"))) {
      person(city.timeline().now(), () -> people.accept(wish));
      stall(Duration.ofSeconds(5));
    } else {
      city.tick();
      stall(Duration.ofSeconds(5));
    }
  }
}
