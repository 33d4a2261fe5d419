package city.belfry.platform.board;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Ruling;
import city.belfry.domain.message.Words;
import city.belfry.platform.Ruler;
import city.belfry.platform.text.Graphemes;
import java.util.List;

/** A page takes anything; these limits only keep it readable. */
final class BoardRuler implements Ruler {
  static final int MOST_TITLE = 200;
  static final int MOST_TEXT = 20_000;

  @Override
  public Ruling measure(Words words) {
    return new Ruling(
        List.of(
            measure("title", words.title(), MOST_TITLE), measure("text", words.text(), MOST_TEXT)),
        List.of());
  }

  private static Measure measure(String part, String text, int limit) {
    return new Measure(
        "characters", part, Graphemes.count(text), limit, Graphemes.fitting(text, limit));
  }
}
