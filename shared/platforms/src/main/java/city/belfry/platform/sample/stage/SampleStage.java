package city.belfry.platform.sample.stage;

import city.belfry.stage.StagePart;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import city.belfry.time.Clock;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.BreakIterator;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The sample platform: every request carries a token {@code stage-ACCOUNT} and says in {@code
 * Sample-Class} which class it plays. A text with {@code (refuse)} in it is refused. Safe for
 * threads.
 */
public final class SampleStage implements StagePart {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 1_000;

  private final Clock clock;
  private final SampleShelf shelf;

  /** What is placed is found at once; a queued message takes five seconds. */
  public SampleStage(Clock clock) {
    this(clock, Duration.ZERO, Duration.ofSeconds(5));
  }

  /**
   * @param lag how long search does not show what was placed
   * @param queue how long a queued message waits
   */
  public SampleStage(Clock clock, Duration lag, Duration queue) {
    this.clock = clock;
    this.shelf = new SampleShelf(lag, queue);
  }

  @Override
  public String platform() {
    return "sample";
  }

  @Override
  public boolean publishes(StageRequest request) {
    return request.method().equals("POST") && request.path().equals("/messages");
  }

  @Override
  public StageReply limited(Instant until) {
    var seconds = Math.max(1, Duration.between(clock.now(), until).toSeconds());
    return problem(429, "too-many", "wait " + seconds + " s")
        .with("retry-after", Long.toString(seconds));
  }

  @Override
  public StageReply broken() {
    return problem(503, "broken", "the sample platform is out of order");
  }

  @Override
  public List<StagePost> posts() {
    return shelf.all().stream().map(message -> message.shown(clock.now())).toList();
  }

  @Override
  public StageReply answer(StageRequest request) {
    var steps = request.path().split("/", -1);
    var item = steps.length == 3 ? steps[2] : "";
    return switch (request.method()
        + " "
        + (steps.length > 1 ? steps[1] : "")
        + (item.isEmpty() ? "" : "/*")) {
      case "POST messages" -> signed(request, account -> place(request, account));
      case "GET messages" -> signed(request, account -> search(request, account));
      case "GET messages/*" -> page(item);
      case "DELETE messages/*" -> signed(request, account -> delete(account, item));
      case "GET jobs/*" -> signed(request, account -> job(account, item));
      default -> problem(404, "not-found", "there is no such address");
    };
  }

  private static StageReply signed(StageRequest request, Function<String, StageReply> then) {
    var bearer = "Bearer stage-";
    return request
        .header("authorization")
        .filter(value -> value.startsWith(bearer) && value.length() > bearer.length())
        .map(value -> then.apply(value.substring(bearer.length())))
        .orElseGet(() -> problem(401, "token", "the token is not valid"));
  }

  private StageReply place(StageRequest request, String account) {
    var body = body(request);
    var text = body.path("text").asText("");
    if (!body.path("account").asText("").equals(account)) {
      return problem(403, "forbidden", "the token is another account's");
    }
    if (text.isBlank()) {
      return problem(422, "no-text", "a message needs a text");
    }
    if (graphemes(text) > MOST) {
      return problem(422, "too-long", "at most 1,000 characters");
    }
    var kind = kind(request);
    if (text.contains(SampleMessage.REFUSED) && !kind.equals("queued")) {
      return problem(422, "refused", "the text asks to be refused");
    }
    var language = body.path("language").isTextual() ? body.path("language").textValue() : null;
    var draft = new SampleShelf.Draft(account, text, language, request.arrived());
    return switch (kind) {
      case "chosen-id" ->
          named(body.path("id").asText(""), "id").orElseGet(() -> chosen(draft, body));
      case "key" -> {
        var key = request.header("idempotency-key").orElse("");
        yield named(key, "Idempotency-Key").orElseGet(() -> keyed(draft, key));
      }
      case "queued" -> accepted(shelf.queue(draft));
      default -> told(201, shelf.place(draft));
    };
  }

  private static Optional<StageReply> named(String value, String name) {
    return value.isBlank()
        ? Optional.of(problem(400, "missing", "this class needs " + name))
        : Optional.empty();
  }

  private StageReply chosen(SampleShelf.Draft draft, JsonNode body) {
    return same(draft, shelf.put(draft, body.path("id").asText()));
  }

  private StageReply keyed(SampleShelf.Draft draft, String key) {
    return same(draft, shelf.once(draft, key));
  }

  /** A repeat has the first one's answer; other words under the same name have none. */
  private static StageReply same(SampleShelf.Draft draft, SampleMessage message) {
    return message.text().equals(draft.text())
        ? told(201, message)
        : problem(409, "reused", "there are other words under this name");
  }

  private StageReply search(StageRequest request, String account) {
    var query = request.query();
    if (kind(request).equals("blind")) {
      return problem(403, "forbidden", "this account may not read");
    }
    if (!account.equals(query.get("account"))) {
      return problem(403, "forbidden", "the token is another account's");
    }
    var since = instant(query.getOrDefault("since", Instant.EPOCH.toString()));
    if (since.isEmpty()) {
      return problem(400, "since", "since is no instant");
    }
    var found = JSON.createObjectNode();
    var messages = found.putArray("messages");
    shelf.found(account, since.get(), clock.now()).forEach(message -> messages.add(json(message)));
    return StageReply.json(200, found.toString());
  }

  private StageReply job(String account, String id) {
    return shelf
        .find(account, id)
        .map(message -> StageReply.json(200, progress(message).toString()))
        .orElseGet(() -> problem(404, "not-found", "there is no such job"));
  }

  private ObjectNode progress(SampleMessage message) {
    if (clock.now().isBefore(message.visible())) {
      return JSON.createObjectNode().put("state", "underway");
    }
    return message.refused()
        ? JSON.createObjectNode()
            .put("state", "refused")
            .put("error", "refused")
            .put("detail", "the text asks to be refused")
        : json(message).put("state", "visible");
  }

  private StageReply delete(String account, String id) {
    return shelf.retract(account, id)
        ? new StageReply(204, Map.of(), new byte[0])
        : problem(404, "not-found", "there is no such message");
  }

  /** The permalink, followed by a person: the stage's page shows the message. */
  private static StageReply page(String id) {
    return new StageReply(303, Map.of("location", "../../#sample-" + id), new byte[0]);
  }

  private static StageReply told(int status, SampleMessage message) {
    return StageReply.json(status, json(message).toString());
  }

  private static StageReply accepted(SampleMessage message) {
    return StageReply.json(202, JSON.createObjectNode().put("job", message.id()).toString());
  }

  private static ObjectNode json(SampleMessage message) {
    return JSON.createObjectNode()
        .put("id", message.id())
        .put("text", message.text())
        .put("language", message.language())
        .put("placed", message.visible().toString());
  }

  private static StageReply problem(int status, String error, String detail) {
    return StageReply.json(
        status, JSON.createObjectNode().put("error", error).put("detail", detail).toString());
  }

  private static String kind(StageRequest request) {
    return request.header("sample-class").orElse("searchable");
  }

  private static JsonNode body(StageRequest request) {
    try {
      return JSON.readTree(request.text());
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int graphemes(String text) {
    var breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
    breaks.setText(text);
    var count = 0;
    while (breaks.next() != BreakIterator.DONE) {
      count++;
    }
    return count;
  }
}
