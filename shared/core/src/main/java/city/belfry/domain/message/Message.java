package city.belfry.domain.message;

import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.language.Language;
import city.belfry.domain.post.Severity;
import city.belfry.domain.post.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of one delivery at one revision, frozen when the post was accepted or edited. Every
 * try, key and look-up uses these, whatever is deployed or configured meanwhile.
 *
 * @param languages in the order in which the text has them; the first is what a platform with one
 *     language field is told
 * @param onTime what is sent in time
 * @param delayed the same words with a mark, in each language, that they come late
 * @param correction the same words with a mark, in each language, that they correct earlier ones
 * @param picture what is shown beside the words; null for none
 */
public record Message(
    DeliveryId delivery,
    int revision,
    Topic topic,
    Severity severity,
    boolean drill,
    List<Language> languages,
    Words onTime,
    Words delayed,
    Words correction,
    @Nullable Illustration picture) {
  public Message {
    languages = List.copyOf(languages);
    if (languages.isEmpty()) {
      throw new IllegalArgumentException("a message has at least one language");
    }
  }

  public Words words(Variant variant) {
    return switch (variant) {
      case ON_TIME -> onTime;
      case DELAYED -> delayed;
      case CORRECTION -> correction;
    };
  }

  public Language firstLanguage() {
    return languages.getFirst();
  }
}
