package city.belfry.platform.bluesky;

import city.belfry.platform.Outcome;
import city.belfry.platform.Retraction;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.Outcomes;
import city.belfry.platform.wire.RateLimits;
import city.belfry.platform.wire.Raw;
import city.belfry.platform.wire.UnixSeconds;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a server's refusals mean: {@code {"error", "message"}}, of which the name decides. An
 * expired token is a 400, and a 429 tells when it ends by {@code RateLimit-Reset} alone.
 *
 * @see <a href="https://atproto.com/specs/xrpc#error-responses">Error responses</a>
 * @see <a href="https://docs.bsky.app/docs/advanced-guides/rate-limits">Rate limits</a>
 */
final class BlueskyErrors {
  private static final Duration SOON = Duration.ofSeconds(5);

  private BlueskyErrors() {}

  /** What one refusal means. */
  sealed interface Meaning {
    /** The account or its password is at fault: a person must act there. */
    record Reconnect(BlueskyReason reason) implements Meaning {}

    /** The words are at fault, or nobody knows what is. */
    record Refused(BlueskyReason reason) implements Meaning {}

    /** The session is over: nothing was done, and a new one may try at once. */
    record StaleSession() implements Meaning {}

    record Throttled() implements Meaning {}

    /** There is a record of this name already, and not the same. */
    record Taken() implements Meaning {}

    /** There is no record of this name. */
    record Gone() implements Meaning {}

    /** The server has forgotten the file that the record refers to: nothing was written. */
    record FileGone() implements Meaning {}

    /** It may have worked. */
    record Uncertain() implements Meaning {}
  }

  static Meaning meaning(Reply.Answer answer) {
    if (answer.status() == 429) {
      return new Meaning.Throttled();
    }
    var error = Json.object(answer).map(it -> it.path("error").textValue()).orElse("");
    // A page from something in between is no word of the server's.
    if (error.isEmpty() || answer.status() < 400 || answer.status() >= 500) {
      return new Meaning.Uncertain();
    }
    return switch (error) {
      case "ExpiredToken", "InvalidToken" -> new Meaning.StaleSession();
      case "RateLimitExceeded" -> new Meaning.Throttled();
      case "InvalidSwap" -> new Meaning.Taken();
      case "RecordNotFound" -> new Meaning.Gone();
      case "AuthenticationRequired", "AuthMissing" ->
          new Meaning.Reconnect(BlueskyReason.PASSWORD_WRONG);
      case "AuthFactorTokenRequired" -> new Meaning.Reconnect(BlueskyReason.SECOND_FACTOR);
      case "AccountTakedown", "AccountSuspended", "RepoTakendown", "RepoSuspended" ->
          new Meaning.Reconnect(BlueskyReason.TAKEN_DOWN);
      case "AccountDeactivated", "RepoDeactivated" ->
          new Meaning.Reconnect(BlueskyReason.DEACTIVATED);
      case "RepoNotFound" -> new Meaning.Reconnect(BlueskyReason.ACCOUNT_UNKNOWN);
      case "BlobNotFound" -> new Meaning.FileGone();
      case "InvalidMimeType", "InvalidSize", "BlobTooLarge" ->
          new Meaning.Refused(BlueskyReason.PICTURE);
      case "InvalidRequest" -> invalid(answer);
      default ->
          answer.status() == 403
              ? new Meaning.Reconnect(BlueskyReason.NOT_ALLOWED)
              : new Meaning.Refused(BlueskyReason.REFUSED);
    };
  }

  /** Servers put much under this name; the words are documented nowhere. */
  private static Meaning invalid(Reply.Answer answer) {
    var words = message(answer).toLowerCase(Locale.ROOT);
    if (words.contains("deactivated")) {
      return new Meaning.Reconnect(BlueskyReason.DEACTIVATED);
    }
    if (words.contains("could not find repo")) {
      return new Meaning.Reconnect(BlueskyReason.ACCOUNT_UNKNOWN);
    }
    var tooLong = Stream.of("graphemes", "longer than", "too long").anyMatch(words::contains);
    return new Meaning.Refused(tooLong ? BlueskyReason.TOO_LONG : BlueskyReason.INVALID);
  }

