package city.belfry.bench.faults;

import static city.belfry.bench.faults.Forgery.reads;
import static city.belfry.bench.faults.Forgery.under;
import static city.belfry.bench.faults.Forgery.writes;

import city.belfry.bench.faults.Forgery.Forger;
import city.belfry.bench.faults.Mutant.Hunt;
import city.belfry.bench.faults.Scenario.Act;
import city.belfry.bench.faults.Scenario.Deed;
import city.belfry.local.faults.Fault;
import city.belfry.platform.Wire;
import city.belfry.time.Clock;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The protocol's conditions, left out one at a time: a test of the test. */
final class Mutants {
  private static final Scenario SEARCHABLE = Scenario.plain(Kind.SEARCHABLE);
  private static final Scenario KEY = Scenario.plain(Kind.KEY);
  private static final Scenario EMERGENCY = SEARCHABLE.emergency();
  private static final Scenario AT_ONCE = SEARCHABLE.ahead(Duration.ZERO);
  private static final Scenario AHEAD = SEARCHABLE.ahead(Duration.ofSeconds(270));
  private static final String PUBLISH = ".*wire\\.POST.*";

  private Mutants() {}

  static List<Mutant> all() {
    return List.of(
        table(
            "the claim names neither version nor state",
            6,
            Mutants::claimWithoutCondition,
            Hunt.single(SEARCHABLE, ".*claim", Fault.DUPLICATE)),
        table(
            "the claim names the state only",
            6,
            Mutants::claimByState,
            Hunt.single(SEARCHABLE, ".*claim", Fault.EDIT)),
        table(
            "the claim writes no wake",
            12,
            forger((request, call) -> call.with(noWake(request, "claim"))),
            Hunt.single(SEARCHABLE, ".*claim", Fault.STOP_AFTER)),
        table(
            "the hold writes no wake",
            12,
            forger((request, call) -> call.with(noWake(request, "hold"))),
            Hunt.bare(SEARCHABLE.with(new Act(Deed.HOLD, Duration.ofSeconds(-12))))),
        table(
            "accept writes no wake",
            12,
            forger((request, call) -> call.with(sleepingPost(request))),
            Hunt.bare(AHEAD)),
        table(
            "the tick ends the wake instead of moving it",
            22,
            forger((request, call) -> call.with(noWake(request, "wake"))),
            Hunt.single(SEARCHABLE, ".*sendMessage", Fault.MESSAGE_LOST),
            Hunt.single(SEARCHABLE, ".*getItem D", Fault.STOP_BEFORE)),
        table(
            "a stale move of the wake is not refused",
            22,
            forger(Mutants::wakeWithoutCondition),
            Hunt.single(EMERGENCY, ".*D wake", Fault.DUPLICATE)),
        table(
            "the fan-out overwrites",
            19,
            forger(Mutants::overwriting),
            Hunt.single(EMERGENCY, ".*putItem D", Fault.DUPLICATE)),
        table(
            "a look-up's write does not name the version",
            11,
            forger(Mutants::lookUpWithoutVersion),
            Hunt.single(SEARCHABLE.first(Fault.TIMEOUT_BEFORE), ".*look-up", Fault.DUPLICATE)),
        unvisited(
            "a cancel is answered without its visits",
            4,
            "cancel",
            Hunt.single(SEARCHABLE, ".*claim", Fault.CANCEL)),
        unvisited(
            "a hold is answered without its visits",
            4,
            "hold",
            Hunt.single(SEARCHABLE, ".*claim", Fault.HOLD)),
        unvisited(
            "an edit is answered without its visits",
            4,
            "edit",
            Hunt.single(SEARCHABLE, ".*claim", Fault.EDIT)),
        accept(
            "visits list by the lagging index",
            4,
            Mutants::listsNothing,
            Hunt.single(SEARCHABLE, ".*claim", Fault.CANCEL)),
        table(
            "the list of open posts is not written",
            4,
            forger(Mutants::unopened),
            Hunt.single(SEARCHABLE, ".*claim", Fault.HOLD)),
        publish(
            "the claim does not read the post",
            7,
            Mutants::postAsItWas,
            Hunt.single(SEARCHABLE, ".*putItem D", Fault.CANCEL),
            Hunt.single(AHEAD, ".*putItem D", Fault.CANCEL)),
        publish(
            "the claim does not read the hold",
            4,
            Mutants::neverHeld,
            Hunt.single(SEARCHABLE, ".*putItem D", Fault.HOLD)),
        accept(
            "a cancel turns what is claimed into cancelled",
            8,
            Mutants::claimedSeemsWaiting,
            Hunt.single(SEARCHABLE.first(Fault.TIMEOUT_AFTER), PUBLISH, Fault.CANCEL)),
        accept(
            "an edit overtakes a claim",
            9,
            Mutants::claimedSeemsWaiting,
            Hunt.single(SEARCHABLE, PUBLISH, Fault.EDIT)),
        publish(
            "absence is believed at once",
            2,
            () -> claimedEarlier(Duration.ofSeconds(300)),
            Hunt.bare(SEARCHABLE.first(Fault.TIMEOUT_AFTER))),
        publish(
            "absence is believed F too early",
            3,
            () -> claimedEarlier(Duration.ofSeconds(40)),
            Hunt.single(AT_ONCE.first(Fault.UNDER_WAY), PUBLISH, Fault.STALL_LONG)),
        publish(
            "absence is believed N too early",
            3,
            () -> claimedEarlier(Duration.ofSeconds(60)),
            Hunt.bare(SEARCHABLE.first(Fault.UNDER_WAY))),
        publish(
            "absence is believed L too early",
            3,
            () -> claimedEarlier(Duration.ofSeconds(61)),
            Hunt.bare(SEARCHABLE.first(Fault.UNDER_WAY))),
        publish(
            "doubt is forgotten at the next try",
            14,
            Mutants::doubtless,
            Hunt.single(KEY.first(Fault.TIMEOUT_AFTER), ".*getItem D|.*claim", Fault.CANCEL)),
        wire(
            "the key is new for every try",
            15,
            request -> header(request, "idempotency-key"),
            Function.identity(),
            Hunt.bare(KEY.first(Fault.TIMEOUT_AFTER))),
        wire(
            "no answer counts as not sent",
            2,
            Function.identity(),
            reply ->
                reply instanceof Wire.Reply.NoAnswer(var why)
                    ? new Wire.Reply.NeverLeft(why)
                    : reply,
            Hunt.bare(SEARCHABLE.first(Fault.TIMEOUT_AFTER))),
        wire(
            "what is queued counts as not sent",
            29,
            Function.identity(),
            reply ->
                reply instanceof Wire.Reply.Answer answer && answer.status() == 202
                    ? new Wire.Reply.NeverLeft("queued")
                    : reply,
            Hunt.bare(Scenario.plain(Kind.QUEUED))),
        new Mutant(
            "nobody awaits the due instant",
            20,
            () ->
                new Tampering() {
                  @Override
                  public Clock clock(String function, Clock real) {
                    return new Hasty(real);
                  }
                },
            List.of(Hunt.bare(SEARCHABLE))),
        new Mutant(
            "a send waits for the one before it",
            0,
            () ->
                new Tampering() {
                  @Override
                  public Wire wire(Wire real, Clock clock) {
                    return new OneAtATime(real, clock);
                  }
                },
            List.of(Hunt.single(SEARCHABLE.beside(), PUBLISH, Fault.SLOW))),
        table(
            "every channel says that drills may reach it",
            0,
            forger(Mutants::drillsEverywhere),
            Hunt.bare(SEARCHABLE.drilled().strict())));
  }

