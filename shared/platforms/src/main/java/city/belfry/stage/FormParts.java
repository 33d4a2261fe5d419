package city.belfry.stage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a form with files, from any client: what is malformed has no parts.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>
 */
final class FormParts {
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("[;\\s]name=(?:\"([^\"]*)\"|([^;\\s]+))");
  private static final Pattern FILE = Pattern.compile("filename\\*?=");
  private static final byte[] LINE_END = ascii("\r\n");
  private static final byte[] HEAD_END = ascii("\r\n\r\n");

  private FormParts() {}

  /** By name; of a repeated name the last. */
  static Map<String, StageRequest.Part> read(String contentType, byte[] body) {
    var parts = new LinkedHashMap<String, StageRequest.Part>();
    var boundary = BOUNDARY.matcher(contentType);
    if (boundary.find()) {
      var mark = ascii("--" + group(boundary));
      var start = find(body, mark, 0);
      while (start >= 0) {
        var from = start + mark.length + LINE_END.length;
        start = find(body, mark, from);
        if (start >= 0) {
          var part = Arrays.copyOfRange(body, from, Math.max(from, start - LINE_END.length));
          part(part).ifPresent(named -> parts.put(named.getKey(), named.getValue()));
        }
      }
    }
    return parts;
  }

  private static Optional<Map.Entry<String, StageRequest.Part>> part(byte[] part) {
    var end = find(part, HEAD_END, 0);
    if (end < 0) {
      return Optional.empty();
    }
    var head = new String(part, 0, end, StandardCharsets.UTF_8);
    var name = NAME.matcher(head);
    var body = Arrays.copyOfRange(part, end + HEAD_END.length, part.length);
    return name.find()
        ? Optional.of(
            Map.entry(
                group(name), new StageRequest.Part(FILE.matcher(head).find(), type(head), body)))
        : Optional.empty();
  }

  private static String type(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-type:"))
        .map(line -> line.substring("content-type:".length()).strip().toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("");
  }

  private static String group(Matcher matcher) {
    var quoted = matcher.group(1);
    return quoted == null ? matcher.group(2) : quoted;
  }

  private static int find(byte[] all, byte[] wanted, int from) {
    for (var i = Math.max(0, from); i <= all.length - wanted.length; i++) {
      if (Arrays.equals(all, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
