package city.belfry.platform.wechat;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Reason;
import city.belfry.domain.message.Variant;
import city.belfry.domain.post.Severity;
import city.belfry.domain.problem.Problem;
import city.belfry.platform.Budget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How few pushes a channel's account has, and what they are kept for. How many are left WeChat
 * tells nobody: it says 45028 when there is none.
 *
 * @param least the least severity that is pushed
 * @see <a
 *     href="https://developers.weixin.qq.com/doc/subscription/guide/product/message/Batch_Sends.md">mass
 *     sending</a>
 */
record PushBudget(Account account, Severity least) {
  static final String ACCOUNT = "account";
  static final String KEPT_FOR = "pushesFor";

  /** What WeChat registers: a 服务号 or a 公众号. */
  enum Account {
    SERVICE,
    SUBSCRIPTION
  }

  /** Of settings that are no such words, what keeps the most. Publishing uses no push up. */
  static PushBudget of(Channel channel) {
    var account = word(channel, ACCOUNT, Account.SERVICE).orElse(Account.SERVICE);
    return PushWay.NAME.equals(channel.settings().get(Way.SETTING))
        ? new PushBudget(
            account, word(channel, KEPT_FOR, Severity.EMERGENCY).orElse(Severity.EMERGENCY))
        : new PushBudget(account, Severity.ROUTINE);
  }

  /** A setting's word, or the usual one; nothing where it is another word. */
  private static <E extends Enum<E>> Optional<E> word(Channel channel, String setting, E usual) {
    var word = channel.settings().get(setting);
    return word == null
        ? Optional.of(usual)
        : Arrays.stream(usual.getDeclaringClass().getEnumConstants())
            .filter(value -> lowerCase(value).equals(word))
            .findFirst();
  }

  static List<Problem> problems(Channel channel) {
    var all = new ArrayList<Problem>();
    if (word(channel, ACCOUNT, Account.SERVICE).isEmpty()) {
      all.add(
          new Problem(
              "wechat.account",
              "/settings/" + ACCOUNT,
              "WeChat has no such kind of account.",
              "Write \"service\" (服务号) or \"subscription\" (公众号)."));
    }
    if (word(channel, KEPT_FOR, Severity.EMERGENCY).isEmpty()) {
      all.add(
          new Problem(
              "wechat.pushes-for",
              "/settings/" + KEPT_FOR,
              "This is no severity.",
              "Write the least severity that is pushed: \"emergency\", \"urgent\" or \"routine\"."));
    }
    return all;
  }

  /**
   * Why a message may use no push up; nothing where it may. What corrects an earlier push matters
   * as much as that did, whatever its own severity: an all-clear is routine.
   */
  Optional<Reason> refusal(Severity severity, Variant variant) {
    return severity.compareTo(least) >= 0 || variant == Variant.CORRECTION
        ? Optional.empty()
        : Optional.of(WeChatReason.PUSH_KEPT.with(KEPT_FOR + ": " + lowerCase(least)));
  }

  /** What WeChat counts now. */
  Budget now(Instant now) {
    return switch (account) {
      case SERVICE -> new Budget(4, Beijing.thisMonth(now), Beijing.nextMonth(now));
      case SUBSCRIPTION -> new Budget(1, Beijing.today(now), Beijing.tomorrow(now));
    };
  }

  String told() {
    return switch (account) {
      case SERVICE -> "4 a calendar month for each follower; how many are left is not told";
      case SUBSCRIPTION -> "1 a day; whether it is left is not told";
    };
  }

  /** When there are pushes again. */
  Instant renewed(Instant now) {
    return now(now).renewed();
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
