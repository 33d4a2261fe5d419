package city.belfry.platform.facebook.stage;

import city.belfry.domain.message.Words;
import city.belfry.platform.facebook.FacebookRuler;
import city.belfry.stage.StagePart;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import city.belfry.time.Clock;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Graph API as far as a Page's posts go. A Page is whatever number the path names; {@code me}
 * is the token's own account.
 */
public final class FacebookStage implements StagePart {
  /** So long Facebook refuses the same words on one Page. */
  private static final Duration SAME_WORDS = Duration.ofMinutes(30);

  private static final int MOST_LISTED = 100;
  private static final long FIRST_POST = 9_007_199_254_740_993L;

  private final Clock clock;
  private final FacebookRuler ruler = new FacebookRuler();
  private final List<PagePost> posts = new ArrayList<>();

  public FacebookStage(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String platform() {
    return "facebook";
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
  public synchronized List<StagePost> posts() {
    return posts.stream().map(PagePost::shown).toList();
  }

  @Override
  public synchronized StageReply answer(StageRequest request) {
    if (request.method().equals("GET") && request.path().startsWith("/permalink/")) {
      return page(request.path().substring("/permalink/".length()));
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
      return call.method().equals("GET") ? debug(call) : unsupported(call);
    }
    if (call.path().size() == 2) {
      var page = call.path().getFirst().equals("me") ? caller.account() : call.path().getFirst();
      return switch (call.method() + " " + call.path().get(1)) {
        case "POST feed" -> create(request, call, caller, page);
        case "GET feed", "GET posts", "GET published_posts" -> list(request, call, page);
        case "POST posts", "POST published_posts", "DELETE feed" -> unsupported(call);
        default ->
            GraphReply.error(
                404, "Unknown path components: /" + String.join("/", call.path()), 2500, 0);
      };
    }
    if (call.isPost()) {
      return one(call);
    }
    return call.path().size() == 1 && call.method().equals("GET")
        ? aPage(call, caller)
        : unsupported(call);
  }

  private static StageReply unsupported(GraphCall call) {
    return GraphReply.noSuchObject(
        call.method(), call.path().isEmpty() ? "" : call.path().getFirst());
  }

  private StageReply create(
      StageRequest request, GraphCall call, Caller.Known caller, String page) {
    var message = call.parameter("message");
    var refusal = refusal(message, call.parameter("link"));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (said(page, message, request.arrived())) {
      return GraphReply.error(400, "(#506) Duplicate status message", 506, 0);
    }
    var id = page + "_" + (FIRST_POST + posts.size());
    var link = call.parameter("link").isEmpty() ? null : call.parameter("link");
    var post =
        new PagePost(
            id,
            caller.account(),
            page,
            message,
            link,
            below(request, "/permalink/" + id),
            request.arrived(),
            false);
    posts.add(post);
    return GraphReply.ok(shown(post, fields(call, "id")));
  }

  private Optional<StageReply> refusal(String message, String link) {
    var ruling = ruler.measure(new Words("", message, null, List.of()));
    if (!ruling.objections().isEmpty() && (link.isEmpty() || !message.isEmpty())) {
      return Optional.of(GraphReply.error(400, "(#100) Missing message or attachment", 100, 0));
    }
    if (!ruling.measures().stream().allMatch(measure -> measure.fits())) {
      return Optional.of(GraphReply.error(400, "(#100) Param message is too long", 100, 0));
    }
    if (!link.isEmpty() && !link.matches("https?://[^\\s/]+(/\\S*)?")) {
      return Optional.of(
          GraphReply.error(400, "(#100) The url you supplied is invalid", 100, 1609005));
    }
    return link.matches("https?://([^/]*\\.)?facebook\\.com(/.*)?")
        ? Optional.of(GraphReply.error(400, "(#100) Cannot link to facebook.com", 100, 1609008))
        : Optional.empty();
  }

  private boolean said(String page, String message, Instant now) {
    return posts.stream()
        .filter(post -> !post.deleted() && post.page().equals(page))
        .filter(post -> post.message().equals(message))
        .anyMatch(post -> Duration.between(post.arrived(), now).compareTo(SAME_WORDS) < 0);
  }

  private StageReply list(StageRequest request, GraphCall call, String page) {
    var after = call.parameter("after");
    var limit = number(call, "limit", 25);
    if (limit < 1 || limit > MOST_LISTED) {
      return GraphReply.error(400, "(#100) limit must be between 1 and 100", 100, 0);
    }
    var since = number(call, "since", 0);
    var all =
        posts.reversed().stream()
            .filter(post -> !post.deleted() && post.page().equals(page))
            .filter(post -> post.arrived().getEpochSecond() >= since)
            .dropWhile(post -> !after.isEmpty() && !post.id().equals(after))
            .skip(after.isEmpty() ? 0 : 1)
            .toList();
    var shown = all.stream().limit(limit).toList();
    var body = GraphReply.object();
    var data = body.putArray("data");
    shown.forEach(post -> data.add(shown(post, fields(call, "id,message,created_time"))));
    if (!shown.isEmpty()) {
      var paging = body.putObject("paging");
      paging
          .putObject("cursors")
          .put("before", shown.getFirst().id())
          .put("after", shown.getLast().id());
      if (shown.size() < all.size()) {
        // The real one writes the token into this address, too.
        var next = "?access_token=" + call.token() + "&limit=" + limit;
        paging.put(
            "next", below(request, request.path()) + next + "&after=" + shown.getLast().id());
      }
    }
    return GraphReply.ok(body);
  }

  private StageReply one(GraphCall call) {
    var id = call.path().getFirst();
    var found = posts.stream().filter(post -> post.id().equals(id) && !post.deleted()).findFirst();
    if (found.isEmpty()) {
      return GraphReply.noSuchObject(call.method(), id);
    }
    var post = found.get();
    return switch (call.method()) {
      case "GET" -> GraphReply.ok(shown(post, fields(call, "id,message,created_time")));
      case "DELETE" -> {
        posts.set(posts.indexOf(post), post.gone());
        yield GraphReply.success();
      }
      case "POST" -> edit(call, post);
      default -> unsupported(call);
    };
  }

  private StageReply edit(GraphCall call, PagePost post) {
    var message = call.parameter("message");
    var refusal = refusal(message, "");
    if (refusal.isPresent()) {
      return refusal.get();
    }
    posts.set(posts.indexOf(post), post.saying(message));
    return GraphReply.success();
  }

  private static StageReply aPage(GraphCall call, Caller.Known caller) {
    var id = call.path().getFirst().equals("me") ? caller.account() : call.path().getFirst();
    if (!id.matches("[A-Za-z0-9-]+")) {
      return GraphReply.noSuchObject("get", id);
    }
    var body = GraphReply.object().put("id", id);
    var fields = fields(call, "id,name");
    if (fields.contains("name")) {
      body.put("name", "Arroyo Vista");
    }
    if (fields.contains("followers_count")) {
      body.put("followers_count", 4210);
    }
    return GraphReply.ok(body);
  }

  private static StageReply debug(GraphCall call) {
    var input = call.parameter("input_token");
    var valid = Caller.of(input, Map.of()) instanceof Caller.Known;
    var body = GraphReply.object();
    var data =
        body.putObject("data")
            .put("app_id", "138483919580948")
            .put("type", "PAGE")
            .put("is_valid", valid)
            .put("expires_at", 0)
            .put("data_access_expires_at", 0);
    data.putArray("scopes")
        .add("pages_show_list")
        .add("pages_manage_posts")
        .add("pages_read_engagement");
    return GraphReply.ok(body);
  }

  /** What residents see of one post. */
  private StageReply page(String id) {
    return posts.stream()
        .filter(post -> post.id().equals(id) && !post.deleted())
        .findFirst()
        .map(post ->
            new StageReply(
                200,
                Map.of("content-type", "text/plain; charset=utf-8"),
                post.message().getBytes(StandardCharsets.UTF_8)))
        .orElseGet(() -> StageReply.json(404, "{}"));
  }

  private static ObjectNode shown(PagePost post, Set<String> fields) {
    var body = GraphReply.object().put("id", post.id());
    if (fields.contains("message")) {
      body.put("message", post.message());
    }
    if (fields.contains("created_time")) {
      body.put("created_time", post.created());
    }
    if (fields.contains("permalink_url")) {
      body.put("permalink_url", post.permalink());
    }
    return body;
  }

  private static Set<String> fields(GraphCall call, String usual) {
    var asked = call.parameter("fields").isEmpty() ? usual : call.parameter("fields");
    return new HashSet<>(Arrays.asList(asked.split(",")));
  }

  private static long number(GraphCall call, String name, long usual) {
    var text = call.parameter(name);
    return text.matches("\\d{1,12}") ? Long.parseLong(text) : text.isEmpty() ? usual : -1;
  }

  /** An address below this part's mount, as the caller knows it. */
  private static String below(StageRequest request, String path) {
    var called = request.address();
    var whole = called.getPath();
    var mount = whole.substring(0, Math.max(0, whole.length() - request.path().length()));
    return URI.create(called.getScheme() + "://" + called.getRawAuthority()) + mount + path;
  }
}
