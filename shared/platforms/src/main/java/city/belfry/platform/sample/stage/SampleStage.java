package city.belfry.platform.sample.stage;

import city.belfry.stage.StagePart;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import city.belfry.time.Clock;
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
  private final Clock clock;
  private final SampleShelf shelf;
  private final SamplePlacing placing;

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
    this.placing = new SamplePlacing(shelf);
  }

  @Override
  public String platform() {
    return "sample";
  }

  @Override
  public String title() {
    return "Sample";
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
  public List<StagePost> posts(int from) {
    return shelf.all(from).stream().map(message -> message.shown(clock.now())).toList();
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
      case "POST /messages" -> signed(request, account -> placing.place(request, account));
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

  private StageReply search(StageRequest request, String account) {
    var query = request.query();
    if (SamplePlacing.kind(request).equals("blind")) {
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

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
