package city.belfry.platform.text;

import city.belfry.domain.language.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Words in files beside the classes that use them: {@code <path>_<tag>.properties}, in UTF-8. Read
 * once each, then kept. Safe for threads.
 */
public final class Bundles {
  private static final Map<String, Optional<Map<String, String>>> READ = new ConcurrentHashMap<>();

  private Bundles() {}

  /**
   * The words in a language, or in the nearest one above it ({@code zh-Hant-HK}, {@code zh-Hant},
   * {@code zh}); nothing where there are none.
   *
   * @param path from the root of the class path, with a leading slash, without tag and ending
   */
  public static Optional<Bundle> nearest(String path, Language language) {
    for (var tag = language.tag(); !tag.isEmpty(); tag = above(tag)) {
      var words = READ.computeIfAbsent(path + "_" + tag + ".properties", Bundles::read);
      if (words.isPresent()) {
        return Optional.of(new Bundle(new Language(tag), words.get()));
      }
    }
    return Optional.empty();
  }

  private static String above(String tag) {
    return tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
  }

  private static Optional<Map<String, String>> read(String file) {
    try (var in = Bundles.class.getResourceAsStream(file)) {
      if (in == null) {
        return Optional.empty();
      }
      var words = new Properties();
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return Optional.of(
          words.stringPropertyNames().stream()
              .collect(Collectors.toUnmodifiableMap(key -> key, words::getProperty)));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /** The words of one file and the language they are in. */
  public record Bundle(Language language, Map<String, String> words) {}
}
