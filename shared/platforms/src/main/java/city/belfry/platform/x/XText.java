package city.belfry.platform.x;

import city.belfry.platform.wire.Echo;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** Recognises words in the form in which X gives them back. */
final class XText {
  /** A picture's own address at the end, whether {@code entities.urls} told of it or not. */
  private static final Pattern PICTURE =
      Pattern.compile(
          "\\s*https://(?:t\\.co/\\w+|(?:x|twitter)\\.com/\\w+/status/\\d+/photo/\\d)$");

  private XText() {}

  /**
   * Whether a post shows exactly these words. X puts a {@code t.co} address in place of each link
   * and tells in {@code entities.urls} what it stands for; it may add a scheme or a last slash.
   * Below words with a picture it puts one more, of which it may tell nothing.
   */
  static boolean same(String sent, JsonNode post) {
    var echoed = Echo.unescaped(expanded(post));
    var words = comparable(sent);
    return words.equals(comparable(echoed))
        || words.equals(comparable(PICTURE.matcher(echoed).replaceFirst("")));
  }

  private static String expanded(JsonNode post) {
    var text = post.path("text").asText("");
    for (var link : post.path("entities").path("urls")) {
      var url = link.path("url").asText("");
      var expanded = link.path("expanded_url").asText("");
      if (!url.isEmpty() && !expanded.isEmpty()) {
        text = text.replace(url, expanded);
      }
    }
    return text;
  }

  private static String comparable(String text) {
    var plain = Echo.plain(text);
    var out = new StringBuilder();
    int from = 0;
    for (var link : XWeight.links(plain)) {
      out.append(plain, from, link.getStart()).append(bare(link.getValue()));
      from = link.getEnd();
    }
    return out.append(plain, from, plain.length()).toString();
  }

  private static String bare(String link) {
    var rest = link.replaceFirst("(?i)^https?://", "");
    return rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
  }
}
