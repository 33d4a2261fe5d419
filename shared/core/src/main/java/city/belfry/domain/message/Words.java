package city.belfry.domain.message;

import city.belfry.domain.language.Language;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What residents read: exact, marks and link included.
 *
 * @param title the headline with its marks, one line; what a platform with titles shows above the
 *     text
 * @param text everything below the title where the platform has titles; otherwise the whole
 *     announcement, headline, marks and link included
 * @param link the post's own page, when this message carries it: already inside {@code text} unless
 *     the platform has a field of its own for links
 * @param parts the same words language by language, for platforms that lay languages out apart
 */
public record Words(String title, String text, @Nullable URI link, List<Part> parts) {
  public Words {
    parts = List.copyOf(parts);
  }

  /**
   * The words in one language.
   *
   * @param headline with its marks, one line
   * @param body plain text; paragraphs are parted by an empty line
   */
  public record Part(Language language, String headline, String body) {}
}