  /** Of the call that residents see. */
  static Outcome published(Reply.Answer answer, Instant now, Raw raw) {
    var kept = raw.of(answer);
    var detail = detail(answer, raw);
    return switch (meaning(answer)) {
      case Meaning.Reconnect(var reason) -> new Outcome.Unauthorized(reason.with(detail), kept);
      case Meaning.Refused(var reason) -> new Outcome.Rejected(reason.with(detail), kept);
      case Meaning.StaleSession() -> new Outcome.Deferred(now, kept);
      case Meaning.FileGone() -> new Outcome.Deferred(now.plus(SOON), kept);
      case Meaning.Throttled() -> new Outcome.Deferred(until(answer, now), kept);
      case Meaning.Taken(), Meaning.Gone(), Meaning.Uncertain() -> new Outcome.Unknown(kept);
    };
  }

  /** Of a call that residents cannot see: whatever went wrong, nothing is out. */
  static Outcome unsent(Reply reply, Instant now, Raw raw) {
    return Outcomes.unseen(Outcomes.of(reply, now, raw, answer -> unsent(answer, now, raw)), now);
  }

  private static Outcome unsent(Reply.Answer answer, Instant now, Raw raw) {
    return switch (meaning(answer)) {
      case Meaning.Gone() ->
          new Outcome.Rejected(BlueskyReason.GONE.with(detail(answer, raw)), raw.of(answer));
      // A server that takes no session at all is not asked without a pause.
      case Meaning.StaleSession() -> new Outcome.Deferred(now.plus(SOON), raw.of(answer));
      case Meaning.Reconnect _,
          Meaning.Refused _,
          Meaning.Throttled(),
          Meaning.Taken(),
          Meaning.FileGone(),
          Meaning.Uncertain() ->
          published(answer, now, raw);
    };
  }

  /** Of the call that gives a picture: whatever is refused there, is refused because of it. */
  static Outcome uploaded(Reply reply, Instant now, Raw raw) {
    return reply instanceof Reply.Answer answer && meaning(answer) instanceof Meaning.Refused
        ? new Outcome.Rejected(BlueskyReason.PICTURE.with(detail(answer, raw)), raw.of(answer))
        : unsent(reply, now, raw);
  }

  static Retraction retraction(Reply.Answer answer, Raw raw) {
    var kept = raw.of(answer);
    var detail = detail(answer, raw);
    return switch (meaning(answer)) {
      case Meaning.Reconnect(var reason) -> new Retraction.NotPossible(reason.with(detail), kept);
      case Meaning.Refused(var reason) -> new Retraction.NotPossible(reason.with(detail), kept);
      case Meaning.Gone() -> new Retraction.Retracted();
      case Meaning.StaleSession(),
          Meaning.Throttled(),
          Meaning.Taken(),
          Meaning.FileGone(),
          Meaning.Uncertain() ->
          new Retraction.TryAgain(kept);
    };
  }

  private static Instant until(Reply.Answer answer, Instant now) {
    return RateLimits.until(answer.header("ratelimit-reset").flatMap(UnixSeconds::read), now);
  }

  static boolean stale(Reply reply) {
    return reply instanceof Reply.Answer answer && meaning(answer) instanceof Meaning.StaleSession;
  }

  /** The server's own words, short. */
  static String detail(Reply.Answer answer, Raw raw) {
    var words = message(answer);
    return raw.brief(words.isBlank() ? "HTTP " + answer.status() : words);
  }

  private static String message(Reply.Answer answer) {
    return Json.object(answer).orElse(MissingNode.getInstance()).path("message").asText("");
  }
}
