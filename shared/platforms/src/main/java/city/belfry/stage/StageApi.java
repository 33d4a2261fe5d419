package city.belfry.stage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stage's own API: what was placed, what came, and which faults are to be played. */
final class StageApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** RFC 3339, always to the nanosecond. */
  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

  private final List<StagePart> parts;
  private final Play play;
  private final Arrivals arrivals;

  StageApi(List<StagePart> parts, Play play, Arrivals arrivals) {
    this.parts = parts;
    this.play = play;
    this.arrivals = arrivals;
  }

  StageReply answer(StageRequest request) {
    return switch (request.method() + " " + request.path()) {
      case "GET /posts" -> ok(posts());
      case "GET /picture" -> picture(request);
      case "GET /arrivals" -> ok(came());
      case "GET /faults" -> ok(faults());
      case "POST /faults" -> add(request);
      case "DELETE /faults" -> {
        play.clear();
        yield new StageReply(204, Map.of(), new byte[0]);
      }
      default ->
          problem(
              404,
              "The stage's API has GET posts, GET picture, GET arrivals and GET, POST, DELETE faults.");
    };
  }

  private StageReply add(StageRequest request) {
    var platforms = parts.stream().map(StagePart::platform).collect(Collectors.toSet());
    return switch (FaultBody.parse(request.text(), platforms)) {
      case FaultBody.Parsed.Good(var fault) -> {
        play.add(fault);
        yield StageReply.json(201, json(fault).toString());
      }
      case FaultBody.Parsed.Bad(var sentence) -> problem(400, sentence);
    };
  }

  private StageReply picture(StageRequest request) {
    var query = request.query();
    return parts.stream()
        .filter(part -> part.platform().equals(query.get("platform")))
        .flatMap(part -> part.posts().stream())
        .filter(post -> post.id().equals(query.get("id")))
        .map(StagePost::picture)
        .filter(Objects::nonNull)
        .findFirst()
        .map(shown -> new StageReply(200, Map.of("content-type", shown.type()), shown.bytes()))
        .orElseGet(() -> problem(404, "There is no such picture."));
  }

  private ObjectNode posts() {
    var body = JSON.createObjectNode();
    var all = body.putArray("posts");
    for (var part : parts) {
      part.posts().forEach(post -> all.add(json(part.platform(), post)));
    }
    return body;
  }

  private static ObjectNode json(String platform, StagePost post) {
    var node = json(post).put("platform", platform);
    var picture = post.picture();
    if (picture != null) {
      node.putObject("picture")
          .put("type", picture.type())
          .put("width", picture.width())
          .put("height", picture.height())
          .put("bytes", picture.bytes().length)
          .put("alt", picture.alt());
    }
    return node;
  }

  private static ObjectNode json(StagePost post) {
    return JSON.createObjectNode()
        .put("id", post.id())
        .put("account", post.account())
        .put("language", post.language())
        .put("title", post.title())
        .put("text", post.text())
        .put("link", post.link())
        .put("arrived", instant(post.arrived()))
        .put("visible", instant(post.visible()))
        .put("retracted", post.retracted());
  }

  private ObjectNode came() {
    var body = JSON.createObjectNode();
    var all = body.putArray("arrivals");
    for (var arrival : arrivals.all()) {
      all.addObject()
          .put("platform", arrival.platform())
          .put("arrived", instant(arrival.arrived()))
          .put("id", arrival.placed())
          .put("status", arrival.status())
          .put("fault", arrival.fault() == null ? null : arrival.fault().word());
    }
    return body;
  }

  private ObjectNode faults() {
    var body = JSON.createObjectNode();
    var all = body.putArray("faults");
    play.waiting().forEach(fault -> all.add(json(fault)));
    return body;
  }

  private static ObjectNode json(Fault fault) {
    return JSON.createObjectNode()
        .put("platform", fault.platform())
        .put("kind", fault.kind().word())
        .put("times", fault.times())
        .put("account", fault.account())
        .put("textContains", fault.textContains())
        .put("millis", fault.pause().toMillis())
        .put("until", instant(fault.until()));
  }

  private static @Nullable String instant(@Nullable Instant instant) {
    return instant == null ? null : INSTANT.format(instant);
  }

  private static StageReply ok(ObjectNode body) {
    return StageReply.json(200, body.toString()).with("cache-control", "no-store");
  }

  /** RFC 9457. */
  static StageReply problem(int status, String sentence) {
    var body = JSON.createObjectNode().put("status", status).put("title", sentence);
    return new StageReply(
        status,
        Map.of("content-type", "application/problem+json"),
        body.toString().getBytes(StandardCharsets.UTF_8));
  }
}
