package city.belfry.domain.delivery;

import city.belfry.domain.language.Language;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Names a delivery: {@code 01K….weibo-police.zh-Hans}, {@code 01K….facebook-city.en+es}.
 *
 * @param post the post's id
 * @param channel the channel's name
 * @param languages the languages of its one message, in order
 */
public record DeliveryId(String post, String channel, List<Language> languages) {
  public DeliveryId {
    languages = List.copyOf(languages);
    if (languages.isEmpty()) {
      throw new IllegalArgumentException("a delivery has at least one language");
    }
  }

  /**
   * Reads the form that {@link #toString} writes.
   *
   * @throws IllegalArgumentException when the text names no delivery
   */
  public static DeliveryId parse(String text) {
    var parts = text.split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a delivery id: " + text);
    }
    return new DeliveryId(
        parts[0], parts[1], Arrays.stream(parts[2].split("\\+")).map(Language::new).toList());
  }

  /** {@code en+es}. */
  public String languageSet() {
    return languages.stream().map(Language::tag).collect(Collectors.joining("+"));
  }

  @Override
  public String toString() {
    return post + "." + channel + "." + languageSet();
  }
}
