package city.belfry.usecase.post;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.language.Language;
import city.belfry.domain.post.Planned;
import java.util.List;

/** Which messages a channel gets of a post. Pure. */
final class Planner {
  private Planner() {}

  /** The channel's languages that the post has: together in one message, or one each. */
  static List<Planned> plan(Channel channel, List<Language> written) {
    var read = channel.languages().stream().filter(written::contains).toList();
    if (read.isEmpty()) {
      return List.of();
    }
    return channel.together()
        ? List.of(new Planned(channel.name(), channel.platform(), read))
        : read.stream()
            .map(l -> new Planned(channel.name(), channel.platform(), List.of(l)))
            .toList();
  }
}
