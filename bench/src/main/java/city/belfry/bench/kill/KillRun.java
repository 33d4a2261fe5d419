package city.belfry.bench.kill;

import city.belfry.bench.load.Landing;
import city.belfry.bench.load.RealCity;
import city.belfry.bench.load.Receipt;
import city.belfry.bench.load.Volley;
import city.belfry.runtime.Json;
import city.belfry.runtime.SystemClock;
import city.belfry.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One run: a volley, the kill among its arrivals, the restart, and all that follows. */
final class KillRun {
  private static final Duration DOWN = Duration.ofSeconds(2);
  private static final Duration AHEAD = Duration.ofSeconds(12);
  private static final Duration GLANCE = Duration.ofSeconds(1);

  /** A cold machine learns with these what the front door does. */
  private static final int WARM_UP = 160;

  /** So much later than that the volley is due at the earliest. */
  private static final Duration AFTER_WARM_UP = Duration.ofSeconds(10);

  private static final Duration COLD = Duration.ofSeconds(90);

  private final Clock clock = new SystemClock();
  private final RealCity city;
  private final int deliveries;
  private final TripWire tripWire;
  private final Duration patience;
  private final Map<String, String> classes;

  /**
   * @param tripWire on the stage's platform
   * @param patience how long after the restart all may take
   */
  KillRun(RealCity city, Path home, TripWire tripWire, int deliveries, Duration patience)
      throws IOException {
    this.city = city;
    this.deliveries = deliveries;
    this.tripWire = tripWire;
    this.patience = patience;
    this.classes = RealCity.classes(home);
  }

  /** What was seen. */
  record Ended(Killed evidence, int killedAt, Duration restart) {}

  Ended run() throws IOException, InterruptedException {
    var warm = clock.now().plus(COLD);
    var each = warmUp(warm);
    var volley = new Volley("kill", deliveries, List.copyOf(classes.keySet()));
    var due = latest(warm.plus(AFTER_WARM_UP), soon(each, volley));
    var posts = accept(volley, due);
    if (clock.now().isAfter(due.minusSeconds(1))) {
      throw new IOException("this machine is too busy: accepting took until due");
    }
    var killedAt = kill(volley, due);
    clock.awaitUntil(clock.now().plus(DOWN));
    var restarted = clock.now();
    city.restart();
    var restart = Duration.between(restarted, clock.now());
    System.out.printf(
        "killed at the %dth arrival; the new town answers after %d ms%n",
        killedAt, restart.toMillis());
    var receipts = receipts(posts, restarted.plus(patience));
    return new Ended(
        new Killed(volley, classes, due, restarted, landings(volley), receipts), killedAt, restart);
  }

  private Instant soon(Duration each, Volley volley) {
    return clock.now().plus(AHEAD).plus(each.multipliedBy(3L * volley.posts()));
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** Answers what accepting a post takes. */
  private Duration warmUp(Instant due) throws IOException, InterruptedException {
    var volley = new Volley("warm", WARM_UP, List.copyOf(classes.keySet()));
    var began = clock.now();
    accept(volley, due);
    return Duration.between(began, clock.now()).dividedBy(volley.posts());
  }

  private List<String> accept(Volley volley, Instant due) throws IOException, InterruptedException {
    var posts = new ArrayList<String>();
    for (var post = 0; post < volley.posts(); post++) {
      var body = Json.bytes(volley.request(post, due));
      var answer = city.api().send("POST /v1/posts", volley.mark(post), body);
      if (answer.status() != 201) {
        throw new IOException("not accepted: " + answer.body());
      }
      posts.add(answer.body().path("id").asText());
    }
    return posts;
  }

  /** Answers how many had arrived when the town was gone. */
  private int kill(Volley volley, Instant due) throws IOException, InterruptedException {
    var killed = new CountDownLatch(1);
    tripWire.arm(
        due,
        () -> {
          city.kill();
          killed.countDown();
        });
    clock.awaitUntil(due);
    if (!killed.await(60, TimeUnit.SECONDS)) {
      throw new IOException("too few arrived within a minute: none was killed");
    }
    return landings(volley).size();
  }

  private List<Landing> landings(Volley volley) throws IOException, InterruptedException {
    return Landing.all(city.api().placed()).stream().filter(l -> l.of(volley)).toList();
  }

  /** As soon as all are settled, or as they stand at the end of patience. */
  private List<Receipt> receipts(List<String> posts, Instant end)
      throws IOException, InterruptedException {
    var settled = new LinkedHashMap<String, List<Receipt>>();
    while (true) {
      for (var post : posts) {
        var known = settled.get(post);
        if (known == null || !known.stream().allMatch(Receipt::settled)) {
          settled.put(post, city.api().receipts(post).valueStream().map(Receipt::of).toList());
        }
      }
      var all = settled.values().stream().flatMap(List::stream).toList();
      if (all.stream().allMatch(Receipt::settled) || clock.now().isAfter(end)) {
        return all;
      }
      clock.awaitUntil(clock.now().plus(GLANCE));
    }
  }
}
