package city.belfry.platform.weibo;

import city.belfry.platform.Attempt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Retraction;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.Raw;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * What Weibo's refusals mean. A code counts whatever the HTTP status is, but for 5xx: those decide
 * nothing.
 *
 * @see <a href="https://open.weibo.com/wiki/Error_code">Weibo's error codes</a>
 */
final class WeiboErrors {
  /** After the full hour: Weibo's clock and ours may differ. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  private WeiboErrors() {}

  /** What one refusal means. */
  sealed interface Meaning {
    /** The channel is at fault, not the words: a person must act on the account or the app. */
    record Reconnect(WeiboReason reason) implements Meaning {}

    /** The words are at fault, or nobody knows what is. */
    record Refused(WeiboReason reason) implements Meaning {}

    /** Weibo has these words already. */
    record Duplicate() implements Meaning {}

    /** Too many calls in this hour. */
    record Throttled() implements Meaning {}

    /** A post to act on does not exist. */
    record Gone() implements Meaning {}

    /** Taken, and shown in a minute or two; Weibo gives no id. */
    record Queued() implements Meaning {}

    /** It may have worked. */
    record Uncertain() implements Meaning {}
  }

  static Meaning meaning(int code, String error) {
    return switch (code) {
      case 20032 -> new Meaning.Queued();
      case 20017, 20019, 20111 -> new Meaning.Duplicate();
      case 10022, 10023, 10024, 20016 -> new Meaning.Throttled();
      case 10001, 10002, 10003, 10009, 10010, 10011 -> new Meaning.Uncertain();
      case 20101 -> new Meaning.Gone();
      case 21315, 21327 -> new Meaning.Reconnect(WeiboReason.TOKEN_EXPIRED);
      case 21314, 21316, 21317 -> new Meaning.Reconnect(WeiboReason.TOKEN_REVOKED);
      case 10006, 21332 -> new Meaning.Reconnect(WeiboReason.TOKEN_INVALID);
      case 10005, 10014 -> new Meaning.Reconnect(WeiboReason.NO_PERMISSION);
      case 10004 -> new Meaning.Reconnect(WeiboReason.IP_NOT_SAFE);
      case 21322 -> new Meaning.Reconnect(WeiboReason.CALLBACK);
      case 21321 -> new Meaning.Reconnect(WeiboReason.APP_UNAUDITED);
      case 20031, 20033 -> new Meaning.Reconnect(WeiboReason.SIGN_IN);
      case 10017 -> domain(error.toLowerCase(Locale.ROOT));
      case 20008 -> new Meaning.Refused(WeiboReason.EMPTY);
      case 20012, 20013 -> new Meaning.Refused(WeiboReason.TOO_LONG);
      case 20005, 20006, 20007 -> new Meaning.Refused(WeiboReason.PICTURE);
      case 20018 -> new Meaning.Refused(WeiboReason.LINK_REFUSED);
      case 20020, 20021 -> new Meaning.Refused(WeiboReason.FORBIDDEN);
      case 20102 -> new Meaning.Refused(WeiboReason.NOT_OURS);
      default ->
          code / 100 == 213
              ? new Meaning.Reconnect(WeiboReason.TOKEN_INVALID)
              : new Meaning.Refused(WeiboReason.REFUSED);
    };
  }

  /** 10017 is said of two things, and of parameters in general. */
  private static Meaning domain(String error) {
    if (error.contains("not bind domain")) {
      return new Meaning.Reconnect(WeiboReason.DOMAIN_UNBOUND);
    }
    return new Meaning.Refused(error.contains("domain") ? WeiboReason.DOMAIN : WeiboReason.REFUSED);
  }

  /** What an answer without a post in it means. */
  static Meaning meaning(Reply.Answer answer) {
    if (answer.status() >= 500) {
      return new Meaning.Uncertain();
    }
    var object = Json.object(answer);
    var code = object.map(WeiboErrors::code).orElse(0);
    if (code != 0) {
      return meaning(code, object.map(WeiboErrors::error).orElse(""));
    }
    return switch (answer.status()) {
      case 401 -> new Meaning.Reconnect(WeiboReason.TOKEN_INVALID);
      case 429 -> new Meaning.Throttled();
      // A page from something in between is no word of Weibo's.
      default ->
          answer.status() >= 400 && object.isPresent()
              ? new Meaning.Refused(WeiboReason.REFUSED)
              : new Meaning.Uncertain();
    };
  }

  /** The code, which comes as a number or as text; 0 where there is none. */
  static int code(JsonNode object) {
    return object.path("error_code").asInt(0);
  }

  private static String error(JsonNode object) {
    return object.path("error").asText("");
  }

  /** The platform's own words, short. */
  static String detail(Reply.Answer answer, Raw raw) {
    return Json.object(answer)
        .filter(object -> code(object) != 0)
        .map(object -> raw.of(code(object) + " " + error(object)))
        .orElse("HTTP " + answer.status());
  }

  static Outcome outcome(Reply.Answer answer, Attempt attempt, Instant now, Raw raw) {
    var kept = raw.of(answer);
    var detail = detail(answer, raw);
    return switch (meaning(answer)) {
      case Meaning.Reconnect(var reason) -> new Outcome.Unauthorized(reason.with(detail), kept);
      case Meaning.Refused(var reason) -> new Outcome.Rejected(reason.with(detail), kept);
      // After a try that may have worked, "we have it already" is evidence: the look-up decides.
      case Meaning.Duplicate() ->
          attempt.number() > 1
              ? new Outcome.Unknown("duplicate: " + kept)
              : new Outcome.Rejected(WeiboReason.DUPLICATE.with(detail), kept);
      case Meaning.Throttled() -> new Outcome.Deferred(nextHour(now), kept);
      case Meaning.Gone() -> new Outcome.Rejected(WeiboReason.REFUSED.with(detail), kept);
      case Meaning.Queued() -> new Outcome.Pending(null, kept);
      case Meaning.Uncertain() -> new Outcome.Unknown(kept);
    };
  }

  static Retraction retraction(Reply.Answer answer, Raw raw) {
    var kept = raw.of(answer);
    var detail = detail(answer, raw);
    return switch (meaning(answer)) {
      case Meaning.Reconnect(var reason) -> new Retraction.NotPossible(reason.with(detail), kept);
      case Meaning.Refused(var reason) -> new Retraction.NotPossible(reason.with(detail), kept);
      case Meaning.Gone() -> new Retraction.Retracted();
      case Meaning.Duplicate(), Meaning.Throttled(), Meaning.Queued(), Meaning.Uncertain() ->
          new Retraction.TryAgain(kept);
    };
  }

  /** Weibo counts by the clock's hour and tells no instant. */
  static Instant nextHour(Instant now) {
    return now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS).plus(SLACK);
  }
}
