package city.belfry.usecase.picture;

import city.belfry.domain.problem.Problem;

/** Makes of what somebody sends the one file that is kept. Safe for threads. */
@FunctionalInterface
public interface Renditions {
  /** What came of it. */
  sealed interface Result {
    /** The same bytes for the same file. */
    record Made(byte[] jpeg, int width, int height) implements Result {}

    record Refused(Problem problem) implements Result {}
  }

  /**
   * A JPEG within {@link city.belfry.domain.picture.Picture}'s bounds, upright and without
   * metadata.
   *
   * @param file anything at all
   */
  Result of(byte[] file);
}
