package city.belfry.platform.x;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Ruling;
import city.belfry.domain.message.Ruling.Objection;
import city.belfry.domain.message.Words;
import city.belfry.platform.Ruler;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Counts as X does, by X's own library: 280, where Latin letters weigh 1, Chinese and emoji 2, and
 * any link 23. The library dates from March 2020: of newer top-level domains it knows nothing and
 * counts them as plain letters.
 *
 * @see <a href="https://docs.x.com/fundamentals/counting-characters">Counting characters</a>
 */
public final class XRuler implements Ruler {
  /** The most weighted characters. */
  public static final int LIMIT = 280;

  @Override
  public Ruling measure(Words words) {
    var text = words.text();
    var count = 0;
    var fitting = text.length();
    var start = 0;
    for (var run : XWeight.runs(text)) {
      var weight = XWeight.of(run);
      if (count <= LIMIT && count + weight > LIMIT) {
        fitting = start + fitting(run, LIMIT - count);
      }
      count += weight;
      start += run.length();
    }
    return new Ruling(
        List.of(new Measure("X weighted characters", "text", count, LIMIT, fitting)),
        text.isBlank()
            ? List.of(objection("There is no text.", "Write what residents should know."))
            : List.of());
  }

  private static Objection objection(String what, String help) {
    return XReason.EMPTY.objection(what, help);
  }

  /** How much of a run weighs no more; a link fits whole or not at all. */
  private static int fitting(String run, int most) {
    var ends = ends(run);
    int fits = 0;
    int doesNot = ends.size();
    while (doesNot - fits > 1) {
      var middle = (fits + doesNot) / 2;
      if (XWeight.of(run.substring(0, ends.get(middle))) <= most) {
        fits = middle;
      } else {
        doesNot = middle;
      }
    }
    return ends.get(fits);
  }

  /** Where the text may be cut: between graphemes, not within a link. */
  private static List<Integer> ends(String text) {
    var links = XWeight.links(text);
    var graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
    graphemes.setText(text);
    var ends = new ArrayList<Integer>();
    int next = 0;
    for (int end = graphemes.first(); end != BreakIterator.DONE; end = graphemes.next()) {
      while (next < links.size() && links.get(next).getEnd() <= end) {
        next++;
      }
      if (next == links.size() || end <= links.get(next).getStart()) {
        ends.add(end);
      }
    }
    return ends;
  }
}
