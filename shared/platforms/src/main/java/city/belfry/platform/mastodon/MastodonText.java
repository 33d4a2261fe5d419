package city.belfry.platform.mastodon;

import city.belfry.platform.wire.Echo;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises words in the HTML in which servers give them back. */
final class MastodonText {
  private static final Pattern BREAK = Pattern.compile("(?i)<br */?>|</p>");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern NUMBERED =
      Pattern.compile("&#(?:([0-9]{1,7})|[xX]([0-9A-Fa-f]{1,6}));");

  private MastodonText() {}

  /** Whether a status shows exactly these words, as far as white space can tell. */
  static boolean same(String sent, String content) {
    return comparable(sent).equals(comparable(text(content)));
  }

  /** What a reader sees, and what a link's hidden parts say. */
  static String text(String content) {
    var bare = TAG.matcher(BREAK.matcher(content).replaceAll(" ")).replaceAll("");
    var plain = NUMBERED.matcher(bare).replaceAll(MastodonText::character);
    return Echo.unescaped(plain.replace("&nbsp;", " ").replace("&apos;", "'"));
  }

  /** An ampersand stays escaped here, so that what follows it is not taken for an escape. */
  private static String character(MatchResult found) {
    var code =
        found.group(1) == null
            ? Integer.parseInt(found.group(2), 16)
            : Integer.parseInt(found.group(1));
    var known = Character.isValidCodePoint(code) ? Character.toString(code) : "\uFFFD";
    return known.equals("&") ? "&amp;" : Matcher.quoteReplacement(known);
  }

  private static String comparable(String text) {
    return MastodonRuler.withoutServers(Echo.plain(text));
  }
}
