package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.Delivery;
import java.util.Optional;

/** What came of a conditional write. */
public sealed interface Written {
  /** It stands as answered, with its new version. */
  record Done(Delivery now) implements Written {}

  /**
   * The condition did not hold.
   *
   * @param found what stands instead; empty when there is no such delivery
   */
  record Refused(Optional<Delivery> found) implements Written {}

  /** What was written, or nothing. */
  default Optional<Delivery> written() {
    return switch (this) {
      case Done(var now) -> Optional.of(now);
      case Refused _ -> Optional.empty();
    };
  }
}
