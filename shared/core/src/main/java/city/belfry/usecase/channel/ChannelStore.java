package city.belfry.usecase.channel;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.journal.Change;
import java.util.List;
import java.util.Optional;

/** The city's channels. Safe for threads. */
public interface ChannelStore {
  Optional<Channel> find(String name);

  /** All of them, by name. */
  List<Channel> all();

  /** Puts a channel, whole, together with the person's act. */
  void put(Channel channel, Change change);
}
