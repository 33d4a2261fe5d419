package city.belfry.local.template;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One action on one resource that a function's role allows.
 *
 * @param action may hold {@code *} and {@code ?}, as the resource may
 * @param leadingKeys patterns, one of which the call's partition must match; empty for any
 */
public record Grant(String function, String action, String resource, List<String> leadingKeys) {
  public Grant {
    leadingKeys = List.copyOf(leadingKeys);
  }

  public boolean covers(AwsCall call) {
    return function.equals(call.function())
        && like(action, call.action())
        && like(resource, call.resource())
        && (leadingKeys.isEmpty()
            || leadingKeys.stream().anyMatch(key -> like(key, call.leadingKey())));
  }

  /** IAM's patterns: any text, any character. */
  public static boolean like(String pattern, String text) {
    var regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
  }

  @Override
  public String toString() {
    return function + " " + action + " " + resource;
  }
}
