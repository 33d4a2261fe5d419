package city.belfry.platform.sample;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Ruling;
import city.belfry.domain.message.Words;
import city.belfry.platform.Ruler;
import city.belfry.platform.text.Graphemes;
import java.util.List;

/** At most 1,000 characters as readers count them. */
final class SampleRuler implements Ruler {
  static final int MOST = 1_000;

  @Override
  public Ruling measure(Words words) {
    var text = words.text();
    return new Ruling(
        List.of(
            new Measure(
                "characters", "text", Graphemes.count(text), MOST, Graphemes.fitting(text, MOST))),
        List.of());
  }
}
