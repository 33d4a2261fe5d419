package city.belfry.usecase.channel;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.channel.Heartbeat;
import city.belfry.domain.journal.Change;
import city.belfry.domain.people.Person;
import city.belfry.domain.people.Role;
import city.belfry.domain.problem.Problem;
import city.belfry.platform.Catalog;
import city.belfry.platform.Wire;
import city.belfry.usecase.delivery.Reconnect;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Connects a channel, or changes one. Only administrators may. */
public final class PutChannel {
  private final ChannelStore channels;
  private final Catalog catalog;
  private final Reconnect reconnect;
  private final Wire wire;

  /**
   * @param wire knows to which addresses nothing would ever be carried
   */
  public PutChannel(ChannelStore channels, Catalog catalog, Reconnect reconnect, Wire wire) {
    this.channels = channels;
    this.catalog = catalog;
    this.reconnect = reconnect;
    this.wire = wire;
  }

  /** What became of the request. */
  public sealed interface Result {
    record Stored(Channel channel) implements Result {}

    record NotAllowed(Role needed) implements Result {}

    record Refused(List<Problem> problems) implements Result {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  public Result run(Channel channel, Person person) {
    if (!person.may(Role.ADMINISTRATOR)) {
      return new Result.NotAllowed(Role.ADMINISTRATOR);
    }
    var problems =
        catalog
            .find(channel.platform())
            .map(platform -> platform.problems(channel))
            .orElseGet(() ->
                List.of(
                    new Problem(
                        "no-such-platform",
                        "/platform",
                        "there is no platform " + channel.platform(),
                        "see docs/platforms")));
    var all =
        Stream.of(problems.stream(), unreachable(channel).stream(), taken(channel).stream())
            .flatMap(found -> found)
            .toList();
    if (!all.isEmpty()) {
      return new Result.Refused(all);
    }
    var before = channels.find(channel.name());
    if (before.isPresent() && !before.get().platform().equals(channel.platform())) {
      return new Result.Refused(List.of(movedTo(channel, before.get().platform())));
    }
    var generation = before.map(c -> c.generation() + 1).orElse(1L);
    var stored = channel.ofGeneration(generation);
    var change = new Change(person.subject(), "channel", channel.name());
    channels.put(stored, change);
    reconnect.run(stored, change);
    return new Result.Stored(stored);
  }

  private static Optional<Problem> taken(Channel channel) {
    return Heartbeat.isOn(channel.name())
        ? Optional.of(
            new Problem(
                "taken",
                "/name",
                channel.name() + " is the system's own channel",
                "choose another name"))
        : Optional.empty();
  }

  private Optional<Problem> unreachable(Channel channel) {
    return Optional.ofNullable(channel.baseUrl())
        .flatMap(wire::refusal)
        .map(why ->
            new Problem(
                "base-url",
                "/baseUrl",
                "Nothing is ever sent to this address: " + why + ".",
                "Give an https:// address of a server on the public Internet."));
  }

  /** Its open deliveries lie in the other platform's queue. */
  private static Problem movedTo(Channel channel, String platform) {
    return new Problem(
        "other-platform",
        "/platform",
        channel.name() + " is a channel on " + platform,
        "connect the account on " + channel.platform() + " under a name of its own");
  }
}