  // How bugs are planted.

  private static Supplier<Forger> forger(Forger stateless) {
    return () -> stateless;
  }

  private static Mutant table(String name, int trap, Supplier<Forger> bug, Hunt... hunts) {
    return planted(name, trap, "", bug, hunts);
  }

  private static Mutant accept(String name, int trap, Supplier<Forger> bug, Hunt... hunts) {
    return planted(name, trap, "Accept", bug, hunts);
  }

  private static Mutant publish(String name, int trap, Supplier<Forger> bug, Hunt... hunts) {
    return planted(name, trap, "Publish", bug, hunts);
  }

  private static Mutant planted(
      String name, int trap, String where, Supplier<Forger> bug, Hunt... hunts) {
    return new Mutant(
        name,
        trap,
        () ->
            new Tampering() {
              @Override
              public DynamoDbClient table(String function, DynamoDbClient real, Clock clock) {
                return function.startsWith(where) ? Forgery.of(real, bug.get()) : real;
              }
            },
        List.of(hunts));
  }

  private static Mutant unvisited(String name, int trap, String what, Hunt... hunts) {
    return new Mutant(
        name,
        trap,
        () ->
            new Tampering() {
              @Override
              public DynamoDbClient table(String function, DynamoDbClient real, Clock clock) {
                return Forgery.of(
                    real,
                    (request, call) ->
                        writes(request, what) ? asItIs(real, request) : call.with(request));
              }
            },
        List.of(hunts));
  }

