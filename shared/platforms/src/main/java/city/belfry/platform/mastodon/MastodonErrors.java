package city.belfry.platform.mastodon;

import city.belfry.domain.delivery.Reason;
import city.belfry.platform.Attempt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Retraction;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.Outcomes;
import city.belfry.platform.wire.Raw;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What refusals mean: {@code {"error", "error_description"}}. Mastodon refuses words with a 422,
 * others with a 400, so the words of both decide.
 *
 * @see <a href="https://docs.joinmastodon.org/entities/Error/">Error</a>
 */
final class MastodonErrors {
  /** What is not ready yet is asked for again so soon. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private MastodonErrors() {}

  /** What one refusal means. */
  sealed interface Meaning {
    /** The account, its token or the server's address is at fault: a person must act there. */
    record Reconnect(MastodonReason reason) implements Meaning {}

    /** The words are at fault, or nobody knows what is. */
    record Refused(MastodonReason reason) implements Meaning {}

    /** Something that the status needs is still being worked on. */
    record NotYet() implements Meaning {}

    record Throttled() implements Meaning {}

    /** There is nothing at this address: the status, the account or the API. */
    record Gone() implements Meaning {}

    /** It may have worked. */
    record Uncertain() implements Meaning {}
  }

  static Meaning meaning(Reply.Answer answer) {
    var status = answer.status();
    // A page from something in between is no word of the server's.
    if (status < 400 || status >= 500 || Json.object(answer).isEmpty()) {
      return status == 429 ? new Meaning.Throttled() : new Meaning.Uncertain();
    }
    var words = words(answer).toLowerCase(Locale.ROOT);
    return switch (status) {
      case 401 ->
          new Meaning.Reconnect(
              disabled(words) ? MastodonReason.LOGIN_DISABLED : MastodonReason.TOKEN_INVALID);
      case 403 -> new Meaning.Reconnect(forbidden(words));
      case 404, 410 -> new Meaning.Gone();
      case 408 -> new Meaning.Uncertain();
      case 429 -> new Meaning.Throttled();
      default -> refusal(words);
    };
  }

  static boolean gone(Reply reply) {
    return reply instanceof Reply.Answer answer && meaning(answer) instanceof Meaning.Gone;
  }

  private static boolean disabled(String words) {
    return words.contains("disabled")
        || words.contains("suspended")
        || words.contains("confirmed")
        || words.contains("pending");
  }

  private static MastodonReason forbidden(String words) {
    if (words.contains("scope")) {
      return MastodonReason.SCOPE;
    }
    return disabled(words) ? MastodonReason.LOGIN_DISABLED : MastodonReason.FORBIDDEN;
  }

  private static Meaning refusal(String words) {
    if (words.contains("not finished processing")) {
      return new Meaning.NotYet();
    }
    // By a status that this very request made when it arrived once before, on its way through.
    if (words.contains("already attached")) {
      return new Meaning.Uncertain();
    }
    if (words.contains("character limit") || words.contains("too long")) {
      return new Meaning.Refused(MastodonReason.TOO_LONG);
    }
    return new Meaning.Refused(
        words.contains("blank") || words.contains("empty")
            ? MastodonReason.EMPTY
            : MastodonReason.REFUSED);
  }

  static Outcome outcome(Reply.Answer answer, Attempt.Kind kind, Instant now, Raw raw) {
    var kept = raw.of(answer);
    var detail = detail(answer, raw);
    return switch (meaning(answer)) {
      case Meaning.Reconnect(var reason) -> new Outcome.Unauthorized(reason.with(detail), kept);
      case Meaning.Refused(var reason) -> new Outcome.Rejected(reason.with(detail), kept);
      case Meaning.NotYet() -> new Outcome.Deferred(now.plus(SOON), kept);
      case Meaning.Throttled() -> new Outcome.Deferred(MastodonRate.until(answer, now), kept);
      // For what names no other status, only the API itself can be missing.
      case Meaning.Gone() ->
          kind instanceof Attempt.Kind.New
              ? new Outcome.Unauthorized(MastodonReason.NO_SUCH_API.with(detail), kept)
              : new Outcome.Rejected(MastodonReason.GONE.with(detail), kept);
      case Meaning.Uncertain() -> new Outcome.Unknown(kept);
    };
  }

  /** Of a call that residents cannot see: whatever went wrong, nothing is out. */
  static Outcome unsent(Reply reply, Attempt.Kind kind, Instant now, Raw raw) {
    return Outcomes.unseen(
        Outcomes.of(reply, now, raw, answer -> outcome(answer, kind, now, raw)), now);
  }

  /** Of the call that gives a picture: whatever is refused there, is refused because of it. */
  static Outcome uploaded(Reply reply, Instant now, Raw raw) {
    return reply instanceof Reply.Answer answer && meaning(answer) instanceof Meaning.Refused
        ? new Outcome.Rejected(MastodonReason.PICTURE.with(detail(answer, raw)), raw.of(answer))
        : unsent(reply, new Attempt.Kind.New(), now, raw);
  }

  /** Of an answer that says neither that it is deleted nor that it is not there. */
  static Retraction retraction(Reply.Answer answer, Raw raw) {
    var kept = raw.of(answer);
    var detail = detail(answer, raw);
    return switch (meaning(answer)) {
      case Meaning.Reconnect(var reason) -> new Retraction.NotPossible(reason.with(detail), kept);
      case Meaning.Refused(var reason) -> new Retraction.NotPossible(reason.with(detail), kept);
      case Meaning.NotYet(), Meaning.Throttled(), Meaning.Gone(), Meaning.Uncertain() ->
          new Retraction.TryAgain(kept);
    };
  }

  static Reason finding(Reply reply, Raw raw) {
    if (!(reply instanceof Reply.Answer answer)) {
      return MastodonReason.UNREACHABLE.with(raw.of(reply));
    }
    var detail = detail(answer, raw);
    return switch (meaning(answer)) {
      case Meaning.Reconnect(var reason) -> reason.with(detail);
      case Meaning.Refused(var reason) -> reason.with(detail);
      case Meaning.Throttled() -> MastodonReason.THROTTLED.with(detail);
      case Meaning.Gone() -> MastodonReason.NO_SUCH_API.with(detail);
      case Meaning.NotYet(), Meaning.Uncertain() -> MastodonReason.UNREACHABLE.with(detail);
    };
  }

  /** The server's own words, short. */
  private static String detail(Reply.Answer answer, Raw raw) {
    var words = words(answer);
    return raw.brief(words.isBlank() ? "HTTP " + answer.status() : words);
  }

  private static String words(Reply.Answer answer) {
    JsonNode object = Json.object(answer).orElse(MissingNode.getInstance());
    return (object.path("error").asText("") + " " + object.path("error_description").asText(""))
        .strip();
  }
}
