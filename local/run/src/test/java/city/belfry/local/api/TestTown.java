package city.belfry.local.api;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.journal.Entry;
import city.belfry.local.cloud.Invocation;
import city.belfry.local.cloud.Place;
import city.belfry.local.cloud.Pump;
import city.belfry.local.cloud.QueuePump;
import city.belfry.local.cloud.StreamPump;
import city.belfry.local.cloud.TickPump;
import city.belfry.local.template.AwsCalls;
import city.belfry.local.template.FunctionSpec;
import city.belfry.local.template.QueueSpec;
import city.belfry.local.template.Source;
import city.belfry.local.town.ChannelsFile;
import city.belfry.local.town.LocalOutside;
import city.belfry.local.town.Town;
import city.belfry.platform.Wire;
import city.belfry.platform.bluesky.stage.BlueskyStage;
import city.belfry.platform.telegram.stage.TelegramStage;
import city.belfry.platform.webhook.stage.WebhookStage;
import city.belfry.runtime.Json;
import city.belfry.runtime.Log;
import city.belfry.runtime.Outside;
import city.belfry.runtime.SystemIds;
import city.belfry.stage.Arrival;
import city.belfry.stage.Fault;
import city.belfry.stage.Stage;
import city.belfry.stage.StagePart;
import city.belfry.stage.StagePost;
import city.belfry.stage.catalog.Stages;
import city.belfry.store.DynamoJournal;
import city.belfry.time.Clock;
import city.belfry.time.Ids;
import city.belfry.time.SettableClock;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * The whole town on a clock that is set: every real function behind the template's sources, the
 * city's channels, a stage without sockets. One thread turns everything, so what happens happens in
 * one order. Nothing moves but in {@link #ask}, {@link #settle} and {@link #until}.
 */
final class TestTown implements AutoCloseable {
  /** The folder of template.yaml and events/. */
  static final Path HOME = home();

  /** When every town opens: a Sunday noon in Arroyo Vista, half a second past the minute. */
  static final Instant START = Instant.parse("2026-11-22T20:00:00.500Z");

  final SettableClock clock = new SettableClock(START);
  final TimedSqs sqs = new TimedSqs(clock);
  final Stage stage;
  final TownWire wire;

  /** What the functions asked of AWS. */
  final AwsCalls calls = new AwsCalls();

  final Town town;

  private final List<StagePart> parts = Stages.all(clock);
  private final Ids ids = new SystemIds(clock);
  private final List<Pump> ticks = new ArrayList<>();
  private final List<Pump> others = new ArrayList<>();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<ObjectNode> news = new CopyOnWriteArrayList<>();
  private final List<Said> said = new ArrayList<>();
  private boolean ticking = true;
  private boolean twice;

  private TestTown() throws IOException {
    stage = new Stage(parts, clock, ZoneOffset.UTC);
    wire = new TownWire(stage, clock);
    var surroundings =
        new Town.Surroundings(
            HOME.resolve("template.yaml"),
            Map.of(
                "BoardUrl",
                "http://localhost/",
                "ApiUrl",
                "http://localhost/",
                "DeploySample",
                "true",
                "GuardMillis",
                "1"),
            Optional.empty(),
            clock,
            ids,
            wire,
            this::line);
    town = Town.build(surroundings, (spec, outside) -> new TimedOutside(spec.logicalId(), outside));
    for (var queue : town.wiring().queues()) {
      sqs.create(town.cloud().queues().url(queue.name()), queue);
    }
    for (var spec : town.wiring().functions()) {
      spec.sources().forEach(source -> connect(spec, source));
    }
    ChannelsFile.read(HOME.resolve("events/channels/arroyo-vista.json"), TownWire.STAGE)
        .load(town.stores().channels(), town.cloud().client(SsmClient.class), town.secrets());
  }

  static TestTown open() {
    try {
      return new TestTown();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A function's outside, with the queues on the town's clock; its calls are written down. */
  private final class TimedOutside implements Outside {
    private final String function;
    private final Outside outside;

    TimedOutside(String function, Outside outside) {
      this.function = function;
      this.outside = outside;
    }

    @Override
    public Map<String, String> variables() {
      return outside.variables();
    }

    @Override
    public Clock clock() {
      return outside.clock();
    }

    @Override
    public Ids ids() {
      return outside.ids();
    }

    @Override
    public Wire wire() {
      return outside.wire();
    }

    @Override
    public Log log() {
      return outside.log();
    }

    @Override
    public <C> C client(Class<C> type) {
      var client = type == SqsClient.class ? type.cast(sqs) : outside.client(type);
      return calls.around(function, type, client);
    }
  }

  /** What a function of the template gets from outside here. */
  Outside outside(FunctionSpec spec) {
    return new TimedOutside(
        spec.logicalId(),
        new LocalOutside(spec.environment(), clock, ids, wire, this::line, town.cloud()));
  }

  /** Stores credentials under a channel's reference. */
  void secret(String reference, String json) {
    town.cloud()
        .client(SsmClient.class)
        .putParameter(r ->
            r.name(town.secrets() + reference)
                .value(json)
                .type(ParameterType.SECURE_STRING)
                .overwrite(true));
  }

  private void connect(FunctionSpec spec, Source source) {
    var function = town.function(spec.logicalId());
    switch (source) {
      case Source.Route _ -> {}
      case Source.Queue queue ->
          others.add(QueuePump.inline(sqs, address(queue), queue, function, lines::add));
      case Source.TableStream stream ->
          others.add(
              new StreamPump(
                  town.cloud().dynamo().streams(),
                  town.cloud().dynamo().streamArn(table()).orElseThrow(),
                  stream,
                  perhapsTwice(function),
                  lines::add));
      case Source.Tick tick ->
          ticks.add(
              new TickPump(
                  spec.logicalId(),
                  tick,
                  perhapsTwice(function),
                  Place.LOCAL,
                  clock,
                  ids,
                  lines::add));
    }
  }

  private QueuePump.Queue address(Source.Queue source) {
    return town.wiring().queues().stream()
        .filter(queue -> queue.logicalId().equals(source.queue()))
        .map(QueueSpec::name)
        .map(town.cloud().queues()::queue)
        .findFirst()
        .orElseThrow();
  }

  private Invocation perhapsTwice(Invocation function) {
    return event -> {
      if (twice) {
        var _ = function.call(event);
      }
      return function.call(event);
    };
  }

  private String table() {
    return town.wiring().tables().getFirst().name();
  }

  /** Whether ticks come, from now on. */
  void ticks(boolean come) {
    ticking = come;
  }

  /** From now on every message, tick and stream record comes twice, a message's copy later. */
  void everythingTwice(Duration later) {
    twice = true;
    sqs.doubleAll(later);
  }

  /** Puts a channel of the platform that plays any class of the delivery protocol. */
  void sample(String kind) {
    sample(kind, kind, kind);
  }

  /** Puts one under a name and an account of its own. */
  void sample(String name, String kind, String account) {
    secret("channels/sample/" + account, "{\"token\":\"stage-" + account + "\"}");
    var put =
        Ask.of("put-channel")
            .parameter("name", "sample-" + name)
            .raw("{\"platform\":\"sample\",\"languages\":[\"en\"]}")
            .but(body -> {
              body.put("baseUrl", TownWire.STAGE + "/sample/");
              body.put("credentials", "channels/sample/" + account);
              body.putObject("settings").put("class", kind).put("account", account);
            });
    var answer = ask(put);
    if (answer.status() != 200) {
      throw new AssertionError(answer.status() + " " + answer.body());
    }
  }

  void telegram() {
    other(
        "telegram",
        "{\"token\":\"1000:stage-telegram-city\"}",
        Map.of("chat", TelegramStage.chat("telegram-city")));
  }

  void mastodon() {
    other("mastodon", "{\"accessToken\":\"stage-mastodon-city\"}", Map.of());
  }

  /** Puts a channel on the city's WeChat account that pushes to all followers. */
  void pushing() {
    var put =
        Ask.of("put-channel")
            .parameter("name", "wechat-push")
            .raw("{\"platform\":\"wechat\",\"languages\":[\"zh-Hans\"]}")
            .but(body -> {
              body.put("baseUrl", TownWire.STAGE + "/wechat/");
              body.put("credentials", "channels/wechat/wechat-city");
              body.putObject("settings").put("coverMediaId", "stage-cover").put("way", "push");
            });
    var answer = ask(put);
    if (answer.status() != 200) {
      throw new AssertionError(answer.status() + " " + answer.body());
    }
  }

  void bluesky() {
    other(
        "bluesky",
        "{\"appPassword\":\"stage-bluesky-city\"}",
        Map.of("account", BlueskyStage.handle("bluesky-city")));
  }

  /** Puts one on a platform on which the invented city has none. */
  private void other(String platform, String secret, Map<String, String> settings) {
    var name = platform + "-city";
    var reference = "channels/" + platform + "/" + name;
    secret(reference, secret);
    var put =
        Ask.of("put-channel")
            .parameter("name", name)
            .raw("{\"platform\":\"" + platform + "\",\"languages\":[\"en\"]}")
            .but(body -> {
              body.put("baseUrl", TownWire.STAGE + "/" + platform + "/");
              body.put("credentials", reference);
              settings.forEach(body.putObject("settings")::put);
            });
    var answer = ask(put);
    if (answer.status() != 200) {
      throw new AssertionError(answer.status() + " " + answer.body());
    }
  }

  /** Puts the city's own receiver. */
  void webhook() {
    secret("channels/webhook/webhook-city", "{\"secret\":\"" + WebhookStage.SECRET + "\"}");
    var put =
        Ask.of("put-channel")
            .parameter("name", "webhook-city")
            .raw("{\"platform\":\"webhook\",\"languages\":[\"en\"]}")
            .but(body -> {
              body.put("baseUrl", TownWire.STAGE + "/webhook/webhook-city");
              body.put("credentials", "channels/webhook/webhook-city");
            });
    var answer = ask(put);
    if (answer.status() != 200) {
      throw new AssertionError(answer.status() + " " + answer.body());
    }
  }

  /** Gives a post another draft, due in a minute. */
  void edit(String post, Ask draft) {
    var etag = ask(Ask.of("get-post").post(post)).header("etag").orElseThrow();
    var said =
        ask(
            Ask.of("put-post")
                .post(post)
                .raw(draft.body().toString())
                .due(clock.now().plusSeconds(60))
                .header("if-match", etag));
    if (said.status() != 200) {
      throw new IllegalStateException("the edit was refused: " + said.body());
    }
  }

  /** Calls the API. */
  Said ask(Ask ask) {
    try {
      var route = ask.event().path("routeKey").asText();
      var answer = Json.parse(behind(route).call(Json.bytes(ask.event())));
      var result =
          new Said(
              route,
              answer.path("statusCode").asInt(),
              answer.path("headers"),
              Json.parse(answer.path("body").asText().getBytes(StandardCharsets.UTF_8)));
      said.add(result);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the front door does not know reaches nobody on AWS; here the API tells its own word. */
  private Invocation behind(String route) {
    return town.wiring().functions().stream()
        .filter(spec -> spec.sources().stream().anyMatch(source -> is(source, route)))
        .findFirst()
        .map(spec -> town.function(spec.logicalId()))
        .orElseGet(() -> town.function("Accept"));
  }

  private static boolean is(Source source, String route) {
    return source instanceof Source.Route(var method, var path)
        && route.equals(method + " " + path);
  }

  /** Every answer so far. */
  List<Said> said() {
    return List.copyOf(said);
  }

  /** Accepts a post, which must succeed; answers its id. */
  String accept(Ask ask) {
    var answer = ask(ask);
    if (answer.status() != 201) {
      throw new AssertionError(answer.status() + " " + answer.body());
    }
    return answer.id();
  }

  Said receipts(String post) {
    return ask(Ask.of("get-receipts").post(post));
  }

  /**
   * Turns every source until all are quiet; only a publisher that awaits its instant moves time.
   */
  void settle() {
    var moved = true;
    while (moved) {
      moved = false;
      for (var pump : others) {
        moved |= turn(pump);
      }
      if (ticking) {
        for (var pump : ticks) {
          moved |= turn(pump);
        }
      }
    }
  }

  private static boolean turn(Pump pump) {
    try {
      return pump.turn();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets time run from wake to wake, up to an instant. */
  void until(Instant end) {
    settle();
    for (var next = next(); !next.isAfter(end); next = next()) {
      clock.awaitUntil(next);
      settle();
    }
    clock.awaitUntil(end);
    settle();
  }

  /** Lets time run on. */
  void run(Duration duration) {
    until(clock.now().plus(duration));
  }

  private Instant next() {
    var minute = clock.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    return sqs.next().filter(message -> message.isBefore(minute)).orElse(minute);
  }

  /** What residents see on a platform. */
  List<StagePost> posts(String platform) {
    return parts.stream()
        .filter(part -> part.platform().equals(platform))
        .flatMap(part -> part.posts().stream())
        .toList();
  }

  /** The publishing requests that reached a platform. */
  List<Arrival> arrivals(String platform) {
    return stage.arrivals().all().stream().filter(a -> a.platform().equals(platform)).toList();
  }

  /** The next publishing request to a platform meets this, without any wait. */
  void fault(String platform, Fault.Kind kind, int times) {
    stage.play().add(new Fault(platform, kind, times, null, null, Duration.ZERO, null));
  }

  /** The next publishing request to one account of a platform meets this, without any wait. */
  void fault(String platform, Fault.Kind kind, String account) {
    stage.play().add(new Fault(platform, kind, 1, account, null, Duration.ZERO, null));
  }

  /** A file of the city's own pages; empty where there is none. */
  Optional<String> page(String path) {
    var bucket = town.wiring().buckets().getFirst();
    try (var object =
        town.cloud().client(S3Client.class).getObject(r -> r.bucket(bucket).key(path))) {
      return Optional.of(new String(object.readAllBytes(), StandardCharsets.UTF_8));
    } catch (NoSuchKeyException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every item of the table, in short: a whole table is no message that anybody reads. */
  Set<String> stored() {
    return town.cloud().dynamo().client().scanPaginator(r -> r.tableName(table())).items().stream()
        .map(item -> item.get("pk") + " " + item.get("sk") + " " + item.hashCode())
        .collect(Collectors.toSet());
  }

  List<Entry> journal(String post) {
    return new DynamoJournal(town.cloud().dynamo().client(), table()).ofPost(post);
  }

  List<Delivery> deliveries(String post) {
    return town.stores().deliveries().ofPost(post);
  }

  /** The events of a kind that the bus took, their details. */
  List<JsonNode> events(String kind) {
    return town.cloud().bus().taken().stream()
        .map(taken -> parsed(taken.event()))
        .filter(event -> event.path("detail-type").asText().equals(kind))
        .map(event -> event.path("detail"))
        .toList();
  }

  private static JsonNode parsed(String json) {
    try {
      return Json.parse(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(ObjectNode line) {
    if (Log.isNews(line)) {
      news.add(line);
    } else {
      lines.add(line.toString());
    }
  }

  /** The functions' lines that are no complaints. */
  List<ObjectNode> news(String what) {
    return news.stream().filter(line -> line.path("what").asText().equals(what)).toList();
  }

  /** What functions and sources complained of. */
  List<String> complaints() {
    return List.copyOf(lines);
  }

  private static Path home() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("template.yaml"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("there is no template.yaml above the working folder");
      }
    }
    return folder;
  }

  @Override
  public void close() {
    town.close();
  }
}
