package city.belfry.kit;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.journal.Change;
import city.belfry.usecase.channel.ChannelStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The channels a test names. One thread. */
public final class ChannelsInMind implements ChannelStore {
  private final List<Channel> all = new ArrayList<>();

  public ChannelsInMind(Channel... channels) {
    all.addAll(List.of(channels));
  }

  @Override
  public Optional<Channel> find(String name) {
    return all.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  @Override
  public List<Channel> all() {
    return List.copyOf(all);
  }

  @Override
  public void put(Channel channel, Change change) {
    all.removeIf(c -> c.name().equals(channel.name()));
    all.add(channel);
  }
}