  private static UpdateItemResponse asItIs(DynamoDbClient real, SdkRequest request) {
    var update = (UpdateItemRequest) request;
    var now = real.getItem(r -> r.tableName(update.tableName()).key(update.key()));
    return UpdateItemResponse.builder().attributes(now.item()).build();
  }

  private static Mutant wire(
      String name,
      int trap,
      Function<HttpRequest, HttpRequest> asked,
      Function<Wire.Reply, Wire.Reply> told,
      Hunt... hunts) {
    return new Mutant(
        name,
        trap,
        () ->
            new Tampering() {
              @Override
              public Wire wire(Wire real, Clock clock) {
                return new Wire() {
                  @Override
                  public void warm(URI host) {
                    real.warm(host);
                  }

                  @Override
                  public Reply send(HttpRequest request) {
                    return told.apply(real.send(asked.apply(request)));
                  }
                };
              }
            },
        List.of(hunts));
  }

  // The bugs.

  private static Forger claimWithoutCondition() {
    return (request, call) ->
        call.with(
            writes(request, "claim")
                ? under((UpdateItemRequest) request, "attribute_exists(pk)", Map.of())
                : request);
  }

  private static Forger claimByState() {
    return (request, call) ->
        call.with(
            writes(request, "claim")
                ? under(
                    (UpdateItemRequest) request,
                    "#state = :was",
                    Map.of(":was", AttributeValue.fromS("WAITING")))
                : request);
  }

  private static SdkRequest noWake(SdkRequest request, String what) {
    return writes(request, what)
        ? Forgery.without((UpdateItemRequest) request, List.of("wake", "wakeShard"))
        : request;
  }

  private static SdkRequest sleepingPost(SdkRequest request) {
    if (!(request instanceof TransactWriteItemsRequest transaction)) {
      return request;
    }
    var items =
        transaction.transactItems().stream()
            .map(item -> {
              if (item.put() == null || !item.put().item().containsKey("plan")) {
                return item;
              }
              var asleep = new HashMap<>(item.put().item());
              asleep.remove("wake");
              asleep.remove("wakeShard");
              return item.toBuilder().put(item.put().toBuilder().item(asleep).build()).build();
            })
            .toList();
    return transaction.toBuilder().transactItems(items).build();
  }

  private static Object wakeWithoutCondition(SdkRequest request, Forgery.Call call)
      throws Throwable {
    return call.with(
        writes(request, "wake")
            ? under((UpdateItemRequest) request, "attribute_exists(pk)", Map.of())
            : request);
  }

  private static Object overwriting(SdkRequest request, Forgery.Call call) throws Throwable {
    return call.with(
        request instanceof PutItemRequest put && Forgery.isDelivery(put.item())
            ? put.toBuilder().conditionExpression(null).build()
            : request);
  }

  private static Object lookUpWithoutVersion(SdkRequest request, Forgery.Call call)
      throws Throwable {
    return call.with(
        writes(request, "look-up")
            ? under((UpdateItemRequest) request, "attribute_exists(pk)", Map.of())
            : request);
  }

  private static Forger listsNothing() {
    return (request, call) ->
        isList(request) ? QueryResponse.builder().items(List.of()).build() : call.with(request);
  }

