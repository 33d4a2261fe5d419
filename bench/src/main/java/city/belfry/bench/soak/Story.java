package city.belfry.bench.soak;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What people asked of one post, and what they were answered. For one thread. */
final class Story {
  private final String id;
  private final List<String> channels;
  private final List<Revision> revisions = new ArrayList<>();
  private final List<Stop> stops = new ArrayList<>();

  /**
   * Words that may go out.
   *
   * @param mark by which they are known on the stage
   * @param due before which they may not
   */
  record Revision(String mark, Instant due) {}

  /**
   * An answered request after which words may no longer be claimed.
   *
   * @param marks of the words
   * @param until when that ended again; {@link Instant#MAX} for never
   * @param named channels that the answer said may still go out, or are out
   */
  record Stop(String what, Set<String> marks, Instant answered, Instant until, Set<String> named) {
    Stop {
      marks = Set.copyOf(marks);
      named = Set.copyOf(named);
    }

    boolean forbids(String mark, String channel, Instant arrived) {
      return marks.contains(mark)
          && !named.contains(channel)
          && arrived.isAfter(answered)
          && arrived.isBefore(until);
    }
  }

  Story(String id, List<String> channels) {
    this.id = id;
    this.channels = List.copyOf(channels);
  }

  String id() {
    return id;
  }

  List<String> channels() {
    return channels;
  }

  List<Revision> revisions() {
    return List.copyOf(revisions);
  }

  List<Stop> stops() {
    return List.copyOf(stops);
  }

  void asked(Revision revision) {
    revisions.add(revision);
  }

  void stopped(Stop stop) {
    stops.add(stop);
  }

  /** The marks of all that was asked so far. */
  Set<String> marks() {
    return Set.copyOf(revisions.stream().map(Revision::mark).toList());
  }
}
