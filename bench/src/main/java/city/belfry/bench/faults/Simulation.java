package city.belfry.bench.faults;

import city.belfry.local.faults.Boundaries;
import city.belfry.local.faults.Boundary;
import city.belfry.local.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkRequest;

/**
 * Days of a small city in simulated time. Every chance comes from the seed, so it repeats exactly.
 */
final class Simulation implements Script {
  private static final int POSTS_A_DAY = 40;

  /** Of a thousand calls so many meet a fault: to the cloud, and to a platform. */
  private static final int CLOUD_FAULTS_PER_MILLE = 25;

  private static final int PLATFORM_FAULTS_PER_MILLE = 100;

  /** After so long past its due a post is judged, quiet or not. */
  private static final Duration PATIENCE = Duration.ofHours(3);

  private static final Duration LAG = Duration.ofSeconds(45);

  private final Random random;
  private final int days;
  private final City city;
  private final People people;
  private final Map<String, Kind> channels = new LinkedHashMap<>();
  private final Map<String, Instant> open = new LinkedHashMap<>();
  private final Map<String, Integer> happened = new TreeMap<>();
  private final List<Verdict.Broken> broken = new ArrayList<>();
  private int unconfirmed;
  private int doubledByChoice;
  private int number;
  private boolean settling;

  Simulation(World world, int days, long seed) {
    this.random = new Random(seed);
    this.days = days;
    for (var kind : Kind.values()) {
      channels.put(kind.word() + "-1", kind);
    }
    channels.put("searchable-2", Kind.SEARCHABLE);
    channels.put("chosen-id-2", Kind.CHOSEN_ID);
    this.city = new City(world, this, Tampering.NONE, LAG);
    this.people = new People(city);
    channels.forEach((name, kind) -> city.channel(name, kind, false));
    city.channel("drill", Kind.SEARCHABLE, true);
  }

  /** What came of it. */
  record Result(
      List<Verdict.Broken> broken,
      Map<String, Integer> happened,
      int unconfirmed,
      int doubledByChoice) {}

  Result run() {
    for (var day = 0; day < days; day++) {
      for (var i = 0; i < POSTS_A_DAY; i++) {
        at(day, this::post);
      }
      if (random.nextInt(3) == 0) {
        at(day, this::hold);
      }
    }
    var end = City.START.plus(Duration.ofDays(days));
    city.run(this::look, end);
    settling = true;
    city.run(() -> look() || open.isEmpty(), end.plus(Duration.ofHours(12)));
    return new Result(broken, happened, unconfirmed, doubledByChoice);
  }

  private void at(int day, Runnable what) {
    var at = City.START.plus(Duration.ofDays(day)).plusMillis(random.nextInt(24 * 60 * 60 * 1000));
    city.timeline().beginOutside("person", at, what::run);
  }

  private void post() {
    var emergency = random.nextInt(20) == 0;
    var drill = random.nextInt(25) == 0;
    var targets = new LinkedHashMap<String, Kind>();
    if (drill) {
      targets.put("drill", Kind.SEARCHABLE);
    } else {
      channels.forEach((name, kind) -> {
        if (random.nextInt(3) == 0) {
          targets.put(name, kind);
        }
      });
      targets.putIfAbsent("searchable-1", Kind.SEARCHABLE);
    }
    var now = city.timeline().now();
    // Far enough ahead that a request which has to be repeated still comes before due.
    var due = now.plusSeconds(60 + (random.nextInt(4) == 0 ? 0 : random.nextInt(3540)));
    var wish =
        new People.Wish(
            "n" + ++number,
            targets,
            emergency ? "emergency" : "routine",
            drill,
            emergency && random.nextBoolean() ? null : due);
    count(drill ? "drills" : emergency ? "emergencies" : "routine posts");
    var id = people.accept(wish);
    if (id.isEmpty()) {
      broken.add(new Verdict.Broken(Verdict.Rule.LOST, wish.key() + " was never answered"));
      return;
    }
    open.put(id.get(), due);
    later(due, () -> people.cancel(id.get()), 12, "cancels");
    later(due, () -> people.retract(id.get()), 20, "retractions");
    later(due, () -> people.edit(id.get(), wish), 8, "edits");
  }

  /** One in so many, at some instant around due. */
  private void later(Instant due, Runnable what, int oneIn, String name) {
    if (random.nextInt(oneIn) == 0) {
      var at = due.plusMillis(random.nextInt(60_000) - 40_000L);
      city.timeline()
          .beginOutside(
              "person",
              at,
              () -> {
                count(name);
                what.run();
              });
    }
  }

  private void hold() {
    count("holds");
    people.hold();
    city.timeline().awaitUntil(city.timeline().now().plusSeconds(60 + random.nextInt(40 * 60)));
    people.release();
  }

  /** Judges what is quiet; never ends the run itself. */
  private boolean look() {
    var now = city.timeline().now();
    for (var entry : List.copyOf(open.entrySet())) {
      if (entry.getValue().plus(Duration.ofMinutes(25)).isAfter(now)) {
        continue;
      }
      if (city.quiet(entry.getKey()) || entry.getValue().plus(PATIENCE).isBefore(now)) {
        var told = city.ledger().posts().get(entry.getKey());
        if (told != null) {
          var verdict = new Judge(city).one(told);
          broken.addAll(verdict.broken());
          unconfirmed += verdict.unconfirmed();
          doubledByChoice += verdict.doubledByChoice();
        }
        city.ledger().forget(entry.getKey());
        open.remove(entry.getKey());
      }
    }
    return false;
  }

  private void count(String what) {
    happened.merge(what, 1, Integer::sum);
  }

  @Override
  public Optional<Fault> meets(Boundary boundary, Object request) {
    var perMille =
        request instanceof SdkRequest ? CLOUD_FAULTS_PER_MILLE : PLATFORM_FAULTS_PER_MILLE;
    if (settling || random.nextInt(1000) >= perMille) {
      return Optional.empty();
    }
    var fitting =
        Faults.OF_MACHINES.stream().filter(fault -> Boundaries.fits(fault, request)).toList();
    var fault = fitting.get(random.nextInt(fitting.size()));
    count("fault " + fault);
    return Optional.of(fault);
  }

  @Override
  public void meanwhile(Fault fault, Boundary boundary) {
    if (fault == Fault.STALL_LONG) {
      city.timeline().awaitDeadline();
    } else {
      city.timeline().awaitUntil(city.timeline().now().plusMillis(random.nextInt(12_000)));
    }
  }

  @Override
  public boolean ticks() {
    var lost = !settling && random.nextInt(50) == 0;
    if (lost) {
      count("lost ticks");
    }
    return !lost;
  }

  /** Within the guard ahead of the true time, and within E behind it. */
  @Override
  public Duration skew(String function) {
    return Duration.ofMillis(5 - random.nextInt(1500));
  }
}
