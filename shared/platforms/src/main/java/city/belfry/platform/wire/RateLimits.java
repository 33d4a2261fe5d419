package city.belfry.platform.wire;

import city.belfry.platform.Wire.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is made of the limits that answers tell in their headers. */
public final class RateLimits {
  /** The shortest window that these platforms document. */
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private static final Duration LONGEST = Duration.ofHours(25);

  private RateLimits() {}

  /** A reset that can be believed: ahead, and within a day. Otherwise a window from now. */
  public static Instant until(Optional<Instant> told, Instant now) {
    return told.filter(reset -> reset.isAfter(now) && reset.isBefore(now.plus(LONGEST)))
        .orElse(now.plus(WINDOW));
  }

  /** The headers of these names as they came. */
  public static Map<String, String> told(Reply.Answer answer, List<String> names) {
    var all = new LinkedHashMap<String, String>();
    names.forEach(name -> answer.header(name).ifPresent(value -> all.put(name, value)));
    return all;
  }
}
