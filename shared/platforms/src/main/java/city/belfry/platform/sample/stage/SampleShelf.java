package city.belfry.platform.sample.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the sample platform keeps. Safe for threads. */
final class SampleShelf {
  private static final Duration KEY_LIFE = Duration.ofHours(1);

  private final Duration lag;
  private final Duration queue;
  private final List<SampleMessage> messages = new ArrayList<>();

  /** Where in the list a message is: benches place thousands. */
  private final Map<Name, Integer> places = new HashMap<>();

  private final Map<String, Remembered> keys = new HashMap<>();

  SampleShelf(Duration lag, Duration queue) {
    this.lag = lag;
    this.queue = queue;
  }

  synchronized SampleMessage place(Draft draft) {
    return add(draft, nextId(), draft.arrived());
  }

  synchronized SampleMessage queue(Draft draft) {
    return add(draft, nextId(), draft.arrived().plus(queue));
  }

  /** The message of this id, whether it was there or not. */
  synchronized SampleMessage put(Draft draft, String id) {
    return find(draft.account(), id).orElseGet(() -> add(draft, id, draft.arrived()));
  }

  /** The message of this key, as long as the key is remembered. */
  synchronized SampleMessage once(Draft draft, String key) {
    var name = draft.account() + " " + key;
    var earlier = keys.get(name);
    if (earlier != null && draft.arrived().isBefore(earlier.until())) {
      return earlier.message();
    }
    var message = place(draft);
    keys.put(name, new Remembered(message, draft.arrived().plus(KEY_LIFE)));
    return message;
  }

  synchronized Optional<SampleMessage> find(String account, String id) {
    return Optional.ofNullable(places.get(new Name(account, id))).map(messages::get);
  }

  synchronized boolean retract(String account, String id) {
    var place = places.get(new Name(account, id));
    if (place == null || messages.get(place).retracted()) {
      return false;
    }
    messages.set(place, messages.get(place).taken());
    return true;
  }

  /** What search shows, oldest first. */
  synchronized List<SampleMessage> found(String account, Instant since, Instant now) {
    return messages.stream()
        .filter(message -> message.account().equals(account))
        .filter(message -> !message.visible().isBefore(since))
        .filter(message -> message.seenAt(now.minus(lag)))
        .toList();
  }

  /** All but the first ones. */
  synchronized List<SampleMessage> all(int from) {
    return List.copyOf(messages.subList(from, messages.size()));
  }

  private SampleMessage add(Draft draft, String id, Instant visible) {
    var message =
        new SampleMessage(
            id, draft.account(), draft.text(), draft.language(), draft.arrived(), visible, false);
    places.putIfAbsent(new Name(draft.account(), id), messages.size());
    messages.add(message);
    return message;
  }

  private String nextId() {
    return Integer.toString(1001 + messages.size());
  }

  record Draft(String account, String text, @Nullable String language, Instant arrived) {}

  private record Name(String account, String id) {}

  private record Remembered(SampleMessage message, Instant until) {}
}
