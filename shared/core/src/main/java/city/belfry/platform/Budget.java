package city.belfry.platform;

import java.time.Instant;

/**
 * How few messages a channel may send in a time.
 *
 * @param most in that time, by whatever hand
 * @param since when the time began
 * @param renewed when the next begins
 */
public record Budget(int most, Instant since, Instant renewed) {}
