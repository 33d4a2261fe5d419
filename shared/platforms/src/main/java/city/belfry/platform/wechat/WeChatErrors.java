package city.belfry.platform.wechat;

import java.time.Duration;
import java.util.Map;

/**
 * What WeChat's {@code errcode} means for a message. The codes come with HTTP 200.
 *
 * @see <a
 *     href="https://developers.weixin.qq.com/doc/oplatform/Return_codes/Return_code_descriptions_new.html">Return
 *     codes</a>
 */
final class WeChatErrors {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  /** What to do about a refusal. */
  sealed interface Meaning {
    /** The token is not, or no longer, good: fetch another. */
    record StaleToken() implements Meaning {}

    /** WeChat failed within: nobody knows what it did. */
    record Busy() implements Meaning {}

    /** Refused for now. */
    record Wait(Duration time) implements Meaning {}

    /** The day's calls are used up; a day ends at midnight in Beijing. */
    record Tomorrow() implements Meaning {}

    /** The account has no push left. */
    record PushesUsed() implements Meaning {}

    /** This clientmsgid was sent before: the answer carries that message's id. */
    record SentBefore() implements Meaning {}

    /** Somebody must act on the account. */
    record Person(WeChatReason reason) implements Meaning {}

    /** These words, or this draft, will never go. */
    record Content(WeChatReason reason) implements Meaning {}

    /** A code nobody here has heard of. */
    record Unheard() implements Meaning {}
  }

  private static final Map<Long, Meaning> KNOWN =
      Map.ofEntries(
          code(40001, new Meaning.StaleToken()),
          code(40014, new Meaning.StaleToken()),
          code(42001, new Meaning.StaleToken()),
          code(-1, new Meaning.Busy()),
          code(61450, new Meaning.Busy()),
          code(45011, new Meaning.Wait(A_MINUTE)),
          code(45066, new Meaning.Wait(A_MINUTE)),
          code(45009, new Meaning.Tomorrow()),
          code(45028, new Meaning.PushesUsed()),
          code(45065, new Meaning.SentBefore()),
          person(40164, WeChatReason.IP_NOT_LISTED),
          person(40013, WeChatReason.APP_ID_WRONG),
          person(40125, WeChatReason.SECRET_WRONG),
          person(48001, WeChatReason.NOT_ALLOWED),
          person(48008, WeChatReason.NOT_ALLOWED),
          person(50001, WeChatReason.NOT_ALLOWED),
          person(48004, WeChatReason.API_BANNED),
          person(50002, WeChatReason.ACCOUNT_LIMITED),
          content(45002, WeChatReason.TEXT_TOO_LONG),
          content(45003, WeChatReason.TITLE_TOO_LONG),
          content(45004, WeChatReason.DIGEST_TOO_LONG),
          content(45005, WeChatReason.LINK_TOO_LONG),
          content(45008, WeChatReason.TEXT_TOO_LONG),
          content(45067, WeChatReason.KEY_TOO_LONG),
          content(45166, WeChatReason.CONTENT_INVALID),
          content(44003, WeChatReason.EMPTY),
          content(44004, WeChatReason.EMPTY),
          content(40007, WeChatReason.DRAFT_GONE),
          content(40004, WeChatReason.PICTURE),
          content(40005, WeChatReason.PICTURE),
          content(40006, WeChatReason.PICTURE),
          content(40009, WeChatReason.PICTURE),
          content(40137, WeChatReason.PICTURE),
          content(41005, WeChatReason.PICTURE),
          content(45001, WeChatReason.PICTURE),
          content(40033, WeChatReason.UNREADABLE),
          content(47001, WeChatReason.UNREADABLE),
          content(87014, WeChatReason.RISKY),
          content(53503, WeChatReason.DRAFT_CHECKS),
          content(53504, WeChatReason.DRAFT_CHECKS),
          content(53505, WeChatReason.DRAFT_CHECKS));

  private WeChatErrors() {}

  static Meaning of(long errcode) {
    var known = KNOWN.get(errcode);
    if (known != null) {
      return known;
    }
    // 61xxx: what an authorised third party may not do for the account. Negative: failures within.
    return errcode / 1000 == 61
        ? new Meaning.Person(WeChatReason.NOT_ALLOWED)
        : errcode < 0 ? new Meaning.Busy() : new Meaning.Unheard();
  }

  /** The token's own endpoint says 40001 of a wrong secret. */
  static Meaning ofTokenCall(long errcode) {
    return errcode == 40001 ? new Meaning.Person(WeChatReason.SECRET_WRONG) : of(errcode);
  }

  /** While a draft is made, the only media it names is its cover. */
  static Meaning ofDraft(long errcode) {
    return errcode == 40007 ? new Meaning.Person(WeChatReason.COVER_UNKNOWN) : of(errcode);
  }

  private static Map.Entry<Long, Meaning> code(long errcode, Meaning meaning) {
    return Map.entry(errcode, meaning);
  }

  private static Map.Entry<Long, Meaning> person(long errcode, WeChatReason reason) {
    return code(errcode, new Meaning.Person(reason));
  }

  private static Map.Entry<Long, Meaning> content(long errcode, WeChatReason reason) {
    return code(errcode, new Meaning.Content(reason));
  }
}
