package city.belfry.platform.board;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Ruling;
import city.belfry.domain.message.Words;
import city.belfry.platform.Ruler;
import city.belfry.platform.text.Graphemes;
import java.util.ArrayList;
import java.util.List;

/** A page takes anything; these limits only keep it readable. */
final class BoardRuler implements Ruler {
  static final int MOST_TITLE = 200;
  static final int MOST_TEXT = 20_000;

  @Override
  public Ruling measure(Words words) {
    // Every language has a page, and so a title, of its own.
    var measures = new ArrayList<Measure>();
    for (var part : words.parts()) {
      measures.add(measure("title", part.headline(), MOST_TITLE));
      measures.add(measure("text", part.body(), MOST_TEXT));
    }
    return new Ruling(measures, List.of());
  }

  private static Measure measure(String part, String text, int limit) {
    return new Measure(
        "characters", part, Graphemes.count(text), limit, Graphemes.fitting(text, limit));
  }
}
