package city.belfry.platform.bluesky.stage;

import city.belfry.platform.bluesky.stage.StageSessions.Caller;
import city.belfry.platform.wire.Json;
import city.belfry.stage.StagePart;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import city.belfry.time.Clock;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A personal data server of the AT Protocol. The account {@link #handle} takes the app password
 * {@code stage-NAME}; with {@code suspended-NAME} it is taken down, with {@code main-NAME} a second
 * factor is asked for, with any other it is nobody's.
 *
 * @see <a
 *     href="https://github.com/bluesky-social/atproto/tree/main/packages/pds/src/api/com/atproto">the
 *     real one's source</a>
 */
public final class BlueskyStage implements StagePart {
  private static final String XRPC = "/xrpc/";
  private static final String PUT = "com.atproto.repo.putRecord";
  private static final String CREATE = "com.atproto.repo.createRecord";
  private static final Pattern TID = Pattern.compile("[234567a-j][234567a-z]{12}");
  private static final int CREATE_POINTS = 3;
  private static final int PUT_POINTS = 2;

  private final Clock clock;
  private final StageSessions sessions = new StageSessions();
  private final Points requests = new Points(3_000, Duration.ofMinutes(5));
  private final Points writes;
  private final Repos repos = new Repos();

  public BlueskyStage(Clock clock) {
    this(clock, 5_000);
  }

  /**
   * @param pointsAnHour of one account's writes
   */
  public BlueskyStage(Clock clock, int pointsAnHour) {
    this.clock = clock;
    this.writes = new Points(pointsAnHour, Duration.ofHours(1));
  }

  /** The name that the stage gives an account: a channel's {@code account}. */
  public static String handle(String account) {
    return Names.handle(account);
  }

  @Override
  public String platform() {
    return "bluesky";
  }

  @Override
  public String title() {
    return "Bluesky";
  }

  @Override
  public boolean publishes(StageRequest request) {
    return request.method().equals("POST")
        && (request.path().equals(XRPC + PUT) || request.path().equals(XRPC + CREATE));
  }

  @Override
  public StageReply limited(Instant until) {
    return writes.headers(BlueskySays.tooMany(), 0, until);
  }

  @Override
  public StageReply broken() {
    return BlueskySays.failed();
  }

  @Override
  public synchronized List<StagePost> posts(int from) {
    return repos.posts(from);
  }

  @Override
  public synchronized StageReply answer(StageRequest request) {
    if (!request.path().startsWith(XRPC)) {
      return BlueskySays.error(404, "NotFound", "Not Found");
    }
    var now = clock.now();
    var call = request.method() + " " + request.path().substring(XRPC.length());
    return switch (call) {
      case "POST com.atproto.server.createSession" -> sessions.create(request, now);
      case "POST com.atproto.server.refreshSession" -> sessions.refresh(request, now);
      case "GET com.atproto.repo.getRecord" -> read(request);
      case "GET com.atproto.server.getSession",
          "GET app.bsky.actor.getProfile",
          "POST " + PUT,
          "POST " + CREATE,
          "POST com.atproto.repo.deleteRecord" ->
          switch (sessions.caller(request, now)) {
            case Caller.Nobody(var reply) -> reply;
            case Caller.Account(var name) -> known(call, request, name, now);
          };
      default -> BlueskySays.error(501, "MethodNotImplemented", "Method Not Implemented");
    };
  }

  private StageReply known(String call, StageRequest request, String name, Instant now) {
    if (call.startsWith("POST ")) {
      return write(call.substring("POST ".length()), request, name, now);
    }
    requests.take("", 1, now);
    var about = call.endsWith("getSession") ? StageSessions.session(name) : profile(request);
    return requests.headers(BlueskySays.yes(about), "", now);
  }

  private static ObjectNode profile(StageRequest request) {
    var name = Names.account(request.query().getOrDefault("actor", ""));
    return StageSessions.session(name).put("followersCount", 1_204);
  }

  private StageReply read(StageRequest request) {
    var query = request.query();
    var name = Names.account(query.getOrDefault("repo", ""));
    var uri = Repos.uri(name, query.getOrDefault("rkey", ""));
    return repos
        .find(uri)
        .filter(_ -> query.getOrDefault("collection", "").equals(PostRules.TYPE))
        .map(held -> {
          var body = BlueskySays.object().put("uri", uri).put("cid", held.cid());
          body.set("value", held.record());
          return BlueskySays.yes(body);
        })
        .orElseGet(
            () -> BlueskySays.error(400, "RecordNotFound", "Could not locate record: " + uri));
  }

  private StageReply write(String method, StageRequest request, String name, Instant now) {
    var body =
        request.contentType().equals("application/json")
            ? Json.object(request.text())
            : Optional.<JsonNode>empty();
    if (body.isEmpty()) {
      return BlueskySays.invalid("Request encoding (Content-Type) required but not provided");
    }
    if (!writes.take(name, points(method), now)) {
      return writes.headers(BlueskySays.tooMany(), name, now);
    }
    if (!Names.account(body.get().path("repo").asText("")).equals(name)) {
      return BlueskySays.unauthenticated("Authentication Required");
    }
    var reply =
        switch (method) {
          case PUT -> put(body.get(), name, request.arrived(), now);
          case CREATE -> create(body.get(), name, request.arrived(), now);
          default -> delete(body.get(), name);
        };
    return writes.headers(reply, name, now);
  }

  private static int points(String method) {
    return switch (method) {
      case PUT -> PUT_POINTS;
      case CREATE -> CREATE_POINTS;
      default -> 1;
    };
  }

  private StageReply put(JsonNode body, String name, Instant arrived, Instant now) {
    var rkey = body.path("rkey").asText("");
    var wrong = wrong(body, rkey);
    if (wrong.isPresent()) {
      return BlueskySays.invalid(wrong.get());
    }
    var uri = Repos.uri(name, rkey);
    var there = repos.find(uri).map(Repos.Held::cid).orElse("");
    var cid = Cid.of(body.path("record"));
    if (cid.equals(there)) {
      // The very same: nothing is written, and there is no commit to tell of.
      return BlueskySays.yes(BlueskySays.object().put("uri", uri).put("cid", cid));
    }
    // JSON's null says that there must be none.
    if (body.has("swapRecord") && !body.path("swapRecord").asText("").equals(there)) {
      return BlueskySays.error(
          400, "InvalidSwap", "Record was at " + (there.isEmpty() ? "null" : there));
    }
    return place(body.path("record"), name, rkey, arrived, now);
  }

  private StageReply create(JsonNode body, String name, Instant arrived, Instant now) {
    var rkey = body.has("rkey") ? body.path("rkey").asText("") : tid(now);
    var wrong = wrong(body, rkey);
    if (wrong.isPresent()) {
      return BlueskySays.invalid(wrong.get());
    }
    // The real one falls over what is there already.
    return repos.find(Repos.uri(name, rkey)).isPresent()
        ? BlueskySays.failed()
        : place(body.path("record"), name, rkey, arrived, now);
  }

  private static Optional<String> wrong(JsonNode body, String rkey) {
    if (!body.path("collection").asText("").equals(PostRules.TYPE)) {
      return Optional.of("Lexicon not found: " + body.path("collection").asText(""));
    }
    return TID.matcher(rkey).matches()
        ? PostRules.wrong(body.path("record"))
        : Optional.of("Invalid record key");
  }

  private StageReply place(JsonNode post, String name, String rkey, Instant arrived, Instant now) {
    repos.put(name, rkey, post, arrived, now);
    var body =
        BlueskySays.object()
            .put("uri", Repos.uri(name, rkey))
            .put("cid", Cid.of(post))
            .put("validationStatus", "valid");
    return BlueskySays.yes(withCommit(body, now));
  }

  private StageReply delete(JsonNode body, String name) {
    var uri = Repos.uri(name, body.path("rkey").asText(""));
    if (repos.find(uri).isEmpty()) {
      return BlueskySays.yes(BlueskySays.object());
    }
    repos.delete(uri);
    return BlueskySays.yes(withCommit(BlueskySays.object(), clock.now()));
  }

  private ObjectNode withCommit(ObjectNode body, Instant now) {
    var rev = tid(now);
    body.putObject("commit")
        .put("cid", Cid.of(BlueskySays.object().put("rev", rev)))
        .put("rev", rev);
    return body;
  }

  /** The next of the server's own: ever greater. */
  private String tid(Instant now) {
    var digits = "234567abcdefghijklmnopqrstuvwxyz";
    var value = (now.toEpochMilli() * 1_000 + repos.commit() % 1_000) << 10;
    var text = new StringBuilder();
    for (var shift = 60; shift >= 0; shift -= 5) {
      text.append(digits.charAt((int) (value >>> shift & 31)));
    }
    return text.toString();
  }
}
