package city.belfry.platform.sample;

import city.belfry.domain.delivery.Handle;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.delivery.Reason;
import city.belfry.platform.Health;
import city.belfry.platform.Outcome;
import city.belfry.platform.Progress;
import city.belfry.platform.Retraction;
import city.belfry.platform.Sighting;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.Outcomes;
import city.belfry.platform.wire.Raw;
import city.belfry.platform.wire.RetryAfter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the sample platform's answers mean. Pure. */
record SampleAnswers(SampleClient client, Instant now) {
  private static final Duration USUAL_WAIT = Duration.ofSeconds(60);

  Outcome outcome(Reply reply) {
    return Outcomes.of(reply, now, raw(), this::outcome);
  }

  private Outcome outcome(Reply.Answer answer) {
    var body = body(answer);
    var kept = raw().of(answer);
    return switch (answer.status()) {
      case 200, 201 ->
          placed(body)
              .<Outcome>map(Outcome.Delivered::new)
              .orElseGet(() -> new Outcome.Unknown(kept));
      case 202 -> new Outcome.Pending(handle(body), kept);
      case 401 -> new Outcome.Unauthorized(reason("token", body), kept);
      case 429 ->
          new Outcome.Deferred(RetryAfter.until(answer, now).orElse(now.plus(USUAL_WAIT)), kept);
      // A page from something in between is no word of the platform's.
      default ->
          answer.status() >= 400 && answer.status() < 500 && body.isObject()
              ? new Outcome.Rejected(reason(body.path("error").asText("refused"), body), kept)
              : new Outcome.Unknown(kept);
    };
  }

  Progress progress(Reply reply) {
    var job = good(reply);
    var kept = raw().of(reply);
    return switch (job.path("state").asText("")) {
      case "refused" -> new Progress.Refused(reason(job.path("error").asText(""), job), kept);
      case "visible" ->
          placed(job)
              .<Progress>map(Progress.Visible::new)
              .orElseGet(() -> new Progress.Underway(kept));
      default -> new Progress.Underway(kept);
    };
  }

  /** The messages of exactly this text among those that were found. */
  Sighting sighting(Reply reply, String text) {
    var messages = good(reply).path("messages");
    if (!messages.isArray()) {
      return new Sighting.CannotTell(raw().of(reply));
    }
    var found =
        messages
            .valueStream()
            .filter(message -> message.path("text").asText("").equals(text))
            .flatMap(message -> placed(message).stream())
            .toList();
    return found.isEmpty() ? new Sighting.Absent() : new Sighting.Found(found);
  }

  Retraction retraction(Reply reply) {
    var kept = raw().of(reply);
    return switch (status(reply)) {
      case 204, 404 -> new Retraction.Retracted();
      case 401 -> new Retraction.NotPossible(SampleReason.TOKEN.with(""), kept);
      default -> new Retraction.TryAgain(kept);
    };
  }

  /** Of a question for what cannot be there. */
  Health health(Reply reply) {
    return switch (status(reply)) {
      case 404 -> new Health(List.of(), null, Map.of());
      case 401 -> ill(SampleReason.TOKEN.with(""));
      default -> ill(SampleReason.NO_ANSWER.with(raw().of(reply)));
    };
  }

  static Health ill(Reason finding) {
    return new Health(List.of(finding), null, Map.of());
  }

  private static JsonNode good(Reply reply) {
    return reply instanceof Reply.Answer answer && answer.status() == 200
        ? body(answer)
        : MissingNode.getInstance();
  }

  /** 0 where the platform answered nothing: a page from something in between is no word of its. */
  private static int status(Reply reply) {
    return reply instanceof Reply.Answer answer
            && (answer.status() == 204 || body(answer).isObject())
        ? answer.status()
        : 0;
  }

  /** A missing node where it is no object. */
  private static JsonNode body(Reply.Answer answer) {
    return Json.object(answer).orElseGet(MissingNode::getInstance);
  }

  /** Only codes that have words become reasons of their own. */
  private Reason reason(String error, JsonNode body) {
    var detail = raw().brief(body.path("detail").asText(""));
    return switch (error) {
      case "too-long" -> SampleReason.TOO_LONG.with(detail);
      case "token" -> SampleReason.TOKEN.with(detail);
      case "forbidden" -> SampleReason.FORBIDDEN.with(detail);
      default -> SampleReason.REFUSED.with(detail);
    };
  }

  private Optional<Placed> placed(JsonNode message) {
    return Json.id(message.path("id"))
        .map(id -> new Placed(id, client.permalink(id), instant(message.path("placed"))));
  }

  private Raw raw() {
    return client.raw();
  }

  private static @Nullable Instant instant(JsonNode node) {
    try {
      return node.isTextual() ? Instant.parse(node.textValue()) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Handle handle(JsonNode body) {
    return Json.id(body.path("job")).map(Handle::new).orElse(null);
  }
}
