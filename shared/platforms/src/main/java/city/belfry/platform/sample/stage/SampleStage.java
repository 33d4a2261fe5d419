package city.belfry.platform.sample.stage;

import city.belfry.platform.text.Graphemes;
import city.belfry.stage.StagePart;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import city.belfry.time.Clock;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    return SampleReplies.problem(429, "too-many", "wait " + seconds + " s")
        .with("retry-after", Long.toString(seconds));
  }

  @Override
  public StageReply broken() {
    return SampleReplies.problem(503, "broken", "the sample platform is out of order");
  }

  @Override
  public List<StagePost> posts() {
    return shelf.all().stream().map(message -> message.shown(clock.now())).toList();
  }

  @Override
  public StageReply answer(StageRequest request) {
    var item = request.path().substring(request.path().lastIndexOf('/') + 1);
    var one = request.path().matches("/(messages|jobs)/[^/]+");
    var address =
        one
            ? request.path().substring(0, request.path().length() - item.length()) + "*"
            : request.path();
    return switch (request.method() + " " + address) {
      case "POST /messages" -> signed(request, account -> place(request, account));
      case "GET /messages" -> signed(request, account -> search(request, account));
      case "GET /messages/*" -> SampleReplies.page(item);
      case "DELETE /messages/*" -> signed(request, account -> delete(account, item));
      case "GET /jobs/*" -> signed(request, account -> job(account, item));
      default -> SampleReplies.problem(404, "not-found", "there is no such address");
    };
  }

  private static StageReply signed(StageRequest request, Function<String, StageReply> then) {
    var bearer = "Bearer stage-";
    return request
        .header("authorization")
        .filter(value -> value.startsWith(bearer) && value.length() > bearer.length())
        .map(value -> then.apply(value.substring(bearer.length())))
        .orElseGet(() -> SampleReplies.problem(401, "token", "the token is not valid"));
  }

  private StageReply place(StageRequest request, String account) {
    var body = body(request);
    var text = body.path("text").asText("");
    if (!body.path("account").asText("").equals(account)) {
      return SampleReplies.problem(403, "forbidden", "the token is another account's");
    }
    if (text.isBlank()) {
      return SampleReplies.problem(422, "no-text", "a message needs a text");
    }
    if (Graphemes.count(text) > MOST) {
      return SampleReplies.problem(422, "too-long", "at most 1,000 characters");
    }
    var kind = kind(request);
    if (text.contains(SampleMessage.REFUSED) && !kind.equals("queued")) {
      return SampleReplies.problem(422, "refused", "the text asks to be refused");
    }
    var replyTo = body.path("replyTo").asText("");
    if (!replyTo.isEmpty() && shelf.find(account, replyTo).isEmpty()) {
      return SampleReplies.problem(422, "no-such-message", "there is nothing to reply to");
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
      case "queued" -> SampleReplies.accepted(shelf.queue(draft));
      default -> SampleReplies.told(201, shelf.place(draft));
    };
  }

  private static Optional<StageReply> named(String value, String name) {
    return value.isBlank()
        ? Optional.of(SampleReplies.problem(400, "missing", "this class needs " + name))
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
        ? SampleReplies.told(201, message)
        : SampleReplies.problem(409, "reused", "there are other words under this name");
  }

  private StageReply search(StageRequest request, String account) {
    var query = request.query();
    if (kind(request).equals("blind")) {
      return SampleReplies.problem(403, "forbidden", "this account may not read");
    }
    if (!account.equals(query.get("account"))) {
      return SampleReplies.problem(403, "forbidden", "the token is another account's");
    }
    var since = instant(query.getOrDefault("since", Instant.EPOCH.toString()));
    if (since.isEmpty()) {
      return SampleReplies.problem(400, "since", "since is no instant");
    }
    return SampleReplies.found(shelf.found(account, since.get(), clock.now()));
  }

  private StageReply job(String account, String id) {
    return shelf
        .find(account, id)
        .map(message -> SampleReplies.progress(message, clock.now()))
        .orElseGet(() -> SampleReplies.problem(404, "not-found", "there is no such job"));
  }

  private StageReply delete(String account, String id) {
    return shelf.retract(account, id)
        ? new StageReply(204, Map.of(), new byte[0])
        : SampleReplies.problem(404, "not-found", "there is no such message");
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
}
