package city.belfry.bench.faults;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Timing;
import city.belfry.domain.journal.Change;
import city.belfry.domain.language.Language;
import city.belfry.local.cloud.EmbeddedBus;
import city.belfry.local.cloud.EmbeddedParameters;
import city.belfry.local.cloud.Invocation;
import city.belfry.local.cloud.Pump;
import city.belfry.local.cloud.QueuePump;
import city.belfry.local.cloud.StreamPump;
import city.belfry.local.cloud.TimedSqs;
import city.belfry.local.faults.Boundaries;
import city.belfry.local.faults.Boundary;
import city.belfry.local.faults.Fault;
import city.belfry.local.faults.Happenings;
import city.belfry.local.faults.Stopped;
import city.belfry.local.faults.Timeline;
import city.belfry.local.template.FunctionSpec;
import city.belfry.local.template.Source;
import city.belfry.local.town.Handlers;
import city.belfry.local.town.SdkParameters;
import city.belfry.platform.Wire;
import city.belfry.platform.sample.stage.SampleStage;
import city.belfry.queue.SqsDeliveryQueue;
import city.belfry.runtime.Json;
import city.belfry.runtime.Log;
import city.belfry.runtime.Parameters;
import city.belfry.store.DynamoStores;
import city.belfry.time.Clock;
import city.belfry.usecase.Stores;
import city.belfry.usecase.delivery.ResumeOpen;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * The template's functions on an empty table, in simulated time, with faults at their boundaries.
 * What the functions know dies with them; the table, and what the queues hold, does not.
 */
final class City implements Happenings {
  static final Instant START = Instant.parse("2026-11-22T17:00:10Z");
  private static final Duration LONGEST_SKIP = Duration.ofHours(1);
  private static final URI STAGE = URI.create("https://stage.invalid/stage/sample/");

  private final World world;
  private final Script script;
  private final Tampering tampering;
  private final Timeline timeline = new Timeline(START);
  private final CountedIds ids = new CountedIds();
  private final Ledger ledger = new Ledger();
  private final TimedSqs queues = new TimedSqs(World.PLACE, timeline);
  private final EmbeddedParameters parameters = new EmbeddedParameters(World.PLACE);
  private final EmbeddedBus bus;
  private final SampleStage stage;
  private final Boundaries boundaries = new Boundaries(timeline, this);
  private final Map<String, Invocation> functions = new LinkedHashMap<>();
  private final Map<String, Pump> pumps = new LinkedHashMap<>();
  private final Stores stores;

  /** Inherited: a batch's messages have threads of their own. */
  private final ThreadLocal<@Nullable String> serving = new InheritableThreadLocal<>();

  private Instant nextTick;
  private boolean ending;
  private @Nullable String newest;
  private boolean resuming;
  private boolean streamed;
  private int recorded;
  private int writes;

  City(World world, Script script, Tampering tampering, Duration lag) {
    this.world = world;
    this.script = script;
    this.tampering = tampering;
    world.fresh();
    this.nextTick = START.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    this.stage = new SampleStage(timeline, lag, Duration.ofSeconds(5));
    this.bus =
        new EmbeddedBus(world.wiring().buses(), List.of(), World.PLACE, timeline, ids, _ -> {});
    queues.create(world.wiring().queues());
    this.stores = DynamoStores.on(world.dynamo().client(), world.table().name(), timeline, ids);
    begin();
    connect();
  }

  Timeline timeline() {
    return timeline;
  }

  Ledger ledger() {
    return ledger;
  }

  Stores stores() {
    return stores;
  }

  /** The last post that was written, whether anybody was told of it or not. */
  Optional<String> newest() {
    return Optional.ofNullable(newest);
  }

  SampleStage stage() {
    return stage;
  }

  int boundaries() {
    return boundaries.count();
  }

