package city.belfry.platform.text;

import java.net.URI;
import java.util.Optional;

/** Text made safe inside HTML. */
public final class Html {
  private Html() {}

  /** The text for an element's content or for an attribute in double quotes. */
  public static String escape(String text) {
    var out = new StringBuilder(text.length() + 16);
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** The text escaped, with its web addresses made links. */
  public static String linked(String text) {
    var out = new StringBuilder(text.length() + 64);
    var from = 0;
    for (var found : WebAddresses.in(text)) {
      out.append(escape(text.substring(from, found.start()))).append(link(found.group()));
      from = found.end();
    }
    return out.append(escape(text.substring(from))).toString();
  }

  /** An address as a link where a browser may follow it safely; otherwise as text. */
  public static String link(String address) {
    var shown = escape(address);
    return web(address).isPresent()
        ? "<a href=\"" + shown + "\" rel=\"noopener noreferrer\">" + shown + "</a>"
        : shown;
  }

  private static Optional<URI> web(String address) {
    try {
      var uri = URI.create(address);
      return Optional.of(uri)
          .filter(u -> "http".equals(u.getScheme()) || "https".equals(u.getScheme()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
