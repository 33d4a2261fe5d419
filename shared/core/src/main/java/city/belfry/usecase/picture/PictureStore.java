package city.belfry.usecase.picture;

import city.belfry.domain.journal.Change;
import city.belfry.domain.picture.Picture;
import java.util.Optional;

/** The pictures that are kept. They never change. Safe for threads. */
public interface PictureStore {
  Optional<Picture> find(String id);

  /** Keeps a picture whose file is kept already; once more is the same. */
  void add(Picture picture, Change change);
}