  /** A channel of the sample platform, with its credentials. */
  void channel(String name, Kind kind, boolean drill) {
    var credentials = "channels/sample/" + name;
    stores
        .channels()
        .put(
            new Channel(
                name,
                "sample",
                List.of(new Language("en")),
                false,
                STAGE,
                credentials,
                drill,
                Duration.ZERO,
                1,
                Map.of("class", kind.word(), "account", name)),
            new Change("bench", "channel", ""));
    parameters.putParameter(r ->
        r.name(world.secrets() + credentials)
            .value(Json.object().put("token", "stage-" + name).toString())
            .type(ParameterType.SECURE_STRING)
            .overwrite(true));
  }

  /** New functions, as after a deployment or a restart. */
  private void begin() {
    for (var spec : world.functions()) {
      functions.put(spec.logicalId(), Handlers.load(spec, outside(spec)));
    }
  }

  /** What feeds the functions outlives them: a stream's reader knows how far they came. */
  private void connect() {
    for (var spec : world.functions()) {
      for (var source : spec.sources()) {
        pump(spec, source, event -> invoke(spec.logicalId(), event))
            .ifPresent(pump -> pumps.put(spec.logicalId(), pump));
      }
    }
  }

  private Optional<Pump> pump(FunctionSpec spec, Source source, Invocation function) {
    return switch (source) {
      case Source.Route _, Source.Tick _ -> Optional.empty();
      case Source.Queue queue ->
          Optional.of(
              QueuePump.inline(
                  queues,
                  queues.queue(world.queue(spec).orElseThrow().name()),
                  // One at a time: the order of a batch's threads is nobody's to choose.
                  new Source.Queue(queue.queue(), 1, queue.window(), queue.reportsFailures()),
                  function,
                  this::log));
      case Source.TableStream stream ->
          Optional.of(
              new StreamPump(
                  world.dynamo().streams(),
                  world.dynamo().streamArn(world.table().name()).orElseThrow(),
                  stream,
                  function,
                  this::log));
    };
  }

  private FaultyOutside outside(FunctionSpec spec) {
    var id = spec.logicalId();
    var clock = clock(id);
    Wire real =
        new StageWire(
            stage, timeline, (account, text) -> ledger.arrived(account, text, timeline.now()));
    return new FaultyOutside(
        spec.environment(),
        clock,
        ids,
        tampering.wire(boundaries.around(id, real), timeline),
        this::complains,
        Map.of(
            DynamoDbClient.class,
            tampering.table(
                id, boundaries.around(id, DynamoDbClient.class, world.dynamo().client()), timeline),
            SqsClient.class,
            tampering.queues(id, boundaries.around(id, SqsClient.class, queues)),
            EventBridgeClient.class,
            boundaries.around(id, EventBridgeClient.class, bus),
            Parameters.class,
            new SdkParameters(boundaries.around(id, SsmClient.class, parameters))));
  }

  private Clock clock(String function) {
    var skew = script.skew(function);
    return tampering.clock(function, skew.isZero() ? timeline : new SkewedClock(timeline, skew));
  }

  private void complains(ObjectNode line) {
    if (!Log.isNews(line)) {
      log(line.toString());
    }
  }

  private void log(String line) {
    ledger.event(timeline.now(), line);
  }

  // What happens at boundaries.

  @Override
  public Optional<Fault> meets(Boundary boundary, Object request) {
    var fault = script.meets(boundary, request);
    fault.ifPresent(f -> log("! " + f + " at " + boundary));
    if (fault.filter(Fault.UNAUTHORIZED::equals).isPresent()) {
      // A lost login stops what would be repeated.
      ledger.asking("");
    }
    if (fault.filter(f -> f == Fault.END_BEFORE || f == Fault.END_AFTER).isPresent()) {
      ending = true;
      resuming = fault.get() == Fault.END_BEFORE;
    }
    return fault;
  }

  @Override
  public void meanwhile(Fault fault, Boundary boundary, Object request) {
    script.meanwhile(fault, boundary);
  }

