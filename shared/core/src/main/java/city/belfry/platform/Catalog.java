package city.belfry.platform;

import java.util.Optional;

/** The platforms there are. Safe for threads. */
@FunctionalInterface
public interface Catalog {
  Optional<Platform> find(String name);
}
