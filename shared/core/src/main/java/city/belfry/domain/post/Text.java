package city.belfry.domain.post;

import city.belfry.domain.language.Language;

/**
 * The post's words in one language, repaired by the rule of {@link Wording}.
 *
 * @param headline one line
 * @param body plain text; an empty line parts paragraphs; may be empty
 */
public record Text(Language language, String headline, String body, CheckState check) {
  public Text {
    headline = Wording.repaired(headline);
    body = Wording.repaired(body);
  }
}
