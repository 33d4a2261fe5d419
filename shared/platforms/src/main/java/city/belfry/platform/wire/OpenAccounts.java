package city.belfry.platform.wire;

import city.belfry.domain.channel.Channel;
import city.belfry.platform.Account;
import city.belfry.platform.Catalog;
import city.belfry.platform.Means;
import city.belfry.platform.Platform;
import city.belfry.usecase.delivery.Accounts;

/** Opens channels of the platforms in a catalog, each on a wire of its own. Safe for threads. */
public final class OpenAccounts implements Accounts {
  private final Catalog catalog;
  private final Means means;

  public OpenAccounts(Catalog catalog, Means means) {
    this.catalog = catalog;
    this.means = means;
  }

  @Override
  public Platform platform(Channel channel) {
    return catalog
        .find(channel.platform())
        .orElseThrow(
            () -> new IllegalArgumentException("no platform " + channel.platform() + " here"));
  }

  @Override
  public Account open(Channel channel, boolean drill) {
    var wire = new ChannelWire(means.wire(), channel, drill);
    return platform(channel).open(channel, means.on(wire));
  }
}