  private static boolean isList(SdkRequest request) {
    return request instanceof QueryRequest query
        && query.indexName() == null
        && Forgery.of(query.expressionAttributeValues(), ":sk").s().equals("D#");
  }

  private static Object unopened(SdkRequest request, Forgery.Call call) throws Throwable {
    return request instanceof PutItemRequest put
            && Forgery.of(put.item(), "pk").s().startsWith("OPEN#")
        ? PutItemResponse.builder().build()
        : call.with(request);
  }

  private static Forger postAsItWas() {
    return (request, call) -> {
      var answer = call.with(request);
      if (!reads(request, "POST") || !(answer instanceof GetItemResponse found)) {
        return answer;
      }
      var item = new HashMap<>(found.item());
      item.put("state", AttributeValue.fromS("LIVE"));
      return found.toBuilder().item(item).build();
    };
  }

  private static Forger neverHeld() {
    return (request, call) ->
        reads(request, "HOLD") ? GetItemResponse.builder().build() : call.with(request);
  }

  private static Forger claimedSeemsWaiting() {
    return (request, call) -> {
      var answer = call.with(request);
      if (!isList(request) || !(answer instanceof QueryResponse found)) {
        return answer;
      }
      var items =
          found.items().stream()
              .map(item -> {
                if (!Forgery.of(item, "state").s().equals("CLAIMED")) {
                  return item;
                }
                var waiting = new HashMap<>(item);
                waiting.put("state", AttributeValue.fromS("WAITING"));
                return Map.copyOf(waiting);
              })
              .toList();
      return found.toBuilder().items(items).build();
    };
  }

  /** What a look-up reads of a claim is older than it is: so much sooner its absence is certain. */
  private static Forger claimedEarlier(Duration so) {
    return (request, call) -> {
      var answer = call.with(request);
      if (!reads(request, "D") || !(answer instanceof GetItemResponse found)) {
        return answer;
      }
      var state = found.item().get("state");
      if (state == null || !state.s().equals("CLAIMED")) {
        return answer;
      }
      var item = new HashMap<>(found.item());
      var at = Instant.parse(Forgery.of(found.item(), "claimAt").s());
      item.put("claimAt", AttributeValue.fromS(at.minus(so).toString()));
      return found.toBuilder().item(item).build();
    };
  }

  private static Forger doubtless() {
    return (request, call) -> {
      var answer = call.with(request);
      if (!reads(request, "D") || !(answer instanceof GetItemResponse found)) {
        return answer;
      }
      var item = new HashMap<>(found.item());
      item.remove("doubtSince");
      return found.toBuilder().item(item).build();
    };
  }

  private static Object drillsEverywhere(SdkRequest request, Forgery.Call call) throws Throwable {
    var answer = call.with(request);
    if (!reads(request, "CHANNEL") || !(answer instanceof GetItemResponse found)) {
      return answer;
    }
    var item = new HashMap<>(found.item());
    item.put("drill", AttributeValue.fromBool(true));
    return found.toBuilder().item(item).build();
  }

  private static int tries;

  private static HttpRequest header(HttpRequest request, String name) {
    if (request.headers().firstValue(name).isEmpty()) {
      return request;
    }
    return HttpRequest.newBuilder(request, (n, _) -> !n.equalsIgnoreCase(name))
        .header(name, "try-" + ++tries)
        .build();
  }

  /** A clock on which every instant has come. */
  private record Hasty(Clock real) implements Clock {
    @Override
    public Instant now() {
      return real.now();
    }

    @Override
    public long monotonicNanos() {
      return real.monotonicNanos();
    }

    @Override
    public void awaitUntil(Instant instant) {}
  }

  /** One send after the other, whoever they are for. */
  private static final class OneAtATime implements Wire {
    private final Wire real;
    private final Clock clock;
    private boolean busy;

    OneAtATime(Wire real, Clock clock) {
      this.real = real;
      this.clock = clock;
    }

    @Override
    public void warm(URI host) {
      real.warm(host);
    }

    @Override
    public Reply send(HttpRequest request) {
      try {
        while (busy) {
          clock.awaitUntil(clock.now().plusMillis(500));
        }
        busy = true;
        return real.send(request);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      } finally {
        busy = false;
      }
    }
  }
}
