package city.belfry.platform.facebook;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Ruling;
import city.belfry.domain.message.Ruling.Objection;
import city.belfry.domain.message.Words;
import city.belfry.platform.Ruler;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;

/**
 * A Page's post: 63,206 UTF-16 units, and not empty.
 *
 * @see <a href="https://developers.facebook.com/documentation/pages-api/posts.md">Posts</a>
 */
public final class FacebookRuler implements Ruler {
  static final int TEXT = 63_206;

  @Override
  public Ruling measure(Words words) {
    var text = words.text();
    var measure = new Measure("Facebook characters", "text", text.length(), TEXT, fitting(text));
    return new Ruling(
        List.of(measure),
        text.isBlank()
            ? List.of(
                new Objection(
                    "facebook.text-empty",
                    "A Facebook post needs a text.",
                    "Write at least one line."))
            : List.of());
  }

  private static int fitting(String text) {
    if (text.length() <= TEXT) {
      return text.length();
    }
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    return characters.isBoundary(TEXT) ? TEXT : characters.preceding(TEXT);
  }
}