  @Override
  public void done(Boundary boundary, Object request, Object answer) {
    if (answer instanceof UpdateItemResponse
        || answer instanceof PutItemResponse
        || answer instanceof DeleteItemResponse
        || answer instanceof TransactWriteItemsResponse) {
      writes++;
    }
    if (request instanceof TransactWriteItemsRequest transaction) {
      transaction.transactItems().stream()
          .filter(item -> item.put() != null && item.put().item().containsKey("plan"))
          .forEach(item -> newest = Forgery.of(item.put().item(), "id").s());
    }
    if (request instanceof UpdateItemRequest update
        && answer instanceof UpdateItemResponse now
        && boundary.call().endsWith(" claim")) {
      var parts = Forgery.of(update.key(), "sk").s().split("#", -1);
      ledger.claimed(
          Forgery.of(update.key(), "pk").s().substring("POST#".length()),
          parts[1],
          Integer.parseInt(Forgery.of(now.attributes(), "rev").n()),
          Forgery.of(now.attributes(), "emergency").bool(),
          timeline.now());
    }
  }

  // What runs.

  /** Calls a function as a part of the process; nothing comes back when it ends half way. */
  Optional<byte[]> call(String function, byte[] event) {
    var spec = spec(function);
    var call = new Call();
    timeline.begin(
        function,
        timeline.now(),
        spec.timeout(),
        () -> {
          try {
            call.answer = Optional.of(invoke(function, event));
          } finally {
            call.over = true;
          }
        });
    timeline.letOthers();
    for (var waited = 0; !call.over && waited < 100; waited++) {
      timeline.awaitUntil(timeline.now().plusSeconds(1));
    }
    return call.answer;
  }

  private static final class Call {
    private boolean over;
    private Optional<byte[]> answer = Optional.empty();
  }

  private byte[] invoke(String function, byte[] event) throws IOException {
    serving.set(new String(event, StandardCharsets.UTF_8));
    try {
      return Objects.requireNonNull(functions.get(function)).call(event);
    } finally {
      serving.remove();
    }
  }

  /** Whether what runs now is the publisher, at a delivery to this channel. */
  boolean serves(String channel) {
    var event = serving.get();
    return event != null && event.contains("delivery") && event.contains("." + channel + ".");
  }

  private FunctionSpec spec(String function) {
    return world.functions().stream()
        .filter(spec -> spec.logicalId().equals(function))
        .findFirst()
        .orElseThrow();
  }

  /** The function of a kind: {@code accept}, {@code dispatch}, {@code publish}, {@code record}. */
  String function(String kind) {
    return world.functions().stream()
        .filter(spec -> spec.handler().startsWith("city.belfry." + kind + "."))
        .findFirst()
        .orElseThrow()
        .logicalId();
  }

