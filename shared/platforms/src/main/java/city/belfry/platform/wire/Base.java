package city.belfry.platform.wire;

import java.net.URI;
import java.util.Map;

/**
 * Where a platform's API is. Paths are always below it, also where it has a path of its own.
 *
 * @param address with or without a slash at its end
 */
public record Base(URI address) {
  /**
   * @param path below the base, without a leading slash, already encoded
   */
  public URI at(String path) {
    var text = address.toString();
    return URI.create((text.endsWith("/") ? text : text + "/") + path);
  }

  public URI at(String path, Map<String, String> query) {
    return at(path + "?" + Percent.pairs(query));
  }
}
