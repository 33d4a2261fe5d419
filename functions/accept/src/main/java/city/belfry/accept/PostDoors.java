package city.belfry.accept;

import city.belfry.domain.post.Draft;
import city.belfry.domain.post.Post;
import city.belfry.runtime.Json;
import city.belfry.runtime.http.Problems;
import city.belfry.runtime.http.Request;
import city.belfry.runtime.http.Response;
import city.belfry.usecase.delivery.Keys;
import city.belfry.usecase.post.AcceptPost;
import city.belfry.usecase.post.CancelPost;
import city.belfry.usecase.post.CheckPost;
import city.belfry.usecase.post.EditPost;
import city.belfry.usecase.post.IdempotencyKey;
import city.belfry.usecase.post.RetractPost;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The doors through which posts come, change and stop. */
final class PostDoors {
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

  /** As long as a real id, where there is no post: links count in full on some platforms. */
  private static final String NO_POST = "0".repeat(26);

  private static final Pattern ETAG = Pattern.compile("\"(\\d{1,15})\"");

  private final AcceptPost acceptPost;
  private final CheckPost checkPost;
  private final EditPost editPost;
  private final CancelPost cancelPost;
  private final RetractPost retractPost;

  PostDoors(
      AcceptPost acceptPost,
      CheckPost checkPost,
      EditPost editPost,
      CancelPost cancelPost,
      RetractPost retractPost) {
    this.acceptPost = acceptPost;
    this.checkPost = checkPost;
    this.editPost = editPost;
    this.cancelPost = cancelPost;
    this.retractPost = retractPost;
  }

  /** {@code POST /v1/posts}. */
  Response accept(Request request) {
    var key = request.header("idempotency-key").filter(k -> KEY.matcher(k).matches());
    if (key.isEmpty()) {
      return Problems.refusal(
          400,
          "no-idempotency-key",
          "the header Idempotency-Key is missing or malformed",
          "send one of 1 to 128 visible ASCII characters, new for every announcement");
    }
    var caller = request.caller();
    var body = Keys.hash(new String(request.body(), StandardCharsets.UTF_8));
    var named = new IdempotencyKey(caller.subject(), key.get(), body);
    return drafted(request, draft -> answer(acceptPost.run(draft, named, caller)));
  }

  private static Response answer(AcceptPost.Result result) {
    return switch (result) {
      case AcceptPost.Result.Accepted(var post, var messages) ->
          posted(201, post, FeeView.onPlan(Views.post(post, false), messages));
      case AcceptPost.Result.Repeated(var post) ->
          posted(200, post, Views.post(post, false)).with("idempotency-replayed", "true");
      case AcceptPost.Result.KeyTaken(var post) ->
          Problems.refusal(
              409,
              "key-taken",
              "this Idempotency-Key came before with another body",
              "it made the post " + post + "; send a new key for a new announcement");
      case AcceptPost.Result.NotAllowed(var needed) -> Problems.notAllowed(needed);
      case AcceptPost.Result.Refused(var problems) -> Problems.unprocessable(problems);
    };
  }

  private static Response posted(int status, Post post, JsonNode body) {
    return Response.json(status, body)
        .with("location", "/v1/posts/" + post.id())
        .with("etag", etag(post));
  }

  static String etag(Post post) {
    return "\"" + post.ver() + "\"";
  }

  /** {@code PUT /v1/posts/{id}}. */
  Response edit(Request request) {
    var seen = request.header("if-match").map(ETAG::matcher).filter(m -> m.matches());
    if (seen.isEmpty()) {
      return Problems.refusal(
          428,
          "no-if-match",
          "the header If-Match is missing or malformed",
          "send the post's ETag, as GET /v1/posts/{id} answers it");
    }
    var version = Long.parseLong(seen.get().group(1));
    var id = request.parameter("id");
    return drafted(
        request, draft -> answer(editPost.run(id, version, draft, request.caller()), id));
  }

