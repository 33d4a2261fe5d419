package city.belfry.local.cloud;

import city.belfry.local.template.RuleSpec;
import city.belfry.time.Clock;
import city.belfry.time.Ids;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * EventBridge's buses in this process: rules' patterns are matched by the matcher that AWS itself
 * publishes. Listeners are called in the order of their coming, before {@code putEvents} returns.
 * Safe for threads.
 */
public final class EmbeddedBus implements EventBridgeClient {
  private static final int KEPT = 1_000;

  private final Set<String> buses = new HashSet<>(Set.of("default"));
  private final List<BusRule> rules;
  private final Place place;
  private final Clock clock;
  private final Ids ids;
  private final Consumer<String> log;
  private final List<BiConsumer<RuleSpec, String>> listeners = new CopyOnWriteArrayList<>();
  private final Deque<Taken> taken = new ArrayDeque<>();

  /**
   * An event that a bus took.
   *
   * @param event its JSON, in the envelope that rules' targets get
   * @param rules the rules it matched
   */
  public record Taken(String bus, String event, List<RuleSpec> rules) {
    public Taken {
      rules = List.copyOf(rules);
    }
  }

  /**
   * @param buses the names of the buses there are, beside "default" and those that the rules name
   * @param log gets one line for each listener that failed
   */
  public EmbeddedBus(
      Collection<String> buses,
      Collection<RuleSpec> rules,
      Place place,
      Clock clock,
      Ids ids,
      Consumer<String> log) {
    this.buses.addAll(buses);
    this.rules = rules.stream().map(BusRule::new).toList();
    this.rules.forEach(rule -> this.buses.add(rule.spec().bus()));
    this.place = place;
    this.clock = clock;
    this.ids = ids;
    this.log = log;
  }

  /** From now on calls the listener once for each rule that an event matches. */
  public void listen(BiConsumer<RuleSpec, String> listener) {
    listeners.add(listener);
  }

  /** The last thousand events that the buses took, oldest first. */
  public List<Taken> taken() {
    synchronized (taken) {
      return List.copyOf(taken);
    }
  }

  @Override
  public PutEventsResponse putEvents(PutEventsRequest request) {
    var results = request.entries().stream().map(this::put).toList();
    var failed = results.stream().filter(result -> result.errorCode() != null).count();
    return PutEventsResponse.builder()
        .failedEntryCount(Math.toIntExact(failed))
        .entries(results)
        .build();
  }

  private PutEventsResultEntry put(PutEventsRequestEntry entry) {
    var bus = busName(entry.eventBusName());
    if (!buses.contains(bus)) {
      return failed("InvalidArgument", "Event bus %s does not exist.".formatted(bus));
    }
    if (isBlank(entry.source()) || isBlank(entry.detailType()) || entry.detail() == null) {
      return failed("InvalidArgument", "Source, detail type and detail are required.");
    }
    if (entry.source().startsWith("aws.")) {
      return failed("NotAuthorizedForSourceException", "Not authorized for the source.");
    }
    ObjectNode event;
    try {
      if (!(Json.read(entry.detail()) instanceof ObjectNode detail)) {
        return failed("MalformedDetail", "Detail is malformed.");
      }
      event = envelope(entry, detail);
    } catch (JsonProcessingException _) {
      return failed("MalformedDetail", "Detail is malformed.");
    }
    deliver(bus, event.toString());
    return PutEventsResultEntry.builder().eventId(event.path("id").textValue()).build();
  }

  /** Of a name or an address. */
  private static String busName(@Nullable String nameOrArn) {
    return nameOrArn == null ? "default" : nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static PutEventsResultEntry failed(String code, String message) {
    return PutEventsResultEntry.builder().errorCode(code).errorMessage(message).build();
  }

  private ObjectNode envelope(PutEventsRequestEntry entry, ObjectNode detail) {
    var time = entry.time() == null ? clock.now() : entry.time();
    var event = Json.object();
    event.put("version", "0");
    event.put("id", ids.next());
    event.put("detail-type", entry.detailType());
    event.put("source", entry.source());
    event.put("account", place.account());
    event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", place.region());
    var resources = event.putArray("resources");
    entry.resources().forEach(resources::add);
    event.set("detail", detail);
    return event;
  }

  private void deliver(String bus, String event) {
    var matched =
        rules.stream()
            .filter(rule -> rule.spec().bus().equals(bus) && rule.matches(event))
            .map(BusRule::spec)
            .toList();
    synchronized (taken) {
      if (taken.size() == KEPT) {
        taken.removeFirst();
      }
      taken.addLast(new Taken(bus, event, matched));
    }
    for (var rule : matched) {
      for (var listener : listeners) {
        try {
          listener.accept(rule, event);
        } catch (RuntimeException fault) {
          log.accept(Line.of(rule.logicalId(), fault));
        }
      }
    }
  }

  @Override
  public String serviceName() {
    return EventBridgeClient.SERVICE_NAME;
  }

  @Override
  public void close() {}
}
