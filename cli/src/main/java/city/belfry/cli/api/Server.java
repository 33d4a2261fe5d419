package city.belfry.cli.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Where an API is; without a slash at its end. */
public record Server(URI address) {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Reads an address. A token may only travel sealed, so plain http is for this machine alone.
   *
   * @throws Refused for one that cannot be used
   */
  public static Server of(String text) {
    return new Server(secure(text.strip().replaceAll("/+$", ""), "server"));
  }

  /**
   * An https address, or one of this machine; to the letter, since an issuer's slash belongs to it.
   *
   * @param what it is the address of
   */
  public static URI secure(String text, String what) {
    try {
      var address = new URI(text.strip());
      var host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
      var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      var plain = address.getQuery() == null && address.getFragment() == null;
      if (plain
          && address.getUserInfo() == null
          && !host.isEmpty()
          && (scheme.equals("https") || (scheme.equals("http") && THIS_MACHINE.contains(host)))) {
        return address;
      }
    } catch (URISyntaxException _) {
      // Told below.
    }
    throw new Refused(
        "\"%s\" is no %s's address that a token may be sent to: it begins with https:// (http:// is for this machine alone)."
            .formatted(text, what));
  }

  /** Whether it is this machine, and so a town that somebody runs here. */
  public boolean isHere() {
    return THIS_MACHINE.contains(address.getHost().toLowerCase(Locale.ROOT));
  }

  URI at(String path) {
    return URI.create(address + path);
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
