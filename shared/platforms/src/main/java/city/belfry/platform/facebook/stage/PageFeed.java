package city.belfry.platform.facebook.stage;

import city.belfry.domain.message.Words;
import city.belfry.platform.facebook.FacebookRuler;
import city.belfry.stage.StagePicture;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The posts of all Pages, oldest first, and the calls that make, show and change them. */
final class PageFeed {
  /** So long Facebook refuses the same words on one Page. */
  private static final Duration SAME_WORDS = Duration.ofMinutes(30);

  private static final int MOST_LISTED = 100;
  private static final long FIRST_POST = 9_007_199_254_740_993L;

  private final PagePhotos photos = new PagePhotos();
  private final FacebookRuler ruler = new FacebookRuler();
  private final List<PagePost> posts = new ArrayList<>();

  List<StagePost> posts(int from) {
    return posts.subList(from, posts.size()).stream().map(PagePost::shown).toList();
  }

  StageReply upload(StageRequest request, GraphCall call, String page) {
    return photos.add(request, call, page);
  }

  StageReply create(StageRequest request, GraphCall call, String account, String page) {
    return switch (photos.of(call, page)) {
      case PagePhotos.Attached.None() -> create(request, call, account, page, null);
      case PagePhotos.Attached.Refused(var reply) -> reply;
      case PagePhotos.Attached.One(var key, var picture) -> {
        var reply = create(request, call, account, page, picture);
        if (reply.status() == 200) {
          photos.used(key);
        }
        yield reply;
      }
    };
  }

  private StageReply create(
      StageRequest request,
      GraphCall call,
      String account,
      String page,
      @Nullable StagePicture picture) {
    var message = call.parameter("message");
    var refusal = refusal(message, call.parameter("link"), picture != null);
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
            account,
            page,
            message,
            link,
            request.below("/permalink/" + id),
            request.arrived(),
            false,
            picture);
    posts.add(post);
    return GraphReply.ok(post.json(call.fields("id")));
  }

  private Optional<StageReply> refusal(String message, String link, boolean pictured) {
    var ruling = ruler.measure(new Words("", message, null, List.of()));
    var alone = link.isEmpty() && !pictured;
    if (!ruling.objections().isEmpty() && (alone || !message.isEmpty())) {
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

  StageReply list(StageRequest request, GraphCall call, String page) {
    var after = call.parameter("after");
    var limit = call.number("limit", 25);
    if (limit < 1 || limit > MOST_LISTED) {
      return GraphReply.error(400, "(#100) limit must be between 1 and 100", 100, 0);
    }
    var since = call.number("since", 0);
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
    shown.forEach(post -> data.add(post.json(call.fields("id,message,created_time"))));
    if (!shown.isEmpty()) {
      var paging = body.putObject("paging");
      paging
          .putObject("cursors")
          .put("before", shown.getFirst().id())
          .put("after", shown.getLast().id());
      if (shown.size() < all.size()) {
        // The real one writes the token into this address, too.
        var next = "?access_token=" + call.token() + "&limit=" + limit;
        paging.put("next", request.below(request.path()) + next + "&after=" + shown.getLast().id());
      }
    }
    return GraphReply.ok(body);
  }

  StageReply one(GraphCall call) {
    var id = call.path().getFirst();
    var found = posts.stream().filter(post -> post.id().equals(id) && !post.deleted()).findFirst();
    if (found.isEmpty()) {
      return GraphReply.noSuchObject(call.method(), id);
    }
    var post = found.get();
    return switch (call.method()) {
      case "GET" -> GraphReply.ok(post.json(call.fields("id,message,created_time")));
      case "DELETE" -> {
        posts.set(posts.indexOf(post), post.gone());
        yield GraphReply.success();
      }
      case "POST" -> edit(call, post);
      default -> GraphReply.unsupported(call);
    };
  }

  private StageReply edit(GraphCall call, PagePost post) {
    var message = call.parameter("message");
    var refusal = refusal(message, "", post.picture() != null);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    posts.set(posts.indexOf(post), post.saying(message));
    return GraphReply.success();
  }

  /** What residents see of one post. */
  StageReply page(String id) {
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
}
