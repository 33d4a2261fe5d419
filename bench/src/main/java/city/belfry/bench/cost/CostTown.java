package city.belfry.bench.cost;

import city.belfry.local.cloud.EmbeddedCloud;
import city.belfry.local.cloud.Invocation;
import city.belfry.local.cloud.Place;
import city.belfry.local.cloud.Pump;
import city.belfry.local.cloud.QueuePump;
import city.belfry.local.cloud.StreamPump;
import city.belfry.local.cloud.TickPump;
import city.belfry.local.cloud.TimedSqs;
import city.belfry.local.template.FunctionSpec;
import city.belfry.local.template.LocalNames;
import city.belfry.local.template.LocalWiring;
import city.belfry.local.template.Source;
import city.belfry.local.template.Template;
import city.belfry.local.town.ChannelsFile;
import city.belfry.local.town.Handlers;
import city.belfry.local.town.SdkParameters;
import city.belfry.platform.Wire;
import city.belfry.runtime.Json;
import city.belfry.runtime.Log;
import city.belfry.runtime.Parameters;
import city.belfry.stage.Stage;
import city.belfry.stage.catalog.Stages;
import city.belfry.store.DynamoStores;
import city.belfry.time.Ids;
import city.belfry.time.SettableClock;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The town with four platforms and its board on a clock that is set, where what AWS charges for is
 * counted. One thread turns everything. A function that awaits an instant is charged for the wait,
 * and then the clock goes back to when it was called: on AWS the others do not wait for it.
 */
final class CostTown implements AutoCloseable {
  /** The four platforms that samconfig.toml switches on. */
  static final Map<String, String> PARAMETERS =
      Map.of(
          "BoardUrl", "https://board.invalid/",
          "DeployTelegram", "false",
          "DeployMastodon", "false",
          "DeployBluesky", "false",
          "DeployWebhook", "false");

  /** What CloudWatch counts beside each line's own bytes. */
  private static final int LINE_OVERHEAD = 26;

  private static final double BYTES_OF_GB = 1e9;

  private final SettableClock clock;
  private final Assumptions assumptions;
  private final Tally tally = new Tally();
  private final CountedClients counted = new CountedClients(tally);
  private final Set<String> metrics = new ConcurrentSkipListSet<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final AtomicLong number = new AtomicLong();
  private final Ids ids = () -> "%026d".formatted(number.incrementAndGet());
  private final Inventory inventory;
  private final TimedSqs queues;
  private final SqsClient countedQueues;
  private final LocalWiring wiring;
  private final EmbeddedCloud cloud;
  private final Wire wire;
  private final Map<String, Invocation> functions = new LinkedHashMap<>();
  private final List<Pump> pumps = new ArrayList<>();

  private CostTown(Path home, Assumptions assumptions, Instant start) throws IOException {
    var template = home.resolve("template.yaml");
    this.assumptions = assumptions;
    clock = new SettableClock(start);
    queues = new TimedSqs(Place.LOCAL, clock);
    countedQueues =
        counted.requests(SqsClient.class, queues, (_, _) -> tally.add("sqs.request", 1));
    inventory = Inventory.of(template, PARAMETERS);
    wiring = Template.read(template).wiring(PARAMETERS, names());
    wire = new DirectWire(new Stage(Stages.all(clock), clock, ZoneOffset.UTC), clock, this::called);
    cloud =
        EmbeddedCloud.start(
            new EmbeddedCloud.Wanted(
                wiring.tables(), wiring.queues(), wiring.buses(), wiring.rules()),
            Optional.empty(),
            Place.LOCAL,
            clock,
            ids,
            complaints::add,
            () -> queues);
    for (var spec : wiring.functions()) {
      functions.put(spec.logicalId(), charged(spec, Handlers.load(spec, outside(spec))));
      spec.sources().forEach(source -> pump(spec, source).ifPresent(pumps::add));
    }
    ChannelsFile.read(home.resolve("events/channels/arroyo-vista.json"), DirectWire.STAGE)
        .load(
            DynamoStores.on(cloud.dynamo().client(), table(), clock, ids).channels(),
            cloud.client(SsmClient.class),
            secrets());
  }

  /**
   * A town at an instant; nothing was counted yet.
   *
   * @param home the folder of template.yaml and events/
   */
  static CostTown open(Path home, Assumptions assumptions, Instant start) throws IOException {
    return new CostTown(home, assumptions, start);
  }

  /** All that was counted so far. */
  Tally tally() {
    return tally.times(1);
  }

  /** The metrics that were written so far: each name with its dimensions is charged for itself. */
  Set<String> metrics() {
    return new TreeSet<>(metrics);
  }

  /** What functions complained of. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  Inventory inventory() {
    return inventory;
  }

  /** Everything in the table, in GB, as the emulator measures it. */
  double stored() {
    var size = cloud.dynamo().client().describeTable(r -> r.tableName(table())).table();
    return size.tableSizeBytes() / BYTES_OF_GB;
  }

  /**
   * Calls the API, by way of its front door.
   *
   * @throws IllegalStateException when it refuses
   */
  JsonNode ask(JsonNode event) throws IOException {
    tally.add("api.request", 1);
    logged(assumptions.accessLogBytes());
    var answer = Json.parse(invocation("Accept").call(Json.bytes(event)));
    if (answer.path("statusCode").asInt() >= 300) {
      throw new IllegalStateException("the API refused: " + answer);
    }
    return Json.parse(answer.path("body").asText().getBytes(StandardCharsets.UTF_8));
  }

