package city.belfry.bench.lateness;

import city.belfry.bench.load.Count;
import city.belfry.bench.load.Landing;
import city.belfry.bench.load.Quiet;
import city.belfry.bench.load.Volley;
import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Delivery;
import city.belfry.local.rehearse.Api;
import city.belfry.local.rehearse.StageProcess;
import city.belfry.local.town.LocalTown;
import city.belfry.runtime.Json;
import city.belfry.runtime.SystemClock;
import city.belfry.time.Clock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A town in this process and a stage in its own, through which volleys are sent. */
final class Course implements AutoCloseable {
  /** So long ahead the floor's volleys are due. */
  private static final Duration FLOOR_AHEAD = Duration.ofSeconds(3);

  /** So long ahead Belfry's are, beside what accepting takes: messages come 10 s before due. */
  private static final Duration AHEAD = Duration.ofSeconds(12);

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration GLANCE = Duration.ofMillis(25);

  private final Clock clock = new SystemClock();
  private final Quiet quiet = new Quiet(clock);
  private final StageProcess stage;
  private final LocalTown town;
  private final Floor floor;
  private final Api api;
  private final List<String> channels;
  private int volleys;

  /** What accepting took at last, for each delivery; at first a guess for a cold machine. */
  private Duration accepting = Duration.ofMillis(150);

  private Course(StageProcess stage, LocalTown town) {
    this.stage = stage;
    this.town = town;
    this.floor = new Floor(stage.address(), clock);
    this.api = new Api(town.address(), stage.address(), town.token());
    this.channels = town.channels().channels().stream().map(Channel::name).toList();
  }

  static Course start(Path home) throws IOException {
    var stage = StageProcess.start();
    try {
      var address = stage.address().toString();
      return new Course(
          stage,
          LocalTown.start(
              new LocalTown.Wanted(
                  home,
                  0,
                  Optional.empty(),
                  home.resolve("events/channels/eight-samples.json"),
                  Optional.of(URI.create(address.substring(0, address.length() - 1))),
                  System.err::println)));
    } catch (IOException | RuntimeException e) {
      stage.close();
      throw e;
    }
  }

  /** One volley of the floor's, then one of Belfry's. */
  Row run(int deliveries) throws IOException, InterruptedException {
    var bare = volley("floor", deliveries);
    quiet.await(PATIENCE);
    var bareDue = clock.now().plus(FLOOR_AHEAD);
    floor.run(bare, bareDue);
    var volley = volley("belfry", deliveries);
    quiet.await(PATIENCE);
    var due = clock.now().plus(AHEAD).plus(accepting.multipliedBy(3L * deliveries));
    var posts = accept(volley, due);
    var settled = settled(posts, due);
    var all = Landing.all(api.placed());
    var mine = all.stream().filter(landing -> landing.of(volley)).toList();
    var floors = all.stream().filter(landing -> landing.of(bare)).toList();
    if (mine.isEmpty() || floors.isEmpty()) {
      throw new IOException("nothing arrived at the stage");
    }
    return new Row(
        deliveries,
        Lateness.of(mine, due),
        Lateness.of(floors, bareDue),
        Duration.between(due, settled).toNanos() / 1_000_000.0,
        Count.of(volley, due, mine));
  }

  private Volley volley(String who, int deliveries) {
    volleys++;
    return new Volley(who + volleys, deliveries, channels);
  }

  private List<String> accept(Volley volley, Instant due) throws IOException, InterruptedException {
    var posts = new ArrayList<String>();
    var began = clock.now();
    for (var post = 0; post < volley.posts(); post++) {
      var body = Json.bytes(volley.request(post, due));
      var answer = api.send("POST /v1/posts", volley.mark(post), body);
      if (answer.status() != 201) {
        throw new IOException("not accepted: " + answer.body());
      }
      posts.add(answer.body().path("id").asText());
    }
    var ended = clock.now();
    accepting = Duration.between(began, ended).dividedBy(volley.deliveries());
    if (ended.isAfter(due.minusSeconds(1))) {
      throw new IOException("this machine is too busy: accepting took until due");
    }
    return posts;
  }

  /** When the last delivery was seen to be final. Watching must not delay what is watched. */
  private Instant settled(List<String> posts, Instant due)
      throws IOException, InterruptedException {
    clock.awaitUntil(due.plus(GLANCE));
    var end = due.plus(PATIENCE);
    var stores = town.town().stores();
    for (var post : posts) {
      while (!settled(stores.deliveries().ofPost(post))) {
        if (clock.now().isAfter(end)) {
          return clock.now();
        }
        clock.awaitUntil(clock.now().plus(GLANCE));
      }
    }
    return clock.now();
  }

  private static boolean settled(List<Delivery> deliveries) {
    return deliveries.stream().allMatch(delivery -> delivery.state().isFinal());
  }

  @Override
  public void close() {
    api.close();
    floor.close();
    town.close();
    stage.close();
  }
}
