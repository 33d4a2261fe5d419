package city.belfry.platform.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** The words for reasons, as they lie beside a platform. */
public final class Bundles {
  public static final List<String> TAGS = List.of("en", "es", "zh-Hans", "zh-Hant");

  private Bundles() {}

  public static Properties read(Class<?> beside, String tag) {
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
