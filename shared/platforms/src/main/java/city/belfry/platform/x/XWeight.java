package city.belfry.platform.x;

import com.twitter.twittertext.Extractor;
import com.twitter.twittertext.Extractor.Entity;
import com.twitter.twittertext.TwitterTextConfiguration;
import com.twitter.twittertext.TwitterTextParser;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What text weighs, by X's own library. It searches for links and emoji at every character, for
 * emoji by far the longest; where there can be none, its links and its table of weights say the
 * same, and where there can be no link either, the table alone, a hundred times faster.
 */
final class XWeight {
  private static final Pattern BEFORE_SPACE = Pattern.compile("(?<![ \\n])(?=[ \\n])");

  /** A dot within a name: every link has one. */
  private static final Pattern LINKED = Pattern.compile("\\.[^\\s.]");

  private static final Extractor EXTRACTOR = new Extractor();
  private static final TwitterTextConfiguration TABLE =
      TwitterTextParser.TWITTER_TEXT_DEFAULT_CONFIG;
  private static final int EMOJI_FORM = 0xFE0F;
  private static final int KEYCAP = 0x20E3;

  private XWeight() {}

  /**
   * A text in runs that begin with white space. No link, emoji or composition reaches across it, so
   * the weights of the runs add up; what stands before a link decides whether it is one.
   */
  static List<String> runs(String text) {
    return List.of(BEFORE_SPACE.split(text));
  }

  /** Composed first: the library finds links before it composes, and then misses where they are. */
  static int of(String run) {
    var text = Normalizer.normalize(run, Normalizer.Form.NFC);
    return text.codePoints().anyMatch(XWeight::emoji)
        ? TwitterTextParser.parseTweet(text).weightedLength
        : withoutEmoji(text);
  }

  private static int withoutEmoji(String text) {
    if (!LINKED.matcher(text).find()) {
      return ofTable(text);
    }
    var weight = 0;
    var from = 0;
    for (var link : links(text)) {
      weight += ofTable(text.substring(from, link.getStart())) + TABLE.getTransformedURLLength();
      from = link.getEnd();
    }
    return weight + ofTable(text.substring(from));
  }

  /** Whether X would see a link. */
  static boolean linked(String text) {
    return runs(text).stream()
        .map(run -> Normalizer.normalize(run, Normalizer.Form.NFC))
        .anyMatch(run -> LINKED.matcher(run).find() && !links(run).isEmpty());
  }

  static List<Entity> links(String text) {
    return EXTRACTOR.extractURLsWithIndices(text);
  }

  /** A part of an emoji: digits are only in a keycap. */
  private static boolean emoji(int c) {
    return c == EMOJI_FORM || c == KEYCAP || (c >= 0x80 && Character.isEmoji(c));
  }

  private static int ofTable(String text) {
    return text.codePoints().map(XWeight::ofOne).sum() / TABLE.getScale();
  }

  private static int ofOne(int c) {
    for (var range : TABLE.getRanges()) {
      if (range.getRange().isInRange(c)) {
        return range.getWeight();
      }
    }
    return TABLE.getDefaultWeight();
  }
}
