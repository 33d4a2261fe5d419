package city.belfry.platform;

import java.time.Duration;

/** What an unknown outcome allows on a channel: the platform classes of the delivery protocol. */
public sealed interface Doubt {
  /** The record's id is chosen by us: sending again is the look-up, at once. */
  record ChosenId() implements Doubt {}

  /**
   * The platform honours an idempotency key.
   *
   * @param life how long the platform remembers a key after accepting it
   * @param between the platform's least time between two tries with one key
   * @param network a request is accepted or dead so long after its first byte
   */
  record Key(Duration life, Duration between, Duration network) implements Doubt {}

  /**
   * The account's posts can be read back.
   *
   * @param network a request is accepted or dead so long after its first byte
   * @param lag search shows what was accepted within this time
   */
  record Searchable(Duration network, Duration lag) implements Doubt {}

  /** Found is believed, absent never: search has no known lag. */
  record FoundOnly() implements Doubt {}

  /** Nothing can be read back: only a person can tell. */
  record Blind() implements Doubt {}
}
