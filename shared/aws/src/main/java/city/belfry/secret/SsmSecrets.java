package city.belfry.secret;

import city.belfry.platform.Secrets;
import city.belfry.runtime.Json;
import city.belfry.runtime.Parameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Credentials in the parameter store: one SecureString per channel, a flat JSON object of names and
 * secret values. Safe for threads.
 */
public final class SsmSecrets implements Secrets {
  private final Parameters parameters;
  private final String prefix;

  /**
   * The secrets below a prefix.
   *
   * @param prefix with slashes at both ends: {@code /belfry/}
   */
  public SsmSecrets(Parameters parameters, String prefix) {
    this.parameters = parameters;
    this.prefix = prefix;
  }

  @Override
  public Optional<Map<String, String>> read(String reference) {
    return parameters.read(prefix + reference).map(SsmSecrets::flat);
  }

  /** What is no JSON object counts as empty: the account then says which name is missing. */
  private static Map<String, String> flat(String json) {
    var result = new LinkedHashMap<String, String>();
    try {
      Json.parse(json.getBytes(StandardCharsets.UTF_8))
          .properties()
          .forEach(e -> result.put(e.getKey(), e.getValue().asText()));
    } catch (IOException _) {
      return Map.of();
    }
    return result;
  }
}
