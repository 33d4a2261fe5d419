package city.belfry.usecase.picture;

import city.belfry.domain.picture.Picture;

/** Where pictures' files go. Safe for threads. */
public interface PictureFiles {
  /** Keeps a file; once more is the same. */
  void put(Picture picture, byte[] jpeg);
}
