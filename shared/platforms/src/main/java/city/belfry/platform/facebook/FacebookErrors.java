package city.belfry.platform.facebook;

import java.time.Duration;
import java.util.Map;

/**
 * What the Graph API's {@code code} and {@code error_subcode} mean for a message.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/guides/error-handling">Error
 *     handling</a>
 * @see <a href="https://developers.facebook.com/docs/graph-api/overview/rate-limiting/">Rate
 *     limits</a>
 */
final class FacebookErrors {
  /** What to do about a refusal. */
  sealed interface Meaning {
    /** Facebook failed within: nobody knows what it did. */
    record Busy() implements Meaning {}

    /**
     * Too many calls.
     *
     * @param least how long to wait where Facebook does not say
     */
    record Throttled(Duration least) implements Meaning {}

    /** The Page's last post has the same words: perhaps it is this one. */
    record SameAsLast() implements Meaning {}

    /** There is no such object, or this token may not see it. */
    record NoSuchObject() implements Meaning {}

    /** Somebody must act on the account or the connection. */
    record Person(FacebookReason reason) implements Meaning {}

    /** These words will never go. */
    record Content(FacebookReason reason) implements Meaning {}

    /** A code nobody here has heard of. */
    record Unheard() implements Meaning {}
  }

  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Duration A_QUARTER = Duration.ofMinutes(15);

  /** The finer word: it decides before {@link #CODES}. */
  private static final Map<Long, Meaning> SUBCODES =
      Map.ofEntries(
          person(458, FacebookReason.APP_REMOVED),
          person(459, FacebookReason.CHECKPOINT),
          person(460, FacebookReason.PASSWORD_CHANGED),
          person(463, FacebookReason.TOKEN_EXPIRED),
          person(464, FacebookReason.CHECKPOINT),
          person(467, FacebookReason.TOKEN_INVALID),
          person(492, FacebookReason.ROLE_LOST),
          person(1404078, FacebookReason.PUBLISHING_AUTHORIZATION),
          person(4854002, FacebookReason.IDENTITY),
          person(1404006, FacebookReason.SECURITY_CHECK),
          person(1404112, FacebookReason.ACCOUNT_LIMITED),
          Map.entry(1390008L, new Meaning.Throttled(A_QUARTER)),
          Map.entry(33L, new Meaning.NoSuchObject()),
          content(1609005, FacebookReason.LINK_REFUSED),
          content(2061006, FacebookReason.LINK_REFUSED),
          content(1609008, FacebookReason.LINK_TO_FACEBOOK),
          content(1346003, FacebookReason.ABUSIVE),
          content(1404102, FacebookReason.STANDARDS),
          content(1366046, FacebookReason.PICTURES),
          content(1366051, FacebookReason.PICTURES),
          content(1349125, FacebookReason.FORMAT));

  private static final Map<Long, Meaning> CODES =
      Map.ofEntries(
          Map.entry(1L, new Meaning.Busy()),
          Map.entry(2L, new Meaning.Busy()),
          Map.entry(4L, new Meaning.Throttled(A_MINUTE)),
          Map.entry(17L, new Meaning.Throttled(A_MINUTE)),
          Map.entry(32L, new Meaning.Throttled(A_MINUTE)),
          Map.entry(341L, new Meaning.Throttled(A_MINUTE)),
          Map.entry(613L, new Meaning.Throttled(A_MINUTE)),
          person(102, FacebookReason.TOKEN_INVALID),
          person(104, FacebookReason.TOKEN_INVALID),
          person(190, FacebookReason.TOKEN_INVALID),
          person(10, FacebookReason.PERMISSION),
          person(3, FacebookReason.PERMISSION),
          person(368, FacebookReason.BLOCKED),
          person(2635, FacebookReason.VERSION_GONE),
          Map.entry(803L, new Meaning.NoSuchObject()),
          Map.entry(506L, new Meaning.SameAsLast()),
          content(100, FacebookReason.PARAMETER));

  private FacebookErrors() {}

  static Meaning of(GraphError error) {
    if (error.message().contains("appsecret_proof")) {
      return new Meaning.Person(FacebookReason.SECRET_WRONG);
    }
    if (error.message().contains("REVOKED_ACCESS_TOKEN")) {
      return new Meaning.Person(FacebookReason.TOKEN_INVALID);
    }
    var finer = SUBCODES.get(error.subcode());
    if (finer != null) {
      return finer;
    }
    var code = error.code();
    var known = CODES.get(code);
    if (known == null) {
      // Some callers see the finer words as codes.
      known = code > 1000 ? SUBCODES.get(code) : null;
    }
    if (known != null) {
      return known;
    }
    if (code >= 200 && code <= 299) {
      return new Meaning.Person(FacebookReason.PERMISSION);
    }
    // The limits by business use case: 80000 to 80014.
    if (code >= 80_000 && code <= 80_014) {
      return new Meaning.Throttled(A_MINUTE);
    }
    return error.transientFault() ? new Meaning.Busy() : new Meaning.Unheard();
  }

  private static Map.Entry<Long, Meaning> person(long code, FacebookReason reason) {
    return Map.entry(code, new Meaning.Person(reason));
  }

  private static Map.Entry<Long, Meaning> content(long code, FacebookReason reason) {
    return Map.entry(code, new Meaning.Content(reason));
  }
}
