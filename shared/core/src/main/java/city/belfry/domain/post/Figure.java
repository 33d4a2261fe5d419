package city.belfry.domain.post;

import city.belfry.domain.language.Language;
import java.util.List;
import java.util.Optional;

/**
 * A post's picture, and what it shows in words for those who do not see it.
 *
 * @param picture a {@link city.belfry.domain.picture.Picture}'s id
 * @param alts at most one per language; none where it is decorative
 * @param decorative it tells nothing that the text does not
 */
public record Figure(String picture, List<Alt> alts, boolean decorative) {
  public Figure {
    alts = List.copyOf(alts);
  }

  /**
   * What the picture shows, in one language.
   *
   * @param text one line
   */
  public record Alt(Language language, String text) {
    public Alt {
      text = Wording.repaired(text).replaceAll("\\n+", " ");
    }
  }

  public Optional<Alt> alt(Language language) {
    return alts.stream().filter(a -> a.language().equals(language)).findFirst();
  }
}
