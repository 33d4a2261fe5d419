package city.belfry.platform.facebook.stage;

import city.belfry.stage.StagePart;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import city.belfry.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The Graph API as far as a Page's posts go. A Page is whatever number the path names; {@code me}
 * is the token's own account.
 */
public final class FacebookStage implements StagePart {
  private final Clock clock;
  private final PageFeed feed = new PageFeed();

  public FacebookStage(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String platform() {
    return "facebook";
  }

  @Override
  public String title() {
    return "Facebook";
  }

  /** A new post, or an edit. */
  @Override
  public boolean publishes(StageRequest request) {
    var call = GraphCall.of(request);
    return call.method().equals("POST") && (call.isFeed() || call.isPost());
  }

  @Override
  public StageReply limited(Instant until) {
    var minutes = Math.max(1, Duration.between(clock.now(), until).plusSeconds(59).toMinutes());
    var usage = GraphReply.object();
    usage
        .putArray("stage-page")
        .addObject()
        .put("type", "pages")
        .put("call_count", 100)
        .put("total_cputime", 20)
        .put("total_time", 20)
        .put("estimated_time_to_regain_access", minutes);
    return GraphReply.error(
            400,
            "(#80001) There have been too many calls to this Page account. Wait a bit and try"
                + " again.",
            80001,
            0)
        .with("x-business-use-case-usage", usage.toString());
  }

  @Override
  public StageReply broken() {
    return GraphReply.error(500, "Service temporarily unavailable", 2, 0, true);
  }

  @Override
  public synchronized List<StagePost> posts(int from) {
    return feed.posts(from);
  }

  @Override
  public synchronized StageReply answer(StageRequest request) {
    if (request.method().equals("GET") && request.path().startsWith("/permalink/")) {
      return feed.page(request.path().substring("/permalink/".length()));
    }
    var call = GraphCall.of(request);
    if (call.outdated()) {
      return GraphReply.error(
          400, "You are calling a deprecated version of the Graph API.", 2635, 0);
    }
    return switch (Caller.of(call.token(), call.parameters())) {
      case Caller.Refused(var reply) -> reply;
      case Caller.Known caller -> answer(request, call, caller);
    };
  }

  private StageReply answer(StageRequest request, GraphCall call, Caller.Known caller) {
    if (call.isDebug()) {
      return call.method().equals("GET") ? AboutPage.debug(call) : GraphReply.unsupported(call);
    }
    if (call.path().size() == 2) {
      var page = call.path().getFirst().equals("me") ? caller.account() : call.path().getFirst();
      return switch (call.method() + " " + call.path().get(1)) {
        case "POST feed" -> feed.create(request, call, caller.account(), page);
        case "POST photos" -> feed.upload(request, call, page);
        case "GET feed", "GET posts", "GET published_posts" -> feed.list(request, call, page);
        case "POST posts", "POST published_posts", "DELETE feed" -> GraphReply.unsupported(call);
        default ->
            GraphReply.error(
                404, "Unknown path components: /" + String.join("/", call.path()), 2500, 0);
      };
    }
    if (call.isPost()) {
      return feed.one(call);
    }
    return call.path().size() == 1 && call.method().equals("GET")
        ? AboutPage.of(call, caller.account())
        : GraphReply.unsupported(call);
  }
}
