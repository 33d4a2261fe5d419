package city.belfry.platform.weibo;

import java.net.URI;

/**
 * The public address of a post. Weibo's API does not tell it; its pages name a post by its mid in
 * base 62, seven decimal digits to four characters, from the right.
 */
final class WeiboPermalink {
  private static final String DIGITS =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int GROUP = 7;
  private static final int WIDTH = 4;

  private WeiboPermalink() {}

  /**
   * @param mid decimal digits only
   */
  static URI of(String uid, String mid) {
    return URI.create("https://weibo.com/" + uid + "/" + base62(mid));
  }

  static String base62(String mid) {
    var out = new StringBuilder();
    for (int end = mid.length(); end > 0; end -= GROUP) {
      var group = base62(Integer.parseInt(mid.substring(Math.max(0, end - GROUP), end)));
      out.insert(0, end > GROUP ? "0".repeat(WIDTH - group.length()) + group : group);
    }
    return out.toString();
  }

  private static String base62(int number) {
    var out = new StringBuilder();
    for (int rest = number; rest > 0 || out.isEmpty(); rest /= 62) {
      out.insert(0, DIGITS.charAt(rest % 62));
    }
    return out.toString();
  }
}
