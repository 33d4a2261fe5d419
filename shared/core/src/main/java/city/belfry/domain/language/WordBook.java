package city.belfry.domain.language;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Words for people in the languages that Belfry itself speaks: one file of UTF-8 properties a
 * language. Safe for threads.
 */
public final class WordBook {
  private static final Language ENGLISH = new Language("en");
  private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

  private final Class<?> beside;
  private final String name;
  private final Map<Language, Map<String, String>> files = new ConcurrentHashMap<>();

  /**
   * The files {@code NAME_TAG.properties} beside a class; there is always an English one.
   *
   * @param name the files' common name
   */
  public WordBook(Class<?> beside, String name) {
    this.beside = beside;
    this.name = name;
  }

  /** The words behind a key, in the language or else in English. */
  public Optional<String> find(Language language, String key) {
    return Optional.ofNullable(file(spoken(language)).get(key))
        .or(() -> Optional.ofNullable(file(ENGLISH).get(key)));
  }

  /**
   * The words behind a key that must exist.
   *
   * @throws IllegalArgumentException when no file has the key
   */
  public String get(Language language, String key) {
    return find(language, key)
        .orElseThrow(() -> new IllegalArgumentException(name + " has no words for " + key));
  }

  /** The nearest language that Belfry speaks: {@code zh-TW} is answered in {@code zh-Hant}. */
  public static Language spoken(Language wanted) {
    var locale = wanted.locale();
    return switch (locale.getLanguage()) {
      case "zh" -> new Language(traditional(locale) ? "zh-Hant" : "zh-Hans");
      case "es" -> new Language("es");
      default -> ENGLISH;
    };
  }

  private static boolean traditional(Locale locale) {
    return locale.getScript().equals("Hant")
        || (locale.getScript().isEmpty() && TRADITIONAL.contains(locale.getCountry()));
  }

  private Map<String, String> file(Language language) {
    return files.computeIfAbsent(language, this::read);
  }

  private Map<String, String> read(Language language) {
    var file = name + "_" + language.tag() + ".properties";
    try (var stream = beside.getResourceAsStream(file)) {
      if (stream == null) {
        return Map.of();
      }
      var properties = new Properties();
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return properties.stringPropertyNames().stream()
          .collect(Collectors.toMap(key -> key, properties::getProperty));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
