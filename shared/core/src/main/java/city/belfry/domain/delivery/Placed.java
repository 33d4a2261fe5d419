package city.belfry.domain.delivery;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where residents find a message.
 *
 * @param id the platform's id of it
 * @param permalink null where the platform has no public address for it
 * @param visible the platform's own instant of it, where it tells
 */
public record Placed(String id, @Nullable URI permalink, @Nullable Instant visible) {}
