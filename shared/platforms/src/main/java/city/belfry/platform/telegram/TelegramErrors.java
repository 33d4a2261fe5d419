package city.belfry.platform.telegram;

import city.belfry.platform.Outcome;
import city.belfry.platform.Retraction;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.Raw;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What Telegram's refusals mean: {@code {"ok": false, "error_code", "description", "parameters"}}.
 * Most are a 400, so its words decide.
 *
 * @see <a href="https://core.telegram.org/bots/api#responseparameters">ResponseParameters</a>
 */
final class TelegramErrors {
  /** Where a 429 names no time, or none to be believed. */
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private static final long LONGEST_WAIT_SECONDS = Duration.ofHours(25).toSeconds();

  private TelegramErrors() {}

  /** What one refusal means. */
  sealed interface Meaning {
    /** The bot, its rights or the channel's name are at fault: a person must act there. */
    record Reconnect(TelegramReason reason) implements Meaning {}

    /** The words are at fault, or nobody knows what is. */
    record Refused(TelegramReason reason) implements Meaning {}

    record Throttled(Duration pause) implements Meaning {}

    /** The words are there already. */
    record Unchanged() implements Meaning {}

    /** The message to act on does not exist. */
    record Gone() implements Meaning {}

    /** It may have worked. */
    record Uncertain() implements Meaning {}
  }

  static Meaning meaning(Reply.Answer answer) {
    var object = Json.object(answer).orElse(MissingNode.getInstance());
    // A page from something in between is no word of Telegram's.
    if (!object.path("ok").isBoolean() || object.path("ok").asBoolean()) {
      return new Meaning.Uncertain();
    }
    var code = object.path("error_code").asInt(answer.status());
    return switch (code) {
      case 400 -> badRequest(object);
      // A token of the wrong form is an unknown address.
      case 401, 404 -> new Meaning.Reconnect(TelegramReason.TOKEN_INVALID);
      case 403 -> new Meaning.Reconnect(TelegramReason.NOT_ADMIN);
      case 429 -> new Meaning.Throttled(pause(object));
      default ->
          code > 400 && code < 500
              ? new Meaning.Refused(TelegramReason.REFUSED)
              : new Meaning.Uncertain();
    };
  }

  private static Meaning badRequest(JsonNode object) {
    if (object.path("parameters").has("migrate_to_chat_id")) {
      return new Meaning.Reconnect(TelegramReason.MOVED);
    }
    var words = object.path("description").asText("").toLowerCase(Locale.ROOT);
    if (words.contains("chat not found")) {
      return new Meaning.Reconnect(TelegramReason.CHAT_NOT_FOUND);
    }
    if (words.contains("rights") || words.contains("administrator")) {
      return new Meaning.Reconnect(TelegramReason.NOT_ADMIN);
    }
    if (words.contains("message is too long")) {
      return new Meaning.Refused(TelegramReason.TOO_LONG);
    }
    if (words.contains("text is empty") || words.contains("text must be non-empty")) {
      return new Meaning.Refused(TelegramReason.EMPTY);
    }
    if (words.contains("message is not modified")) {
      return new Meaning.Unchanged();
    }
    if (words.contains("message to edit not found")
        || words.contains("message to delete not found")) {
      return new Meaning.Gone();
    }
    if (words.contains("message can't be edited")) {
      return new Meaning.Refused(TelegramReason.NOT_EDITABLE);
    }
    if (words.contains("message can't be deleted")) {
      return new Meaning.Refused(TelegramReason.TOO_OLD);
    }
    return new Meaning.Refused(TelegramReason.REFUSED);
  }

  private static Duration pause(JsonNode object) {
    var seconds = object.path("parameters").path("retry_after").asLong(0);
    return seconds > 0 && seconds <= LONGEST_WAIT_SECONDS ? Duration.ofSeconds(seconds) : WINDOW;
  }

  static Outcome outcome(Reply.Answer answer, Instant now, Raw raw) {
    var kept = raw.of(answer);
    var detail = detail(answer, raw);
    return switch (meaning(answer)) {
      case Meaning.Reconnect(var reason) -> new Outcome.Unauthorized(reason.with(detail), kept);
      case Meaning.Refused(var reason) -> new Outcome.Rejected(reason.with(detail), kept);
      case Meaning.Throttled(var pause) -> new Outcome.Deferred(now.plus(pause), kept);
      case Meaning.Gone() -> new Outcome.Rejected(TelegramReason.GONE.with(detail), kept);
      case Meaning.Unchanged(), Meaning.Uncertain() -> new Outcome.Unknown(kept);
    };
  }

  static Retraction retraction(Reply.Answer answer, Raw raw) {
    var kept = raw.of(answer);
    var detail = detail(answer, raw);
    return switch (meaning(answer)) {
      case Meaning.Reconnect(var reason) -> new Retraction.NotPossible(reason.with(detail), kept);
      case Meaning.Refused(var reason) -> new Retraction.NotPossible(reason.with(detail), kept);
      case Meaning.Gone() -> new Retraction.Retracted();
      case Meaning.Throttled _, Meaning.Unchanged(), Meaning.Uncertain() ->
          new Retraction.TryAgain(kept);
    };
  }

  /** Telegram's own words, short; with where a channel went, if it went. */
  static String detail(Reply.Answer answer, Raw raw) {
    var object = Json.object(answer).orElse(MissingNode.getInstance());
    var words = object.path("description").asText("");
    var moved = object.path("parameters").path("migrate_to_chat_id").asText("");
    var all = words.isBlank() ? "HTTP " + answer.status() : words;
    return raw.brief(moved.isEmpty() ? all : all + " (now " + moved + ")");
  }
}
