package city.belfry.accept;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.TakeBack;
import city.belfry.domain.language.Language;
import city.belfry.domain.post.Post;
import city.belfry.domain.post.PostState;
import city.belfry.domain.problem.Problem;
import city.belfry.runtime.Json;
import city.belfry.runtime.http.Problems;
import city.belfry.runtime.http.Request;
import city.belfry.runtime.http.Response;
import city.belfry.usecase.Stores;
import city.belfry.usecase.post.GetPost;
import city.belfry.usecase.post.ListPosts;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The doors that only read posts. Everybody who is signed in may. */
final class ReadDoors {
  private static final int USUAL_PAGE = 25;
  private static final int LARGEST_PAGE = 100;
  private static final Language ENGLISH = new Language("en");

  private final Stores stores;
  private final GetPost getPost;
  private final ListPosts listPosts;

  ReadDoors(Stores stores, GetPost getPost, ListPosts listPosts) {
    this.stores = stores;
    this.getPost = getPost;
    this.listPosts = listPosts;
  }

  /** {@code GET /v1/posts/{id}}. */
  Response post(Request request) {
    return found(
        request,
        (post, deliveries) -> {
          var body = Views.post(post, GetPost.settled(post, deliveries));
          stores
              .posts()
              .revision(post.id(), post.revision())
              .ifPresent(revision -> Views.draft(body, revision.draft()));
          return Response.json(200, body).with("etag", PostDoors.etag(post));
        });
  }

  /** {@code GET /v1/posts/{id}/receipts}. */
  Response receipts(Request request) {
    var reader = reader(request);
    return found(
        request,
        (post, deliveries) -> {
          var body = Json.object();
          var receipts = body.putArray("receipts");
          var takenBack =
              stores.takeBacks().ofPost(post.id()).stream()
                  .collect(Collectors.toMap(TakeBack::delivery, Function.identity()));
          for (var delivery : deliveries) {
            var receipt = receipt(post, delivery, reader);
            var wish = takenBack.get(delivery.id());
            if (wish != null) {
              receipt.set("retraction", Views.takeBack(wish));
            }
            receipts.add(receipt);
          }
          var earlier = body.putArray("earlier");
          stores
              .deliveries()
              .earlier(post.id())
              .forEach(d -> earlier.add(receipt(post, d, reader)));
          return Response.json(200, body);
        });
  }

  private ObjectNode receipt(Post post, Delivery delivery, Language reader) {
    var message = stores.deliveries().message(delivery.id(), delivery.order().revision());
    return ReceiptView.of(post, delivery, message, reader);
  }

  private Response found(Request request, Answer answer) {
    var id = request.parameter("id");
    return getPost
        .run(id)
        .map(got -> answer.of(got.post(), got.deliveries()))
        .orElseGet(() -> Problems.notFound("post " + id));
  }

  private interface Answer {
    Response of(Post post, List<Delivery> deliveries);
  }

  /** The first language of {@code Accept-Language} that is one. */
  static Language reader(Request request) {
    var wanted = request.header("accept-language").orElse("en").split("[,;]", 2)[0].strip();
    return Language.of(wanted).orElse(ENGLISH);
  }

  /** {@code GET /v1/posts}: by state and time of due, a page at a time. */
  Response posts(Request request) {
    var problems = new ArrayList<Problem>();
    var from = instant(request, "from", problems);
    var to = instant(request, "to", problems);
    var state = state(request, problems);
    var limit = limit(request, problems);
    if (!problems.isEmpty()) {
      return Problems.refusal(400, "bad-query", "the query cannot be read", problems);
    }
    return switch (listPosts.run(from, to, state, limit, request.query().get("page"))) {
      case ListPosts.Result.Page(var posts, var next) -> {
        var body = Json.object();
        var list = body.putArray("posts");
        posts.forEach(p -> list.add(Views.post(p.post(), p.settled())));
        if (next != null) {
          body.put("nextPage", next);
        }
        yield Response.json(200, body);
      }
      case ListPosts.Result.NoSuchPage() ->
          Problems.refusal(
              400,
              "no-such-page",
              "the page token is not one of ours",
              "send nextPage of the page before, unchanged, with the same query");
    };
  }

  private static @Nullable Instant instant(Request request, String name, List<Problem> problems) {
    var text = request.query().get(name);
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      problems.add(
          new Problem(
              "malformed",
              "/" + name,
              name + " is no instant with an offset: " + text,
              "write it like 2026-11-22T17:00:00-08:00"));
      return null;
    }
  }

  private static Optional<ListPosts.State> state(Request request, List<Problem> problems) {
    var text = request.query().get("state");
    if (text == null) {
      return Optional.empty();
    }
    for (var state : ListPosts.State.values()) {
      if (Views.lower(state).equals(text)) {
        return Optional.of(state);
      }
    }
    problems.add(
        new Problem(
            "malformed",
            "/state",
            "there is no state " + text,
            "choose " + Views.lower(PostState.LIVE) + ", proposed, cancelled or settled"));
    return Optional.empty();
  }

  private static int limit(Request request, List<Problem> problems) {
    var text = request.query().getOrDefault("limit", Integer.toString(USUAL_PAGE));
    if (text.matches("\\d{1,3}")
        && Integer.parseInt(text) >= 1
        && Integer.parseInt(text) <= LARGEST_PAGE) {
      return Integer.parseInt(text);
    }
    problems.add(
        new Problem(
            "malformed",
            "/limit",
            "limit is no number from 1 to " + LARGEST_PAGE + ": " + text,
            "leave it out for " + USUAL_PAGE));
    return USUAL_PAGE;
  }
}
