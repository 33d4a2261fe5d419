package city.belfry.bench.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was seen of a run, in its order. */
final class Ledger {
  private long order;
  private int releases;
  private final List<Claimed> claims = new ArrayList<>();
  private final List<Stop> stops = new ArrayList<>();
  private final List<Arrived> arrivals = new ArrayList<>();
  private final Map<String, Told> posts = new LinkedHashMap<>();
  private final List<String> events = new ArrayList<>();
  private final Set<String> asked = new HashSet<>();

  /** A claim that succeeded. */
  record Claimed(
      long order, String post, String channel, int revision, boolean emergency, Instant at) {}

  /** What a stop stops. */
  enum What {
    CANCEL,
    RETRACT,
    EDIT,
    HOLD
  }

  /**
   * A stop that was answered.
   *
   * @param post whose; empty for a hold
   * @param revision of an edit: what is older may not be claimed any more
   * @param until when a release was asked for, as an order; {@link Long#MAX_VALUE} for never
   * @param named the channels whose deliveries the answer names as what may still go out
   */
  record Stop(long order, What what, String post, int revision, long until, Set<String> named) {}

  /** A publishing request that the stage took. */
  record Arrived(long order, String account, String text, Instant at) {}

  /**
   * A post that the API answered for.
   *
   * @param words that all its texts share, and no other's
   */
  record Told(
      String id, Map<String, Kind> channels, boolean drill, boolean emergency, String words) {}

  long next() {
    return ++order;
  }

  void claimed(String post, String channel, int revision, boolean emergency, Instant at) {
    claims.add(new Claimed(next(), post, channel, revision, emergency, at));
  }

  /**
   * A stop is asked for, answered or not.
   *
   * @param post whose; empty for a hold
   */
  void asking(String post) {
    asked.add(post);
  }

  /** Whether somebody ever asked for a stop of the post, or for a hold. */
  boolean asked(String post) {
    return asked.contains(post) || asked.contains("");
  }

  void stopped(What what, String post, int revision, Set<String> named) {
    stops.add(new Stop(next(), what, post, revision, Long.MAX_VALUE, named));
  }

  /** A release was asked for: holds bind no longer. */
  void releasing() {
    releases++;
    var now = next();
    stops.replaceAll(s ->
        s.what() == What.HOLD && s.until() == Long.MAX_VALUE
            ? new Stop(s.order(), s.what(), s.post(), s.revision(), now, s.named())
            : s);
  }

  /** Grows before and after every release. */
  int releases() {
    return releases;
  }

  void arrived(String account, String text, Instant at) {
    arrivals.add(new Arrived(next(), account, text, at));
  }

  void told(Told post) {
    posts.putIfAbsent(post.id(), post);
  }

  /** What is judged is nobody's business any more. */
  void forget(String post) {
    var told = posts.remove(post);
    if (told != null) {
      arrivals.removeIf(a -> a.text().contains(told.words()));
    }
    claims.removeIf(c -> c.post().equals(post));
    stops.removeIf(s -> s.post().equals(post));
  }

  void event(Instant at, String what) {
    events.add(at + " " + what);
  }

  List<Claimed> claims() {
    return claims;
  }

  List<Stop> stops() {
    return stops;
  }

  List<Arrived> arrivals() {
    return arrivals;
  }

  Map<String, Told> posts() {
    return posts;
  }

  List<String> events() {
    return events;
  }
}
