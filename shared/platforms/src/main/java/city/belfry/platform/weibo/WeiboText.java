package city.belfry.platform.weibo;

import city.belfry.platform.wire.Echo;
import java.util.regex.Pattern;

/** Recognises words in the form in which Weibo gives them back. */
final class WeiboText {
  private static final Pattern SHORTENED = Pattern.compile("(?i)https?://t\\.cn/[a-z0-9]+");

  private WeiboText() {}

  /**
   * Whether the post shows exactly these words. Weibo puts a {@code t.cn} address in place of each
   * link and does not tell which one it stands for, so any link matches a shortened one: two posts
   * that differ in their links alone are told apart by their instants and by who owns them.
   */
  static boolean same(String sent, String echoed) {
    var words = Echo.plain(sent);
    return matches(words, Echo.plain(echoed)) || matches(words, Echo.plain(Echo.unescaped(echoed)));
  }

  private static boolean matches(String words, String echo) {
    return words.equals(echo)
        || (SHORTENED.matcher(echo).find()
            && WeiboRuler.LINK
                .matcher(words)
                .replaceAll("\0")
                .equals(SHORTENED.matcher(echo).replaceAll("\0")));
  }
}
