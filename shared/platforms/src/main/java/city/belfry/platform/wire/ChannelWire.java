package city.belfry.platform.wire;

import city.belfry.domain.channel.Channel;
import city.belfry.platform.Wire;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;

/**
 * One channel's wire: reaches the channel's own server and no other, and carries no drill to a real
 * channel, whatever came before it. Safe for threads.
 */
final class ChannelWire implements Wire {
  private final Wire wire;
  private final Channel channel;
  private final boolean drill;

  ChannelWire(Wire wire, Channel channel, boolean drill) {
    this.wire = wire;
    this.channel = channel;
    this.drill = drill;
  }

  @Override
  public void warm(URI host) {
    if (refusal(host).isEmpty()) {
      wire.warm(host);
    }
  }

  @Override
  public Reply send(HttpRequest request) {
    var refusal = refusal(request.uri());
    return refusal.isEmpty() ? wire.send(request) : new Reply.NeverLeft(refusal.get());
  }

  @Override
  public Optional<String> refusal(URI address) {
    if (drill && !channel.drill()) {
      return Optional.of("a drill does not leave for the real channel " + channel.name());
    }
    var base = channel.baseUrl();
    return base == null || server(base).equals(server(address))
        ? wire.refusal(address)
        : Optional.of(server(address) + " is not the server of " + channel.name());
  }

  /** With the scheme: a secret meant for TLS does not go without. */
  private static String server(URI address) {
    return address.getScheme() + "://" + address.getAuthority();
  }
}
