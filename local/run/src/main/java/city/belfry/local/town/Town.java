package city.belfry.local.town;

import city.belfry.local.cloud.EmbeddedCloud;
import city.belfry.local.cloud.EmbeddedQueues;
import city.belfry.local.cloud.Invocation;
import city.belfry.local.cloud.Place;
import city.belfry.local.cloud.Pump;
import city.belfry.local.cloud.PumpLoop;
import city.belfry.local.cloud.QueuePump;
import city.belfry.local.cloud.StreamPump;
import city.belfry.local.cloud.TickPump;
import city.belfry.local.template.FunctionSpec;
import city.belfry.local.template.LocalNames;
import city.belfry.local.template.LocalWiring;
import city.belfry.local.template.QueueSpec;
import city.belfry.local.template.Source;
import city.belfry.local.template.TableSpec;
import city.belfry.local.template.Template;
import city.belfry.platform.Wire;
import city.belfry.queue.SqsDeliveryQueue;
import city.belfry.runtime.Log;
import city.belfry.runtime.Outside;
import city.belfry.runtime.Variables;
import city.belfry.store.DynamoStores;
import city.belfry.time.Clock;
import city.belfry.time.Ids;
import city.belfry.usecase.Stores;
import city.belfry.usecase.delivery.ResumeOpen;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The whole system in one JVM: the embedded cloud, and every function of the template behind the
 * sources that the template gives it. Nothing runs here that the template does not name.
 */
public final class Town implements AutoCloseable {
  private static final Place PLACE = Place.LOCAL;

  private final LocalWiring wiring;
  private final EmbeddedCloud cloud;
  private final Surroundings surroundings;
  private final Map<String, Invocation> functions = new LinkedHashMap<>();
  private volatile boolean closing;
  private final List<PumpLoop> loops = new ArrayList<>();
  private final List<QueuePump> publishers = new CopyOnWriteArrayList<>();

  /**
   * What a town is built in.
   *
   * @param data where the table and the pages are kept; empty for memory only
   * @param parameters values for the template's parameters
   */
  public record Surroundings(
      Path template,
      Map<String, String> parameters,
      Optional<Path> data,
      Clock clock,
      Ids ids,
      Wire wire,
      Log log) {
    public Surroundings {
      parameters = Map.copyOf(parameters);
    }
  }

  private Town(
      LocalWiring wiring,
      EmbeddedCloud cloud,
      Surroundings surroundings,
      BiFunction<FunctionSpec, Outside, Outside> around) {
    this.wiring = wiring;
    this.cloud = cloud;
    this.surroundings = surroundings;
    for (var spec : wiring.functions()) {
      functions.put(spec.logicalId(), Handlers.load(spec, around.apply(spec, outside(spec))));
    }
  }

  /** Builds a town; nothing moves before {@link #start}. */
  public static Town build(Surroundings surroundings) throws IOException {
    return build(surroundings, (_, outside) -> outside);
  }

  /**
   * Builds a town whose functions see the outside through something else.
   *
   * @param around gets each function and its outside, and answers the one that the function is
   *     given
   */
  public static Town build(
      Surroundings surroundings, BiFunction<FunctionSpec, Outside, Outside> around)
      throws IOException {
    var template = Template.read(surroundings.template());
    // Twice: the cloud is started from the wiring, and only then its queues have addresses.
    var sketch = template.wiring(surroundings.parameters(), names(name -> "queue:" + name));
    var cloud =
        EmbeddedCloud.start(
            new EmbeddedCloud.Wanted(
                sketch.tables(), sketch.queues(), sketch.buses(), sketch.rules()),
            surroundings.data(),
            PLACE,
            surroundings.clock(),
            surroundings.ids(),
            line -> surroundings.log().line(Lines.of(line)),
            () -> EmbeddedQueues.start(PLACE));
    try {
      var wiring = template.wiring(surroundings.parameters(), names(cloud.queues()::url));
      return new Town(wiring, cloud, surroundings, around);
    } catch (RuntimeException e) {
      cloud.close();
      throw e;
    }
  }

  static LocalNames names(UnaryOperator<String> queueUrl) {
    return new LocalNames() {
      @Override
      public String queueUrl(String queueName) {
        return queueUrl.apply(queueName);
      }

      @Override
      public String name(String logicalId) {
        return logicalId;
      }
    };
  }

  private LocalOutside outside(FunctionSpec spec) {
    return new LocalOutside(
        spec.environment(),
        surroundings.clock(),
        surroundings.ids(),
        surroundings.wire(),
        this::log,
        cloud);
  }

