package city.belfry.usecase.delivery;

import city.belfry.domain.channel.Channel;
import city.belfry.platform.Account;
import city.belfry.platform.Platform;

/** Opens the city's channels on one platform or many. Safe for threads. */
public interface Accounts {
  /**
   * The platform of a channel.
   *
   * @throws IllegalArgumentException when there is no such platform here
   */
  Platform platform(Channel channel);

  /**
   * The channel, opened.
   *
   * @param drill whether what will be sent is a drill: the wire refuses to carry it to any but a
   *     drill channel
   */
  Account open(Channel channel, boolean drill);
}
