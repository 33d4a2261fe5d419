package city.belfry.platform;

import java.util.Map;
import java.util.Optional;

/** Where credentials live. Safe for threads. */
public interface Secrets {
  /**
   * The credentials behind a reference, read afresh.
   *
   * @return names and secret values, or nothing when the reference does not exist
   */
  Optional<Map<String, String>> read(String reference);
}
