package city.belfry.stage;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request to a stage part.
 *
 * @param method upper case
 * @param address the whole address, as the client called it
 * @param path below the part's mount, with a leading slash, decoded
 * @param headers names in lower case
 * @param arrived by the stage's clock, before the body was read
 */
public record StageRequest(
    String method,
    URI address,
    String path,
    Map<String, List<String>> headers,
    byte[] body,
    Instant arrived) {
  public StageRequest {
    headers = Map.copyOf(headers);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).map(List::getFirst);
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The content type without its parameters, in lower case; empty when there is none. */
  public String contentType() {
    return header("content-type")
        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .orElse("");
  }

  /** The query's parameters, decoded; of a repeated one the last. */
  public Map<String, String> query() {
    return parameters(address.getRawQuery() == null ? "" : address.getRawQuery());
  }

  /** The body's parameters when it is a form, its files left out; otherwise none. */
  public Map<String, String> form() {
    return switch (contentType()) {
      case "application/x-www-form-urlencoded" -> parameters(text());
      case "multipart/form-data" -> {
        var texts = new LinkedHashMap<String, String>();
        parts()
            .forEach((name, part) -> {
              if (!part.file()) {
                texts.put(name, new String(part.body(), StandardCharsets.UTF_8));
              }
            });
        yield texts;
      }
      default -> Map.of();
    };
  }

  /**
   * A part of a form with files.
   *
   * @param type the content type that it claims; empty for none
   */
  public record Part(boolean file, String type, byte[] body) {}

  /** The body's file of a name, when it is a form with files. */
  public Optional<Part> file(String name) {
    return Optional.ofNullable(parts().get(name)).filter(Part::file);
  }

  private Map<String, Part> parts() {
    return FormParts.read(header("content-type").orElse(""), body);
  }

  /** An address below the part's mount, as the client knows it. */
  public String below(String path) {
    var whole = address.getPath();
    var mount = whole.substring(0, Math.max(0, whole.length() - this.path.length()));
    return address.getScheme() + "://" + address.getRawAuthority() + mount + path;
  }

  private static Map<String, String> parameters(String encoded) {
    var all = new LinkedHashMap<String, String>();
    for (var pair : encoded.split("&", -1)) {
      if (!pair.isEmpty()) {
        var parts = pair.split("=", 2);
        all.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
      }
    }
    return all;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
