package city.belfry.platform.x;

import city.belfry.platform.Attempt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Retraction;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Outcomes;
import city.belfry.platform.wire.Raw;
import java.time.Instant;

/**
 * What X's refusals mean. Many share the status 403, so its words decide.
 *
 * @see <a href="https://docs.x.com/x-api/fundamentals/response-codes-and-errors">Response codes</a>
 */
final class XErrors {
  private XErrors() {}

  /** What one refusal means. */
  sealed interface Meaning {
    /** The account or the app is at fault: a person must act there. */
    record Reconnect(XReason reason) implements Meaning {}

    /** The words are at fault, or nobody knows what is. */
    record Refused(XReason reason) implements Meaning {}

    /** X has these words already. */
    record Duplicate() implements Meaning {}

    record Throttled() implements Meaning {}

    /** A post to act on does not exist. */
    record Gone() implements Meaning {}

    /** It may have worked. */
    record Uncertain() implements Meaning {}
  }

  static Meaning meaning(Reply.Answer answer) {
    var problem = XProblem.read(answer);
    return switch (problem.status()) {
      case 401 ->
          new Meaning.Reconnect(tokenKind(problem) ? XReason.TOKEN_KIND : XReason.TOKEN_INVALID);
      case 402 -> new Meaning.Reconnect(XReason.CREDITS);
      case 429 ->
          problem.says("usage-capped")
              ? new Meaning.Reconnect(XReason.USAGE_CAPPED)
              : new Meaning.Throttled();
      case 408 -> new Meaning.Uncertain();
      // A page from something in between is no word of X's.
      default ->
          problem.status() < 400 || problem.status() >= 500 || !problem.json()
              ? new Meaning.Uncertain()
              : refusal(problem);
    };
  }

  private static Meaning refusal(XProblem problem) {
    return switch (problem.status()) {
      case 400 ->
          new Meaning.Refused(problem.says("too long") ? XReason.TOO_LONG : XReason.INVALID);
      case 403 -> forbidden(problem);
      case 404, 410 -> new Meaning.Gone();
      default -> new Meaning.Refused(XReason.REFUSED);
    };
  }

  private static Meaning forbidden(XProblem problem) {
    if (problem.says("duplicate")) {
      return new Meaning.Duplicate();
    }
    if (problem.says("usage-capped")) {
      return new Meaning.Reconnect(XReason.USAGE_CAPPED);
    }
    if (tokenKind(problem)) {
      return new Meaning.Reconnect(XReason.TOKEN_KIND);
    }
    if (problem.says("oauth1 app permissions") || problem.says("oauth1-permissions")) {
      return new Meaning.Reconnect(XReason.READ_ONLY);
    }
    if (problem.says("client-not-enrolled") || problem.says("client-forbidden")) {
      return new Meaning.Reconnect(XReason.APP_NOT_ENROLLED);
    }
    if (problem.says("suspended")) {
      return new Meaning.Reconnect(XReason.SUSPENDED);
    }
    if (problem.says(" locked")) {
      return new Meaning.Reconnect(XReason.LOCKED);
    }
    if (problem.says("reply")) {
      return new Meaning.Refused(XReason.REPLY);
    }
    if (problem.says("not authorized to delete")) {
      return new Meaning.Refused(XReason.NOT_OURS);
    }
    return new Meaning.Refused(
        problem.says("not permitted") ? XReason.NOT_PERMITTED : XReason.REFUSED);
  }

  private static boolean tokenKind(XProblem problem) {
    return problem.says("unsupported-authentication") || problem.says("unsupported authentication");
  }

  /** Of an upload, which residents cannot see. */
  static Outcome preparing(Reply reply, Attempt attempt, Instant now, Raw raw) {
    var outcome = Outcomes.of(reply, now, raw, answer -> outcome(answer, attempt, now, raw));
    return switch (Outcomes.unseen(outcome, now)) {
      case Outcome.Rejected(var reason, var kept) ->
          new Outcome.Rejected(XReason.PICTURE.with(reason.detail()), kept);
      case Outcome other -> other;
    };
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
              : new Outcome.Rejected(XReason.DUPLICATE.with(detail), kept);
      case Meaning.Throttled() -> new Outcome.Deferred(XRate.until(answer, now), kept);
      case Meaning.Gone() -> new Outcome.Rejected(XReason.REFUSED.with(detail), kept);
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
      case Meaning.Duplicate(), Meaning.Throttled(), Meaning.Uncertain() ->
          new Retraction.TryAgain(kept);
    };
  }

  /** X's own words, short. */
  static String detail(Reply.Answer answer, Raw raw) {
    var problem = XProblem.read(answer);
    var words = problem.detail().isBlank() ? problem.title() : problem.detail();
    return raw.of(words.isBlank() ? "HTTP " + problem.status() : words);
  }
}
