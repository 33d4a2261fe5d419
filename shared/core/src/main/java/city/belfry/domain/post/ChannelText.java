package city.belfry.domain.post;

import city.belfry.domain.language.Language;

/** Other words for one channel and language, in place of the post's own. */
public record ChannelText(String channel, Language language, String headline, String body) {
  public ChannelText {
    headline = Wording.repaired(headline);
    body = Wording.repaired(body);
  }
}
