package city.belfry.platform.sample;

import city.belfry.domain.delivery.Reason;
import city.belfry.domain.delivery.Handle;
import city.belfry.platform.Outcome;
import city.belfry.domain.delivery.Placed;
import city.belfry.platform.Wire.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the sample platform's answers mean. Pure. */
final class SampleAnswers {
  private static final int KEPT = 500;
  private static final long USUAL_WAIT_SECONDS = 60;

  private SampleAnswers() {}

  static Outcome outcome(Reply reply, Instant now, Function<JsonNode, Optional<Placed>> placed) {
    return switch (reply) {
      case Reply.NeverLeft(var why) -> new Outcome.Deferred(now, why);
      case Reply.NoAnswer(var why) -> new Outcome.Unknown(why);
      case Reply.Answer answer -> outcome(answer, now, placed);
    };
  }

  private static Outcome outcome(
      Reply.Answer answer, Instant now, Function<JsonNode, Optional<Placed>> placed) {
    var body = SampleClient.body(answer);
    var status = answer.status();
    if (status == 200 || status == 201) {
      return placed
          .apply(body)
          .<Outcome>map(Outcome.Delivered::new)
          .orElseGet(() -> new Outcome.Unknown(raw(answer)));
    }
    if (status == 202) {
      return new Outcome.Pending(handle(body), raw(answer));
    }
    if (status == 429) {
      return new Outcome.Deferred(now.plusSeconds(wait(answer)), raw(answer));
    }
    if (status == 401) {
      return new Outcome.Unauthorized(reason("token", body), raw(answer));
    }
    return status >= 400 && status < 500
        ? new Outcome.Rejected(reason(body.path("error").asText("refused"), body), raw(answer))
        : new Outcome.Unknown(raw(answer));
  }

  /** Only codes that have words become reasons of their own. */
  static Reason reason(String error, JsonNode body) {
    var code =
        switch (error) {
          case "too-long" -> "sample.too-long";
          case "token" -> "sample.token";
          case "forbidden" -> "sample.forbidden";
          default -> "sample.refused";
        };
    return new Reason(code, body.path("detail").asText(""));
  }

  static @Nullable Instant instant(JsonNode node) {
    try {
      return node.isTextual() ? Instant.parse(node.textValue()) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  static String raw(Reply.Answer answer) {
    var text = answer.text();
    return answer.status() + " " + (text.length() <= KEPT ? text : text.substring(0, KEPT) + "…");
  }

  static String raw(Reply reply) {
    return switch (reply) {
      case Reply.NeverLeft(var why) -> why;
      case Reply.NoAnswer(var why) -> why;
      case Reply.Answer answer -> raw(answer);
    };
  }

  private static @Nullable Handle handle(JsonNode body) {
    var job = body.path("job");
    return job.isTextual() ? new Handle(job.textValue()) : null;
  }

  private static long wait(Reply.Answer answer) {
    return answer
        .header("retry-after")
        .filter(text -> text.matches("\\d{1,6}"))
        .map(Long::parseLong)
        .orElse(USUAL_WAIT_SECONDS);
  }
}
