package city.belfry.stage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A publishing request that came.
 *
 * @param arrived by the stage's clock, before its body was read
 * @param placed the id of what it placed; null where it placed nothing new
 * @param status what the client was told; null where it was told nothing
 * @param fault what it met; null where nothing
 */
public record Arrival(
    String platform,
    Instant arrived,
    @Nullable String placed,
    @Nullable Integer status,
    Fault.@Nullable Kind fault) {}
