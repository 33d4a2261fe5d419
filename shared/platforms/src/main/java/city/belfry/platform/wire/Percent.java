package city.belfry.platform.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Percent-encoding that leaves only RFC 3986's unreserved characters as they are: what OAuth 1.0
 * signs, and what queries and forms read back unchanged.
 */
public final class Percent {
  private static final String UNRESERVED = "-._~";

  private Percent() {}

  public static String encode(String text) {
    var out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      var c = (char) (b & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
        out.append(c);
      } else {
        out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return out.toString();
  }

  /** {@code name=value&…}, in the map's order: a query or a form's body. */
  public static String pairs(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
        .collect(Collectors.joining("&"));
  }
}
