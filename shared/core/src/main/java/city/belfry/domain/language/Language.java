package city.belfry.domain.language;

import java.util.Arrays;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A language by its BCP 47 tag, in canonical spelling ({@code zh-Hans}, not {@code ZH-hans}).
 *
 * @param tag a well-formed tag whose language, script and region are all known
 */
public record Language(String tag) implements Comparable<Language> {
  private static final Set<String> LANGUAGES = languages();
  private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());
  private static final Set<String> RIGHT_TO_LEFT =
      Set.of("ar", "fa", "he", "ur", "ps", "yi", "dv", "sd", "ug", "ckb");

  public Language {
    if (parse(tag).filter(tag::equals).isEmpty()) {
      throw new IllegalArgumentException("not a known language tag in canonical form: " + tag);
    }
  }

  /** The language of a tag in any capitalisation, or nothing when there is no such language. */
  public static Optional<Language> of(String tag) {
    return parse(tag).map(Language::new);
  }

  private static Optional<String> parse(String tag) {
    try {
      var locale = new Locale.Builder().setLanguageTag(tag).build();
      var known =
          LANGUAGES.contains(locale.getLanguage())
              && (locale.getScript().isEmpty() || knownScript(locale))
              && (locale.getCountry().isEmpty() || REGIONS.contains(locale.getCountry()))
              && locale.getVariant().isEmpty()
              && !locale.hasExtensions();
      return known ? Optional.of(locale.toLanguageTag()) : Optional.empty();
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }

  private static boolean knownScript(Locale locale) {
    return !locale.getDisplayScript(Locale.ENGLISH).equals(locale.getScript());
  }

  private static Set<String> languages() {
    var all =
        Arrays.stream(Locale.getAvailableLocales())
            .map(Locale::getLanguage)
            .filter(code -> !code.isEmpty())
            .collect(Collectors.toCollection(HashSet::new));
    all.addAll(Set.of(Locale.getISOLanguages()));
    return Set.copyOf(all);
  }

  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  /** The language's name in itself: {@code español}. */
  public String nameInItself() {
    return locale().getDisplayName(locale());
  }

  public boolean rightToLeft() {
    return RIGHT_TO_LEFT.contains(locale().getLanguage());
  }

  @Override
  public int compareTo(Language other) {
    return tag.compareTo(other.tag);
  }

  @Override
  public String toString() {
    return tag;
  }
}
