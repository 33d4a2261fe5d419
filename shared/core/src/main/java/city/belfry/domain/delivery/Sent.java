package city.belfry.domain.delivery;

import java.time.Instant;

/**
 * One attempt that may have reached the platform.
 *
 * @param at just before the first byte
 * @param words SHA-256 of the exact words, in hex
 * @param key the idempotency key that went with them
 */
public record Sent(Instant at, String claim, String words, String key) {}
