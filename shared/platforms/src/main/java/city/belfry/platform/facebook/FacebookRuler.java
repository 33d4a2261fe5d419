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
 * A Page's post: 63,206 UTF-16 units, and not empty. Beside a picture, a link counts among them.
 *
 * @see <a href="https://developers.facebook.com/documentation/pages-api/posts.md">Posts</a>
 */
public final class FacebookRuler implements Ruler {
  static final int TEXT = 63_206;

  private final boolean captioning;

  public FacebookRuler() {
    this(false);
  }

  private FacebookRuler(boolean captioning) {
    this.captioning = captioning;
  }

  @Override
  public Ruler captioning() {
    return new FacebookRuler(true);
  }

  @Override
  public Ruling measure(Words words) {
    var text = words.text();
    var most = captioning ? TEXT - PageWords.below(words).length() : TEXT;
    var measure =
        new Measure("Facebook characters", "text", text.length(), most, fitting(text, most));
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

  private static int fitting(String text, int most) {
    if (text.length() <= most) {
      return text.length();
    }
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    return characters.isBoundary(most) ? most : characters.preceding(most);
  }
}
