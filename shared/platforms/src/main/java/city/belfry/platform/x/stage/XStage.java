package city.belfry.platform.x.stage;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Words;
import city.belfry.platform.x.XRuler;
import city.belfry.stage.Quota;
import city.belfry.stage.Shelf;
import city.belfry.stage.StagePart;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import city.belfry.time.Clock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.CRC32;

/**
 * X's API v2 with OAuth 1.0a. The consumer key is {@code stage-key}, its secret {@code
 * stage-consumer-secret}; a token {@code stage-NAME} with the secret {@code stage-token-secret}
 * belongs to the account NAME; {@code expired-…} and {@code revoked-…} are refused.
 */
public final class XStage implements StagePart {
  private static final String CREATE = "/2/tweets";

  /** Ids carry the millisecond since this one. */
  private static final long EPOCH = 1_288_834_974_657L;

  private static final long LEAST = 1_000_000_000_000_000_000L;

  private final Clock clock;
  private final Shelf shelf = new Shelf(LEAST, arrived -> arrived.toEpochMilli() - EPOCH);
  private final XSignature signature = new XSignature();
  private final Quota quota;

  public XStage(Clock clock) {
    this(clock, 100);
  }

  /**
   * @param postsAWindow of one account, in 15 minutes
   */
  public XStage(Clock clock, int postsAWindow) {
    this.clock = clock;
    this.quota = new Quota(postsAWindow, Duration.ofMinutes(15));
  }

  /** The number that the stage gives an account. */
  public static String userId(String account) {
    var crc = new CRC32();
    crc.update(account.getBytes(StandardCharsets.UTF_8));
    return String.valueOf(LEAST + crc.getValue());
  }

  /** The name that the stage gives an account: a channel's {@code screenName}. */
  public static String screenName(String account) {
    var name = account.replaceAll("[^A-Za-z0-9_]", "_");
    return name.substring(0, Math.min(name.length(), 15));
  }

  @Override
  public String platform() {
    return "x";
  }

  @Override
  public String title() {
    return "X";
  }

  @Override
  public boolean publishes(StageRequest request) {
    return request.method().equals("POST") && request.path().equals(CREATE);
  }

  @Override
  public List<StagePost> posts(int from) {
    return shelf.all(from);
  }

  @Override
  public StageReply limited(Instant until) {
    return XSays.limits(
        XSays.problem(429, "Too Many Requests", "Too Many Requests"), quota.limit(), 0, until);
  }

  @Override
  public StageReply broken() {
    return XSays.problem(503, "Service Unavailable", "Service Unavailable");
  }

  @Override
  public synchronized StageReply answer(StageRequest request) {
    var call = request.method() + " " + request.path();
    if (!call.matches(
        "POST /2/tweets|DELETE /2/tweets/[0-9]{1,19}|GET /2/users/(me|[0-9]{1,19}/tweets)")) {
      return XSays.problem(404, "Not Found", "Not Found");
    }
    if (request.header("authorization").orElse("").startsWith("Bearer ")) {
      return XSays.unsupportedAuthentication();
    }
    var account = signature.account(request);
    if (account.isEmpty()) {
      return XSays.problem(401, "Unauthorized", "Unauthorized");
    }
    var reply =
        switch (request.method()) {
          case "POST" -> create(request, account.get());
          case "DELETE" -> delete(request.path().substring(CREATE.length() + 1), account.get());
          default ->
              request.path().endsWith("/me")
                  ? StageReply.json(200, XSays.user(account.get()).toString())
                  : XTweets.of(shelf, request);
        };
    return reply.with("x-access-level", "read-write");
  }

  private StageReply create(StageRequest request, String account) {
    var body = XBody.read(request);
    if (!body.wrong().isEmpty()) {
      return XSays.invalid(body.wrong());
    }
    var now = clock.now();
    if (quota.spent(account, now)) {
      return limited(quota.reset(account, now));
    }
    var ruling = new XRuler().measure(new Words("", body.text(), null, List.of()));
    if (!ruling.measures().stream().allMatch(Measure::fits)) {
      return XSays.forbidden("You are not permitted to perform this action.");
    }
    if (!body.replyTo().isEmpty() && !own(body.replyTo(), account)) {
      return XSays.forbidden(
          "Reply to this conversation is not allowed because you have not been mentioned or"
              + " otherwise engaged by the author of the post you are replying to.");
    }
    if (shelf.repeats(account, body.text(), request.arrived())) {
      return XSays.forbidden("You are not allowed to create a Tweet with duplicate content.");
    }
    var post = shelf.place(account, body.text(), request.arrived(), now);
    var left = quota.take(account, now);
    return XSays.limits(
        StageReply.json(201, XSays.created(post).toString()),
        quota.limit(),
        left,
        quota.reset(account, now));
  }

  private boolean own(String id, String account) {
    return shelf.find(id).filter(post -> post.account().equals(account)).isPresent();
  }

  private StageReply delete(String id, String account) {
    var post = shelf.find(id);
    if (post.isEmpty() || post.get().retracted()) {
      return XSays.problem(404, "Not Found Error", "Could not find tweet with id: [" + id + "].");
    }
    if (!post.get().account().equals(account)) {
      return XSays.forbidden("You are not authorized to delete this Tweet.");
    }
    shelf.retract(post.get());
    return StageReply.json(200, "{\"data\":{\"deleted\":true}}");
  }
}
