package city.belfry.platform;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that channels' publishers share, one a channel, sealed: what is stored is unreadable
 * without the channel's own credentials. Every write is conditional on the generation that was
 * read. Safe for threads.
 *
 * <p>Platforms that rotate their tokens take one twice for a theft, and may end every session. So
 * who wants to renew one declares it first, once a generation, by {@link #spend}.
 */
public interface Tokens {
  /** What stands there, strongly consistent. */
  Optional<Kept> read(String channel);

  /**
   * Declares that the caller, and nobody after it, spends this generation's refresh token. Never
   * taken back and never taken over: it ends with its generation.
   *
   * @return whether the caller is the one
   */
  boolean spend(String channel, Kept seen);

  /**
   * Puts the next generation in place of the one that was seen, and with it ends its declaration.
   *
   * @param seen null where there was none
   * @return false where another generation stands there by now: it stays
   */
  boolean replace(String channel, @Nullable Kept seen, String sealed);

  /**
   * A session as it is stored.
   *
   * @param generation counts up, from 1
   * @param spending somebody declared that it spends this generation's refresh token
   */
  record Kept(long generation, boolean spending, String sealed) {}
}
