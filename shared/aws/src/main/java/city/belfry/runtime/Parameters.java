package city.belfry.runtime;

import java.util.Optional;

/** The parameter store, as far as it is asked. Safe for threads. */
@FunctionalInterface
public interface Parameters {
  /** A parameter's value, decrypted; nothing where there is no such parameter. */
  Optional<String> read(String name);
}
