package city.belfry.platform.bluesky;

import java.time.Instant;
import java.util.HexFormat;

/**
 * Names a record by what never changes for the words of one delivery: the second in which they are
 * due, and within it a hash of their key. So each try, and each look-up, means the same record.
 *
 * @see <a href="https://atproto.com/specs/tid">Timestamp identifiers</a>
 */
final class Tid {
  private static final String DIGITS = "234567abcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 13;
  private static final int CLOCK_BITS = 10;
  private static final long MICROS = 1_000_000;

  private Tid() {}

  /**
   * @param key 64 characters of hex
   */
  static String of(Instant due, String key) {
    var hash = HexFormat.fromHexDigitsToLong(key, 0, 15);
    var micros = due.getEpochSecond() * MICROS + Math.floorMod(hash >>> CLOCK_BITS, MICROS);
    var value = (micros << CLOCK_BITS) | (hash & ((1 << CLOCK_BITS) - 1));
    var text = new StringBuilder(LENGTH);
    for (var shift = 5 * (LENGTH - 1); shift >= 0; shift -= 5) {
      text.append(DIGITS.charAt((int) (value >>> shift & 31)));
    }
    return text.toString();
  }
}
