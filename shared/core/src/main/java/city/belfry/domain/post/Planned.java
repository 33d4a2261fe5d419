package city.belfry.domain.post;

import city.belfry.domain.language.Language;
import java.util.List;

/**
 * One delivery that a post will have.
 *
 * @param languages the languages of its one message, in order
 */
public record Planned(String channel, String platform, List<Language> languages) {
  public Planned {
    languages = List.copyOf(languages);
  }
}
