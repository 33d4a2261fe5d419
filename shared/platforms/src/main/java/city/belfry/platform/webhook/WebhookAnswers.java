package city.belfry.platform.webhook;

import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Raw;
import city.belfry.platform.wire.RetryAfter;
import java.time.Duration;
import java.time.Instant;

/**
 * What a receiver's status means. Bodies mean nothing: the standard gives them no shape.
 *
 * @see <a
 *     href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Operational
 *     considerations</a>
 */
final class WebhookAnswers {
  /** Where a 429 names no time to be believed. */
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private WebhookAnswers() {}

  /** What one answer means. */
  sealed interface Meaning {
    record Taken() implements Meaning {}

    /** The address or the secret is at fault: a person must act there. */
    record Reconnect(WebhookReason reason) implements Meaning {}

    /** This event is at fault, or nobody knows what is. */
    record Refused(WebhookReason reason) implements Meaning {}

    record Throttled(Instant until) implements Meaning {}

    /** It may have worked. */
    record Uncertain() implements Meaning {}
  }

  static Meaning meaning(Reply.Answer answer, Instant now) {
    return switch (answer.status()) {
      case 401, 403 -> new Meaning.Reconnect(WebhookReason.NOT_ACCEPTED);
      case 404, 405 -> new Meaning.Reconnect(WebhookReason.NO_ENDPOINT);
      case 410 -> new Meaning.Reconnect(WebhookReason.GONE);
      case 413 -> new Meaning.Refused(WebhookReason.TOO_LONG);
      case 429 -> new Meaning.Throttled(RetryAfter.until(answer, now).orElse(now.plus(WINDOW)));
      // Nothing is wrong with the event: it comes again, and receivers know it by its id.
      case 408, 425 -> new Meaning.Uncertain();
      default ->
          switch (answer.status() / 100) {
            case 2 -> new Meaning.Taken();
            case 3 -> new Meaning.Reconnect(WebhookReason.MOVED);
            case 4 -> new Meaning.Refused(WebhookReason.REFUSED);
            // Also a 502 or 504: what stands between does not know whether the receiver has it.
            default -> new Meaning.Uncertain();
          };
    };
  }

  /** The status, where a redirect leads, and the receiver's own words, short. */
  static String detail(Reply.Answer answer, Raw raw) {
    var there = answer.header("location").map(to -> " to " + to).orElse("");
    return raw.brief("HTTP " + answer.status() + there + " " + answer.text());
  }
}
