package city.belfry.platform;

import city.belfry.domain.picture.Picture;

/** The files of pictures. Safe for threads. */
@FunctionalInterface
public interface Pictures {
  /**
   * The whole file.
   *
   * @throws RuntimeException when it cannot be had
   */
  byte[] read(Picture picture);
}