  private static Response answer(EditPost.Result result, String id) {
    return switch (result) {
      case EditPost.Result.Edited(var post, var stay) -> {
        var body = Views.post(post, false);
        var list = body.putArray("keepOlderWords");
        stay.forEach(d ->
            list.addObject()
                .put("id", d.id().toString())
                .put("channel", d.id().channel())
                .put("revision", d.order().revision())
                .put("state", Views.lower(d.state())));
        yield Response.json(200, body).with("etag", etag(post));
      }
      case EditPost.Result.NotFound() -> Problems.notFound("post " + id);
      case EditPost.Result.Moved(var now) ->
          Problems.refusal(
                  412,
                  "changed-meanwhile",
                  "the post has changed since you read it",
                  "it is at version " + now.ver() + " now: read it again, then send your change")
              .with("etag", etag(now));
      case EditPost.Result.Cancelled() ->
          Problems.refusal(
              409, "cancelled", "the post is cancelled", "write a new one: POST /v1/posts");
      case EditPost.Result.NotAllowed(var needed) -> Problems.notAllowed(needed);
      case EditPost.Result.Refused(var problems) -> Problems.unprocessable(problems);
    };
  }

  /** {@code POST /v1/posts/{id}/cancel}. */
  Response cancel(Request request) {
    var id = request.parameter("id");
    return Bodies.because(request, why -> answer(cancelPost.run(id, why, request.caller()), id));
  }

  /** {@code POST /v1/posts/{id}/retract}. */
  Response retract(Request request) {
    var id = request.parameter("id");
    return Bodies.because(request, why -> answer(retractPost.run(id, why, request.caller()), id));
  }

  private static Response answer(RetractPost.Result result, String id) {
    return switch (result) {
      case RetractPost.Result.NotFound() -> Problems.notFound("post " + id);
      case RetractPost.Result.NotAllowed(var needed) -> Problems.notAllowed(needed);
      case RetractPost.Result.Wanted(var post, var cancelled, var wishes) -> {
        var body = Json.object().put("id", post.id()).put("cancelled", cancelled);
        var list = body.putArray("retractions");
        wishes.forEach(wish ->
            list.add(
                Views.takeBack(wish)
                    .put("id", wish.delivery().toString())
                    .put("channel", wish.delivery().channel())));
        yield Response.json(202, body);
      }
    };
  }

  private static Response answer(CancelPost.Result result, String id) {
    return switch (result) {
      case CancelPost.Result.NotFound() -> Problems.notFound("post " + id);
      case CancelPost.Result.NotAllowed(var needed) -> Problems.notAllowed(needed);
      case CancelPost.Result.Cancelled cancelled -> Response.json(200, cancelled(cancelled));
    };
  }

  private static JsonNode cancelled(CancelPost.Result.Cancelled result) {
    var whole = result.alreadySending().isEmpty() && result.alreadyOut().isEmpty();
    var body =
        Json.object()
            .put("id", result.post().id())
            .put("state", whole ? "cancelled" : "partly-cancelled")
            .put("cancelled", result.cancelled());
    var sending = body.putArray("alreadySending");
    result
        .alreadySending()
        .forEach(d -> {
          var node = sending.addObject().put("channel", d.id().channel());
          d.claim().ifPresent(claim -> node.put("since", claim.at().toString()));
        });
    var out = body.putArray("alreadyOut");
    result
        .alreadyOut()
        .forEach(d -> {
          var node = out.addObject().put("channel", d.id().channel());
          Optional.ofNullable(d.result().placed())
              .map(placed -> placed.permalink())
              .ifPresent(link -> node.put("permalink", link.toString()));
        });
    if (!whole) {
      body.put("next", "POST /v1/posts/" + result.post().id() + "/retract takes those back");
    }
    return body;
  }

  /** {@code POST /v1/check}: measures and previews, stores nothing. */
  Response check(Request request) {
    return drafted(
        request,
        draft -> {
          var checked = checkPost.check(draft, NO_POST, 1, null);
          if (!checked.well() && checked.messages().isEmpty()) {
            return Problems.unprocessable(checked.problems());
          }
          var body = Json.object().put("fits", checked.well()).put("due", checked.due().toString());
          var messages = body.putArray("messages");
          checked.messages().forEach(m -> messages.add(Views.measured(m)));
          body.set("problems", Problems.list(checked.problems()));
          return Response.json(200, FeeView.on(body, checked.messages()));
        });
  }

  private Response drafted(Request request, Function<Draft, Response> then) {
    return Bodies.with(
        request,
        body -> {
          var parsed = DraftBody.parse(body);
          return parsed.problems().isEmpty()
              ? then.apply(parsed.draft())
              : Problems.unprocessable(
                  parsed.with(checkPost.check(parsed.draft(), NO_POST, 1, null).problems()));
        });
  }
}
