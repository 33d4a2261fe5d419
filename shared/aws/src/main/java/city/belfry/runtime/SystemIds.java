package city.belfry.runtime;

import city.belfry.time.Clock;
import city.belfry.time.Ids;
import java.security.SecureRandom;

/**
 * ULIDs (the ulid specification: 48 bits of milliseconds, 80 of chance, Crockford's base 32). The
 * chance comes from the operating system at every call, so two copies of one snapshot differ.
 */
public final class SystemIds implements Ids {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public SystemIds(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String next() {
    var text = new char[26];
    var millis = clock.now().toEpochMilli();
    for (var i = 9; i >= 0; i--) {
      text[i] = ALPHABET.charAt((int) (millis & 31));
      millis >>>= 5;
    }
    var chance = new byte[16];
    random.nextBytes(chance);
    for (var i = 0; i < 16; i++) {
      text[10 + i] = ALPHABET.charAt(chance[i] & 31);
    }
    return new String(text);
  }
}
