package city.belfry.platform.bluesky.stage;

import city.belfry.platform.wire.Json;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** The calls that change an account's repository, and the points they cost. One thread. */
final class Writes {
  static final String PUT = "com.atproto.repo.putRecord";
  static final String CREATE = "com.atproto.repo.createRecord";
  static final String DELETE = "com.atproto.repo.deleteRecord";

  private static final Pattern TID = Pattern.compile("[234567a-j][234567a-z]{12}");

  private final Repos repos;
  private final Blobs blobs;
  private final Points points;

  Writes(Repos repos, Blobs blobs, int pointsAnHour) {
    this.repos = repos;
    this.blobs = blobs;
    this.points = new Points(pointsAnHour, Duration.ofHours(1));
  }

  StageReply tooMany(Instant until) {
    return points.headers(BlueskySays.tooMany(), 0, until);
  }

  StageReply answer(String method, StageRequest request, String name, Instant now) {
    var body =
        request.contentType().equals("application/json")
            ? Json.object(request.text())
            : Optional.<JsonNode>empty();
    if (body.isEmpty()) {
      return BlueskySays.invalid("Request encoding (Content-Type) required but not provided");
    }
    if (!points.take(name, cost(method), now)) {
      return points.headers(BlueskySays.tooMany(), name, now);
    }
    if (!Names.account(body.get().path("repo").asText("")).equals(name)) {
      return BlueskySays.unauthenticated("Authentication Required");
    }
    var reply =
        switch (method) {
          case PUT -> put(body.get(), name, request.arrived(), now);
          case CREATE -> create(body.get(), name, request.arrived(), now);
          default -> delete(body.get(), name, now);
        };
    return points.headers(reply, name, now);
  }

  private static int cost(String method) {
    return switch (method) {
      case PUT -> 2;
      case CREATE -> 3;
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
    var rkey = body.has("rkey") ? body.path("rkey").asText("") : repos.nextName(now);
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
    var images = post.path("embed").path("images");
    var missing = blobs.wrong(name, images);
    if (missing.isPresent()) {
      return missing.get();
    }
    repos.put(name, rkey, post, blobs.shown(name, images), arrived, now);
    var body =
        BlueskySays.object()
            .put("uri", Repos.uri(name, rkey))
            .put("cid", Cid.of(post))
            .put("validationStatus", "valid");
    return BlueskySays.yes(withCommit(body, now));
  }

  private StageReply delete(JsonNode body, String name, Instant now) {
    var uri = Repos.uri(name, body.path("rkey").asText(""));
    if (repos.find(uri).isEmpty()) {
      return BlueskySays.yes(BlueskySays.object());
    }
    repos.delete(uri);
    return BlueskySays.yes(withCommit(BlueskySays.object(), now));
  }

  private ObjectNode withCommit(ObjectNode body, Instant now) {
    var rev = repos.nextName(now);
    body.putObject("commit")
        .put("cid", Cid.of(BlueskySays.object().put("rev", rev)))
        .put("rev", rev);
    return body;
  }
}