  /** Lets time run from wake to wake, up to an instant. */
  void until(Instant end) {
    settle();
    for (var next = next(); !next.isAfter(end); next = next()) {
      clock.set(next);
      settle();
    }
    clock.set(end);
  }

  private Instant next() {
    var minute = clock.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    return wiring.queues().stream()
        .flatMap(queue -> queues.next(queues.url(queue.name())).stream())
        .filter(message -> message.isBefore(minute) && message.isAfter(clock.now()))
        .min(Instant::compareTo)
        .orElse(minute);
  }

  private void settle() {
    var moved = true;
    while (moved) {
      moved = false;
      for (var pump : pumps) {
        moved |= turn(pump);
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

  private Optional<Pump> pump(FunctionSpec spec, Source source) {
    var function = invocation(spec.logicalId());
    return switch (source) {
      case Source.Route _ -> Optional.empty();
      case Source.Queue queue ->
          Optional.of(
              QueuePump.inline(busyQueues(), address(queue), queue, function, complaints::add));
      case Source.TableStream stream ->
          Optional.of(
              new StreamPump(
                  cloud.dynamo().streams(),
                  cloud.dynamo().streamArn(table()).orElseThrow(),
                  stream,
                  function,
                  complaints::add));
      case Source.Tick tick ->
          Optional.of(
              new TickPump(
                  spec.logicalId(),
                  tick,
                  scheduled(function),
                  Place.LOCAL,
                  clock,
                  ids,
                  complaints::add));
    };
  }

  /** Empty receives are not counted here: the bill has them by the hour, for every queue. */
  private SqsClient busyQueues() {
    return counted.requests(
        SqsClient.class,
        queues,
        (method, _) -> {
          if (!method.equals("receiveMessage")) {
            tally.add("sqs.request", 2);
          }
        });
  }

  private Invocation scheduled(Invocation function) {
    return event -> {
      tally.add("scheduler.invocation", 1);
      return function.call(event);
    };
  }

  private Invocation charged(FunctionSpec spec, Invocation function) {
    var memory = inventory.memory(spec.logicalId());
    return event -> {
      var start = clock.now();
      try {
        return function.call(event);
      } finally {
        charge(memory, Duration.between(start, clock.now()));
        clock.set(start);
      }
    };
  }

  private void charge(double memory, Duration held) {
    tally.add("lambda.request", 1);
    tally.add("lambda.gbSecond", memory * assumptions.workSeconds());
    tally.add("lambda.heldGbSecond", memory * held.toMillis() / 1000.0);
    logged(assumptions.lambdaLogBytes());
  }

  private CountedOutside outside(FunctionSpec spec) {
    var events =
        counted.requests(EventBridgeClient.class, cloud.bus(), (_, asked) -> counted.event(asked));
    var objects = counted.requests(S3Client.class, cloud.objects(), (method, _) -> object(method));
    var parameters = new SdkParameters(cloud.client(SsmClient.class));
    return new CountedOutside(
        spec.environment(),
        clock,
        ids,
        wire,
        this::line,
        Map.of(
            DynamoDbClient.class, counted.table(cloud.dynamo().client()),
            SqsClient.class, countedQueues,
            EventBridgeClient.class, events,
            S3Client.class, objects,
            Parameters.class, parameters));
  }

  private void object(String method) {
    tally.add(method.startsWith("put") || method.startsWith("list") ? "s3.put" : "s3.get", 1);
  }

  /** What X is asked and takes money for; reading an account's own posts is a tenth of a cent. */
  private void called(HttpRequest request) {
    var path = request.uri().getPath();
    if (path.equals(Stage.MOUNT + "/x/2/tweets") && request.method().equals("POST")) {
      tally.add("x.post", 1);
    } else if (path.equals(Stage.MOUNT + "/x/2/users/me")) {
      tally.add("x.check", 1);
    }
  }

  private void line(ObjectNode line) {
    if (!Log.isNews(line)) {
      complaints.add(line.toString());
    }
    logged(line.toString().getBytes(StandardCharsets.UTF_8).length + LINE_OVERHEAD);
    for (var directive : line.path("_aws").path("CloudWatchMetrics")) {
      var name = directive.at("/Metrics/0/Name").asText();
      var dimensions = new StringBuilder();
      directive
          .at("/Dimensions/0")
          .forEach(key -> dimensions.append(' ').append(line.path(key.asText()).asText()));
      metrics.add(name + dimensions);
    }
  }

  private void logged(double bytes) {
    tally.add("logs.gb", bytes / BYTES_OF_GB);
  }

  private Invocation invocation(String logicalId) {
    return Objects.requireNonNull(functions.get(logicalId));
  }

  private QueuePump.Queue address(Source.Queue source) {
    return wiring.queues().stream()
        .filter(queue -> queue.logicalId().equals(source.queue()))
        .map(queue -> queues.queue(queue.name()))
        .findFirst()
        .orElseThrow();
  }

  private String table() {
    return wiring.tables().getFirst().name();
  }

  private String secrets() {
    return wiring.functions().stream()
        .flatMap(spec -> Optional.ofNullable(spec.environment().get("SECRETS")).stream())
        .findFirst()
        .orElseThrow();
  }

  private LocalNames names() {
    return new LocalNames() {
      @Override
      public String queueUrl(String queueName) {
        return queues.url(queueName);
      }

      @Override
      public String name(String logicalId) {
        return logicalId;
      }
    };
  }

  @Override
  public void close() {
    cloud.close();
  }
}
