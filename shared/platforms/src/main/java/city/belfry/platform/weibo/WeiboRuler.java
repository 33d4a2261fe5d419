package city.belfry.platform.weibo;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Ruling;
import city.belfry.domain.message.Ruling.Objection;
import city.belfry.domain.message.Words;
import city.belfry.platform.Ruler;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Counts as Weibo does: half a character for ASCII, a whole one for anything else, ten for a link;
 * at most 140. At least one link, no {@code #topic#}.
 *
 * @see <a href="https://open.weibo.com/wiki/2/statuses/share">statuses/share</a>
 */
public final class WeiboRuler implements Ruler {
  /** The most characters. */
  public static final int LIMIT = 140;

  /** In half characters: what a link counts, up to how many of its own. */
  private static final int LINK_UNITS = 20;

  private static final int LONG_LINK = 140;
  private static final int SHORT_OWN_LINK = 41;

  static final Pattern LINK = Pattern.compile("(?i)https?://[-a-z0-9._~:/?#@!$&'()*+,;=%\\[\\]]+");
  private static final Pattern SHORTENED = Pattern.compile("(?i)https?://t\\.cn(?:/.*)?");
  private static final Pattern OWN =
      Pattern.compile("(?i)https?://(?:www\\.)?weibo\\.(?:com|cn).*");
  private static final Pattern TOPIC = Pattern.compile("#[^#]+#");

  @Override
  public Ruling measure(Words words) {
    var text = words.text();
    var count = characters(units(text));
    var measure = new Measure("Weibo characters", "text", count, LIMIT, fitting(text));
    return new Ruling(List.of(measure), objections(text));
  }

  private static List<Objection> objections(String text) {
    var all = new ArrayList<Objection>();
    if (text.isBlank()) {
      all.add(
          WeiboReason.EMPTY.objection("There is no text.", "Write what residents should know."));
    }
    if (!LINK.matcher(text).find()) {
      all.add(
          WeiboReason.LINK_MISSING.objection(
              "Weibo takes no text without a link to the city's own site.",
              "Add the address of the post's own page, beginning with https://."));
    }
    if (TOPIC.matcher(LINK.matcher(text).replaceAll(" ")).find()) {
      all.add(
          WeiboReason.HASHTAG.objection(
              "Weibo takes no #topic# in what an application sends.", "Take out the # signs."));
    }
    return all;
  }

  private static int characters(int units) {
    return (units + 1) / 2;
  }

  /** Half characters. Beyond U+FFFF each half of the pair counts, as on Weibo's own pages. */
  private static int units(String text) {
    int units = 0;
    int from = 0;
    for (var link : LINK.matcher(text).results().toList()) {
      units += plain(text, from, link.start()) + linkUnits(link.group());
      from = link.end();
    }
    return units + plain(text, from, text.length());
  }

  private static int plain(String text, int from, int end) {
    int units = 0;
    for (int i = from; i < end; i++) {
      units += text.charAt(i) < 0x80 ? 1 : 2;
    }
    return units;
  }

  private static int linkUnits(String link) {
    if (SHORTENED.matcher(link).matches()
        || (OWN.matcher(link).matches() && link.length() <= SHORT_OWN_LINK)) {
      return link.length();
    }
    return LINK_UNITS + Math.max(0, link.length() - LONG_LINK);
  }

  /** A link fits whole or not at all. */
  private static int fitting(String text) {
    var links = LINK.matcher(text).results().toList();
    var graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
    graphemes.setText(text);
    int units = 0;
    int fitting = 0;
    int next = 0;
    for (int end = graphemes.next(); end != BreakIterator.DONE; end = graphemes.next()) {
      while (next < links.size() && links.get(next).end() <= end) {
        next++;
      }
      if (next < links.size() && inside(links.get(next), end)) {
        continue;
      }
      units += units(text.substring(fitting, end));
      if (characters(units) > LIMIT) {
        return fitting;
      }
      fitting = end;
    }
    return fitting;
  }

  private static boolean inside(MatchResult link, int index) {
    return link.start() < index && index < link.end();
  }
}
