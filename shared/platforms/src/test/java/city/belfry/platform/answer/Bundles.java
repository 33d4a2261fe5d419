package city.belfry.platform.answer;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** A platform's words for its reasons. */
public final class Bundles {
  public static final List<String> TAGS = List.of("en", "es", "zh-Hans", "zh-Hant");

  private Bundles() {}

  public static Map<String, String> read(Class<?> beside, String tag) {
    try (var in = beside.getResourceAsStream("reasons_" + tag + ".properties")) {
      if (in == null) {
        throw new AssertionError("no reasons in " + tag);
      }
      var words = new Properties();
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return words.stringPropertyNames().stream()
          .collect(Collectors.toMap(name -> name, words::getProperty));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
