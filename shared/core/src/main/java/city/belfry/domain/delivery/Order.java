package city.belfry.domain.delivery;

import java.time.Instant;

/**
 * What a post, at one revision, asks of a delivery.
 *
 * @param until the last instant at which the first byte may leave
 * @param emergency passes a hold
 * @param marksDelay what comes late says so
 */
public record Order(
    int revision,
    Instant due,
    Instant until,
    boolean emergency,
    boolean drill,
    boolean marksDelay) {}
