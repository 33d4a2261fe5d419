package city.belfry.platform.bluesky.stage;

import city.belfry.platform.bluesky.stage.StageSessions.Caller;
import city.belfry.stage.StagePart;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import city.belfry.time.Clock;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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

  private final Clock clock;
  private final StageSessions sessions = new StageSessions();
  private final Points requests = new Points(3_000, Duration.ofMinutes(5));
  private final Repos repos = new Repos();
  private final Blobs blobs = new Blobs();
  private final Writes writes;

  public BlueskyStage(Clock clock) {
    this(clock, 5_000);
  }

  /**
   * @param pointsAnHour of one account's writes
   */
  public BlueskyStage(Clock clock, int pointsAnHour) {
    this.clock = clock;
    this.writes = new Writes(repos, blobs, pointsAnHour);
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
        && (request.path().equals(XRPC + Writes.PUT)
            || request.path().equals(XRPC + Writes.CREATE));
  }

  @Override
  public StageReply limited(Instant until) {
    return writes.tooMany(until);
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
          "POST " + Blobs.UPLOAD,
          "POST " + Writes.PUT,
          "POST " + Writes.CREATE,
          "POST " + Writes.DELETE ->
          switch (sessions.caller(request, now)) {
            case Caller.Nobody(var reply) -> reply;
            case Caller.Account(var name) -> known(call, request, name, now);
          };
      default -> BlueskySays.error(501, "MethodNotImplemented", "Method Not Implemented");
    };
  }

  private StageReply known(String call, StageRequest request, String name, Instant now) {
    if (call.endsWith(Blobs.UPLOAD)) {
      return blobs.upload(request, name, now);
    }
    if (call.startsWith("POST ")) {
      return writes.answer(call.substring("POST ".length()), request, name, now);
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
}
