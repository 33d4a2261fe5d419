package city.belfry.platform.text;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;

/**
 * What a reader takes for one character: extended grapheme clusters (Unicode Standard Annex 29), as
 * the JDK breaks them.
 */
public final class Graphemes {
  private Graphemes() {}

  public static int count(String text) {
    var breaks = over(text);
    var count = 0;
    while (breaks.next() != BreakIterator.DONE) {
      count++;
    }
    return count;
  }

  /** How many UTF-16 units the first {@code most} clusters take: the whole length if fewer. */
  public static int fitting(String text, int most) {
    var breaks = over(text);
    for (var left = most; left > 0; left--) {
      if (breaks.next() == BreakIterator.DONE) {
        return text.length();
      }
    }
    return breaks.current();
  }

  /** How many UTF-16 units the clusters take that fit, whole, into so many bytes of UTF-8. */
  public static int fittingBytes(String text, int most) {
    var breaks = over(text);
    var left = most;
    var end = breaks.first();
    for (var next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
      left -= text.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
      if (left < 0) {
        return end;
      }
      end = next;
    }
    return end;
  }

  private static BreakIterator over(String text) {
    var breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
    breaks.setText(text);
    return breaks;
  }
}
