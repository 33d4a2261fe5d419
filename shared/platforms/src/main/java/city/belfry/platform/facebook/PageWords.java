package city.belfry.platform.facebook;

import city.belfry.domain.message.Message;
import city.belfry.domain.message.Variant;
import city.belfry.domain.message.Words;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a post says. It shows the card of a link or pictures; no page tells what becomes of a link
 * beside pictures, so there it stands in the words, where residents can follow it either way.
 *
 * @param link for the card; null for none
 */
record PageWords(String text, @Nullable URI link) {
  static PageWords of(Message message, Variant variant) {
    var words = message.words(variant);
    return message.picture() == null
        ? new PageWords(words.text(), words.link())
        : new PageWords(words.text() + below(words), null);
  }

  /** What a picture adds to the words. */
  static String below(Words words) {
    return words.link() == null ? "" : "\n\n" + words.link();
  }
}
