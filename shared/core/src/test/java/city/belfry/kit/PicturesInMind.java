package city.belfry.kit;

import city.belfry.domain.journal.Change;
import city.belfry.domain.picture.Picture;
import city.belfry.usecase.picture.PictureStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pictures a test names. One thread. */
public final class PicturesInMind implements PictureStore {
  private final List<Picture> all = new ArrayList<>();

  public PicturesInMind(Picture... pictures) {
    all.addAll(List.of(pictures));
  }

  @Override
  public Optional<Picture> find(String id) {
    return all.stream().filter(picture -> picture.id().equals(id)).findFirst();
  }

  @Override
  public void add(Picture picture, Change change) {
    all.add(picture);
  }
}
