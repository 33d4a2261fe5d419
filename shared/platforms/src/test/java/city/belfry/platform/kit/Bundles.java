package city.belfry.platform.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** The words for reasons, as they lie beside a class. */
public final class Bundles {
  private static final List<String> TAGS = List.of("en", "es", "zh-Hans", "zh-Hant");

  private Bundles() {}

  /** Every code has words of its own in every language, and there are no others. */
  public static void haveWordsFor(Collection<String> codes, Class<?> beside) {
    for (var tag : TAGS) {
      var words = read(beside, tag);
      assertThat(words.stringPropertyNames()).as(tag).containsExactlyInAnyOrderElementsOf(codes);
      assertThat(words.values()).as(tag).doesNotContain("").doesNotHaveDuplicates();
    }
  }

  private static Properties read(Class<?> beside, String tag) {
    var name = "reasons_" + tag + ".properties";
    var bundle = new Properties();
    try (var stream = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
      bundle.load(new InputStreamReader(stream, UTF_8));
      return bundle;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
