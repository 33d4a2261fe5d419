package city.belfry.domain.channel;

import city.belfry.domain.language.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The channel on which the system shows itself that it is awake: a drill channel of the board that
 * no person posts to, whose pages lie apart from the city's and whose record does not last.
 */
public final class Heartbeat {
  public static final String NAME = "heartbeat";
  public static final Language LANGUAGE = new Language("en");

  public static final Channel CHANNEL =
      new Channel(
          NAME, "board", List.of(LANGUAGE), false, null, "", true, Duration.ZERO, 1, Map.of());

  /** How long its record is kept, counted from due. */
  public static final Duration KEPT = Duration.ofDays(7);

  private Heartbeat() {}

  public static boolean isOn(String channel) {
    return channel.equals(NAME);
  }
}
