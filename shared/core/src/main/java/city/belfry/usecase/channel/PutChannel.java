package city.belfry.usecase.channel;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.journal.Change;
import city.belfry.domain.people.Person;
import city.belfry.domain.people.Role;
import city.belfry.domain.problem.Problem;
import city.belfry.platform.Catalog;
import java.util.List;

/** Connects a channel, or changes one. Only administrators may. */
public final class PutChannel {
  private final ChannelStore channels;
  private final Catalog catalog;

  public PutChannel(ChannelStore channels, Catalog catalog) {
    this.channels = channels;
    this.catalog = catalog;
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
    if (!problems.isEmpty()) {
      return new Result.Refused(problems);
    }
    var before = channels.find(channel.name());
    var generation = before.map(c -> c.generation() + 1).orElse(1L);
    var stored = channel.ofGeneration(generation);
    channels.put(stored, new Change(person.subject(), "channel", channel.name()));
    return new Result.Stored(stored);
  }
}
