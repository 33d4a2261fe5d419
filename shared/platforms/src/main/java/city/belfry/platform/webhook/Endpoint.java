package city.belfry.platform.webhook;

import city.belfry.platform.Wire;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Keyring;
import city.belfry.platform.wire.Raw;
import city.belfry.time.Clock;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The receiver's address and what it verifies with. While a secret is being replaced, both sign:
 * whichever the receiver has already, it finds its signature.
 */
record Endpoint(Wire wire, Clock clock, URI address, Keyring.Complete keys) {
  static final String SECRET = "secret";
  static final String PREVIOUS = "previousSecret";

  private static final List<String> NAMES = List.of(SECRET, PREVIOUS);

  /** Lacking also where a secret is there and not of its form. */
  static Keyring formed(Keyring keyring) {
    return keyring instanceof Keyring.Complete keys
        ? NAMES.stream()
            .filter(name -> keys.find(name).filter(s -> Secret.of(s).isEmpty()).isPresent())
            .<Keyring>map(name ->
                new Keyring.Lacking(name + " is not whsec_ and the Base64 of 24 to 64 bytes"))
            .findFirst()
            .orElse(keys)
        : keyring;
  }

  Reply tell(Event event) {
    var timestamp = Long.toString(clock.now().getEpochSecond());
    var signatures =
        values()
            .flatMap(secret -> Secret.of(secret).stream())
            .map(secret -> secret.sign(event.id(), timestamp, event.body()))
            .collect(Collectors.joining(" "));
    return wire.send(
        HttpRequest.newBuilder(address)
            .header("content-type", "application/json")
            .header("webhook-id", event.id())
            .header("webhook-timestamp", timestamp)
            .header("webhook-signature", signatures)
            .POST(BodyPublishers.ofByteArray(event.body()))
            .build());
  }

  /** A receiver may quote a secret without its prefix. */
  Raw raw() {
    return keys.raw(
        values().map(secret -> secret.substring(Secret.PREFIX.length())).toArray(String[]::new));
  }

  private Stream<String> values() {
    return NAMES.stream().map(keys::find).flatMap(Optional::stream);
  }
}
