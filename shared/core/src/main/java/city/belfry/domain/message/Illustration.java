package city.belfry.domain.message;

import city.belfry.domain.language.Language;
import city.belfry.domain.picture.Picture;
import city.belfry.domain.post.Figure.Alt;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A message's picture.
 *
 * @param alts what it shows, in the message's languages and in their order; none where it is
 *     decorative
 */
public record Illustration(Picture picture, List<Alt> alts) {
  public Illustration {
    alts = List.copyOf(alts);
  }

  /** For platforms with one field: each language on a line of its own; empty where decorative. */
  public String alt() {
    return alts.stream().map(Alt::text).collect(Collectors.joining("\n"));
  }

  /** Empty where decorative. */
  public String alt(Language language) {
    return alts.stream()
        .filter(alt -> alt.language().equals(language))
        .map(Alt::text)
        .findFirst()
        .orElse("");
  }
}
