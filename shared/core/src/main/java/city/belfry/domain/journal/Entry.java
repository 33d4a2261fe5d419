package city.belfry.domain.journal;

import java.time.Instant;

/**
 * One step of a delivery, for the record; immutable.
 *
 * @param delivery the delivery's id
 * @param ver the version that the step made: a step is named by delivery and version
 * @param state as it stood after the step
 * @param at when the store took it
 */
public record Entry(String delivery, long ver, String state, Change change, Instant at) {}
