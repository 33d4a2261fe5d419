package city.belfry.platform;

import java.util.OptionalLong;

/**
 * Whom a channel reaches.
 *
 * @param followers empty where the platform does not tell, or could not be asked
 * @param raw why it is empty; otherwise empty
 */
public record Reach(OptionalLong followers, String raw) {}
