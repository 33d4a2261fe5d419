package city.belfry.runtime;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a wire may lead: channels' addresses come from people, and may be anything. */
public enum Destinations {
  /** By TLS to servers on the public Internet. What is deployed has no other. */
  PUBLIC {
    @Override
    Optional<String> refusal(URI address) {
      if (!"https".equals(address.getScheme())) {
        return Optional.of("it does not begin with https://");
      }
      if (address.getRawUserInfo() != null) {
        return Optional.of("it has a name or password before the host");
      }
      return address.getHost() == null ? Optional.of("it names no host") : host(address.getHost());
    }
  },
  /** Anywhere, also in the clear: on a laptop the stage is at 127.0.0.1. */
  ANYWHERE {
    @Override
    Optional<String> refusal(URI address) {
      return Optional.empty();
    }
  };

  /** What speaks against an address, as far as it tells without asking for any name. */
  abstract Optional<String> refusal(URI address);

  /** What ends in a number is an address to some readers: octal, hexadecimal, fewer parts. */
  private static final Pattern NUMBER = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)");

  private static Optional<String> host(String host) {
    if (host.endsWith(".")) {
      return Optional.of("its host ends in a dot, which no certificate names");
    }
    var brackets = host.startsWith("[");
    if (!brackets && !NUMBER.matcher(host).matches()) {
      return Optional.empty();
    }
    return literal(brackets ? host.substring(1, host.length() - 1) : host)
        .filter(address -> brackets || address.getHostAddress().equals(host))
        .map(address ->
            PublicAddresses.include(address)
                ? Optional.<String>empty()
                : Optional.of(host + " is no public address"))
        .orElseGet(() -> Optional.of(host + " is an address that not everybody reads alike"));
  }

  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
