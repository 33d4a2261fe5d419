package city.belfry.usecase.heartbeat;

import city.belfry.domain.channel.Heartbeat;
import city.belfry.domain.journal.Change;
import city.belfry.domain.people.Person;
import city.belfry.domain.people.Role;
import city.belfry.domain.post.CheckState;
import city.belfry.domain.post.Draft;
import city.belfry.domain.post.LatePolicy;
import city.belfry.domain.post.Post;
import city.belfry.domain.post.Severity;
import city.belfry.domain.post.Text;
import city.belfry.domain.post.Topic;
import city.belfry.time.Clock;
import city.belfry.usecase.channel.ChannelStore;
import city.belfry.usecase.post.AcceptPost;
import city.belfry.usecase.post.IdempotencyKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Accepts this hour's heartbeat: an ordinary post, due beyond the horizon, so that it is the tick
 * that hands it on. A second beat in the same hour finds the first one's key. Safe for threads.
 */
public final class Beat {
  /** More than the horizon ahead. */
  static final Duration AHEAD = Duration.ofMinutes(5);

  /** Later than that it proves nothing any more. */
  static final Duration LATE = Duration.ofMinutes(30);

  private static final Person ITSELF = new Person(Heartbeat.NAME, Set.of(Role.WRITER));
  private static final Text TEXT =
      new Text(Heartbeat.LANGUAGE, "Heartbeat", "Belfry is awake.", CheckState.CHECKED);

  private final AcceptPost acceptPost;
  private final ChannelStore channels;
  private final Clock clock;

  public Beat(AcceptPost acceptPost, ChannelStore channels, Clock clock) {
    this.acceptPost = acceptPost;
    this.channels = channels;
    this.clock = clock;
  }

  /**
   * Accepts it.
   *
   * @return this hour's, new or not
   * @throws IllegalStateException when it is refused, which its own words and channel never are
   */
  public Post run() {
    if (!channels.find(Heartbeat.NAME).equals(Optional.of(Heartbeat.CHANNEL))) {
      channels.put(Heartbeat.CHANNEL, new Change(Heartbeat.NAME, "channel", "made by itself"));
    }
    var now = clock.now();
    var hour = now.truncatedTo(ChronoUnit.HOURS).toString();
    var due = now.truncatedTo(ChronoUnit.MINUTES).plus(AHEAD);
    var key = new IdempotencyKey(Heartbeat.NAME, hour, hour);
    return switch (acceptPost.run(draft(due), key, ITSELF)) {
      case AcceptPost.Result.Accepted(var post, var _) -> post;
      case AcceptPost.Result.Repeated(var post) -> post;
      case AcceptPost.Result.KeyTaken(var post) -> throw refused("its key made " + post);
      case AcceptPost.Result.NotAllowed(var role) -> throw refused("it needs " + role);
      case AcceptPost.Result.Refused(var problems) -> throw refused(problems.toString());
    };
  }

  private static IllegalStateException refused(String why) {
    return new IllegalStateException("the heartbeat was not accepted: " + why);
  }

  /** An emergency, so that a hold, which it does not concern, does not make it look dead. */
  private static Draft draft(Instant due) {
    return new Draft(
        Topic.NOTICE,
        Severity.EMERGENCY,
        List.of(TEXT),
        List.of(Heartbeat.NAME),
        List.of(),
        due,
        null,
        new LatePolicy.NotAfter(LATE),
        true,
        false,
        null,
        null,
        null);
  }
}
