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
 * Words for people: one file of UTF-8 properties a language, read once and kept. Safe for threads.
 */
public final class WordBook {
  private static final Language ENGLISH = new Language("en");
  private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

  private final Class<?> beside;
  private final String name;
  private final Map<Language, Map<String, String>> files = new ConcurrentHashMap<>();

  /**
   * The files {@code NAME_TAG.properties} beside a class; an English one is there for every key.
   *
   * @param name the files' common name
   */
  public WordBook(Class<?> beside, String name) {
    this.beside = beside;
    this.name = name;
  }

  /** The words behind a key, in the nearest language or else in English. */
  public Optional<String> find(Language language, String key) {
    return Optional.ofNullable(file(nearest(language)).get(key))
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

  /**
   * The nearest language that has a file: {@code es} for {@code es-MX}, {@code zh-Hant} for {@code
   * zh-TW}; English where none is near.
   */
  public Language nearest(Language wanted) {
    for (var tag = written(wanted.locale()); !tag.isEmpty(); tag = above(tag)) {
      var language = new Language(tag);
      if (!file(language).isEmpty()) {
        return language;
      }
    }
    return ENGLISH;
  }

  /** Chinese is written in two ways, and a tag without a script means the one of its region. */
  private static String written(Locale locale) {
    if (!locale.getLanguage().equals("zh") || !locale.getScript().isEmpty()) {
      return locale.toLanguageTag();
    }
    var script = TRADITIONAL.contains(locale.getCountry()) ? "Hant" : "Hans";
    return new Locale.Builder().setLocale(locale).setScript(script).build().toLanguageTag();
  }

  private static String above(String tag) {
    return tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
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
