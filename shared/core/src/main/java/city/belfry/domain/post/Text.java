package city.belfry.domain.post;

import city.belfry.domain.language.Language;

/**
 * The post's words in one language.
 *
 * @param headline one line
 * @param body plain text; an empty line parts paragraphs; may be empty
 */
public record Text(Language language, String headline, String body, CheckState check) {}