  /**
   * Turns every source on a thread of its own; what is open from an earlier run goes on. The
   * publishers begin first: they have work as soon as the first open deliveries are found.
   */
  public void start() {
    turn(Source.Queue.class::isInstance);
    resume();
    turn(source -> !(source instanceof Source.Queue));
  }

  private void turn(Predicate<Source> which) {
    for (var spec : wiring.functions()) {
      for (var source : spec.sources()) {
        if (which.test(source)) {
          pump(spec, source, true).ifPresent(pump -> loops.add(loop(spec, pump)));
        }
      }
    }
  }

  private PumpLoop loop(FunctionSpec spec, Pump pump) {
    return PumpLoop.start(
        spec.logicalId(), pump, surroundings.clock(), line -> log(Lines.of(line)));
  }

  /** The queues start empty: every open delivery gets its message. */
  public int resume() {
    return new ResumeOpen(stores(), queue(), surroundings.clock()).run();
  }

  /** Every source's pump, to be turned by hand; a queue's calls run on the turning thread. */
  public List<Pump> pumps() {
    var pumps = new ArrayList<Pump>();
    for (var spec : wiring.functions()) {
      spec.sources().forEach(source -> pump(spec, source, false).ifPresent(pumps::add));
    }
    return pumps;
  }

  private Optional<Pump> pump(FunctionSpec spec, Source source, boolean concurrent) {
    var function = function(spec.logicalId());
    Consumer<String> log = line -> log(Lines.of(line));
    return switch (source) {
      case Source.Route _ -> Optional.empty();
      case Source.Queue queue -> {
        var where = cloud.queues().queue(queueSpec(queue.queue()).name());
        var sqs = cloud.queues().client();
        if (!concurrent) {
          yield Optional.of(QueuePump.inline(sqs, where, queue, function, log));
        }
        var pump = QueuePump.concurrent(sqs, where, queue, function, log);
        publishers.add(pump);
        yield Optional.of(pump);
      }
      case Source.TableStream stream ->
          Optional.of(
              new StreamPump(
                  cloud.dynamo().streams(),
                  cloud.dynamo().streamArn(table().name()).orElseThrow(),
                  stream,
                  function,
                  log,
                  () -> publishers.stream().anyMatch(QueuePump::busy)));
      case Source.Tick tick ->
          Optional.of(
              new TickPump(
                  spec.logicalId(),
                  tick,
                  function,
                  PLACE,
                  surroundings.clock(),
                  surroundings.ids(),
                  log));
    };
  }

  private QueueSpec queueSpec(String logicalId) {
    return wiring.queues().stream()
        .filter(queue -> queue.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the template has no queue " + logicalId));
  }

  /** A function by its logical id. */
  public Invocation function(String logicalId) {
    var function = functions.get(logicalId);
    if (function == null) {
      throw new IllegalStateException("the template has no function " + logicalId);
    }
    return function;
  }

  /** The prefix of the parameters that hold credentials, as the publishers are told it. */
  public String secrets() {
    return wiring.functions().stream()
        .map(spec -> spec.environment().get("SECRETS"))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no function is told SECRETS"));
  }

  public LocalWiring wiring() {
    return wiring;
  }

  public EmbeddedCloud cloud() {
    return cloud;
  }

  /** The stores on the town's table, past all functions: for the start and for tests. */
  public Stores stores() {
    return DynamoStores.on(
        cloud.dynamo().client(), table().name(), surroundings.clock(), surroundings.ids());
  }

  private SqsDeliveryQueue queue() {
    var dispatch =
        wiring.functions().stream()
            .filter(spec -> spec.sources().stream().anyMatch(Town::isTheTick))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the template has no tick"));
    var urls = Variables.read(dispatch.environment(), variables -> variables.family("QUEUE_"));
    return new SqsDeliveryQueue(cloud.queues().client(), urls, surroundings.clock());
  }

  /** Other schedules say by their input what they want. */
  private static boolean isTheTick(Source source) {
    return source instanceof Source.Tick tick && tick.input().isEmpty();
  }

  private TableSpec table() {
    return wiring.tables().getFirst();
  }

  /** A call that the end of the town interrupted is no fault. */
  private void log(ObjectNode line) {
    if (!closing) {
      surroundings.log().line(line);
    }
  }

  @Override
  public void close() {
    closing = true;
    loops.forEach(PumpLoop::close);
    cloud.close();
  }
}