  /** One more message for a delivery, beside whatever else there is. */
  void again(String delivery) {
    var publish = function("publish");
    var body = Json.object().put("delivery", delivery).toString();
    var event = Json.object();
    event.putArray("Records").addObject().put("messageId", "again").put("body", body);
    timeline.begin(
        "again",
        timeline.now(),
        spec(publish).timeout(),
        () -> invoke(publish, event.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** A tick beside the schedule's own. */
  void tick() {
    var dispatch = function("dispatch");
    timeline.begin(
        "tick",
        timeline.now(),
        spec(dispatch).timeout(),
        () -> {
          try {
            invoke(dispatch, "{}".getBytes(StandardCharsets.UTF_8));
          } catch (RuntimeException e) {
            log("the tick failed: " + e);
          }
        });
  }

  /**
   * Lets time run.
   *
   * @param quiet asked before each tick; true ends it
   */
  void run(BooleanSupplier quiet, Instant limit) {
    while (true) {
      var turn = timeline.next().orElse(Instant.MAX);
      var fed = nextFed();
      var at = earliest(turn, fed.map(Fed::at).orElse(Instant.MAX), nextTick);
      if (at.isAfter(limit)) {
        return;
      }
      if (turn.equals(at) || turn.isBefore(timeline.now())) {
        step();
      } else if (fed.isPresent() && fed.get().at().equals(at)) {
        feed(fed.get());
      } else if (!streamed && writes > recorded) {
        timeline.set(latest(at, timeline.now()));
        streamed = true;
        turnStream();
      } else {
        timeline.set(latest(at, timeline.now()));
        streamed = false;
        recorded = writes;
        if (quiet.getAsBoolean()) {
          return;
        }
        if (script.ticks()) {
          tick();
        }
        nextTick = nextTick.plus(1, ChronoUnit.MINUTES);
        skipIdle();
      }
    }
  }

  /** Leaves out the ticks that would find nothing: before them nobody is left to write anything. */
  private void skipIdle() {
    while (timeline.next().filter(next -> !next.isAfter(timeline.now())).isPresent()) {
      step();
    }
    var index = firstWake().map(first -> first.minus(Timing.HORIZON)).orElse(Instant.MAX);
    var next =
        earliest(
            index, timeline.next().orElse(Instant.MAX), nextFed().map(Fed::at).orElse(Instant.MAX));
    var last = earliest(next, timeline.now().plus(LONGEST_SKIP), Instant.MAX);
    while (nextTick.isBefore(last)) {
      nextTick = nextTick.plus(1, ChronoUnit.MINUTES);
    }
  }

  private Optional<Instant> firstWake() {
    Optional<Instant> first = Optional.empty();
    for (var shard = 0; shard < 4; shard++) {
      var name = AttributeValue.fromS("W#" + shard);
      var found =
          world
              .dynamo()
              .client()
              .query(r ->
                  r.tableName(world.table().name())
                      .indexName("wake")
                      .keyConditionExpression("wakeShard = :shard")
                      .expressionAttributeValues(Map.of(":shard", name))
                      .limit(1))
              .items();
      if (!found.isEmpty()) {
        var wake = Instant.ofEpochMilli(Long.parseLong(Forgery.of(found.getFirst(), "wake").n()));
        first = first.filter(earlier -> earlier.isBefore(wake)).or(() -> Optional.of(wake));
      }
    }
    return first;
  }

  private record Fed(String function, Instant at) {}

  private Optional<Fed> nextFed() {
    Optional<Fed> first = Optional.empty();
    for (var spec : world.functions()) {
      var next = world.queue(spec).flatMap(queue -> queues.next(queues.url(queue.name())));
      if (next.isPresent() && (first.isEmpty() || next.get().isBefore(first.get().at()))) {
        first = Optional.of(new Fed(spec.logicalId(), latest(next.get(), timeline.now())));
      }
    }
    return first;
  }

  private void feed(Fed fed) {
    timeline.set(latest(fed.at(), timeline.now()));
    var pump = Objects.requireNonNull(pumps.get(fed.function()));
    timeline.begin(
        fed.function(), timeline.now(), spec(fed.function()).timeout(), () -> pump.turn());
    step();
  }

  private void turnStream() {
    var record = function("record");
    var pump = Objects.requireNonNull(pumps.get(record));
    timeline.begin(
        record,
        timeline.now(),
        spec(record).timeout(),
        () -> {
          while (pump.turn()) {
            timeline.letOthers();
          }
        });
  }

  private void step() {
    timeline
        .step()
        .ifPresent(failure -> {
          if (!(failure instanceof Stopped)) {
            throw new IllegalStateException("a run itself failed", failure);
          }
        });
    if (ending) {
      ending = false;
      timeline.killAll();
      queues.drain();
      begin();
      if (resuming) {
        new ResumeOpen(stores, deliveryQueue(), timeline).run();
      }
    }
  }

  private SqsDeliveryQueue deliveryQueue() {
    var urls = new LinkedHashMap<String, String>();
    urls.put("sample", queues.url(world.queue(spec(function("publish"))).orElseThrow().name()));
    return new SqsDeliveryQueue(queues, urls, timeline);
  }

  /** Whether neither a post nor anything of it will wake again. */
  boolean quiet(String post) {
    return stores.posts().find(post).filter(p -> p.wake() == null).isPresent()
        && stores.takeBacks().ofPost(post).stream().allMatch(wish -> wish.wake() == null);
  }

  /** Whether no queue holds a message. */
  boolean drained() {
    return new ArrayList<>(world.functions())
        .stream()
            .map(world::queue)
            .flatMap(Optional::stream)
            .allMatch(queue -> queues.size(queues.url(queue.name())) == 0);
  }

  private static Instant earliest(Instant a, Instant b, Instant c) {
    var first = a.isBefore(b) ? a : b;
    return first.isBefore(c) ? first : c;
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
