package city.belfry.usecase.picture;

import city.belfry.domain.journal.Change;
import city.belfry.domain.people.Person;
import city.belfry.domain.people.Role;
import city.belfry.domain.picture.Picture;
import city.belfry.domain.problem.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Takes a picture. The same one twice is the same picture. */
public final class AddPicture {
  private final Renditions renditions;
  private final PictureFiles files;
  private final PictureStore store;

  public AddPicture(Renditions renditions, PictureFiles files, PictureStore store) {
    this.renditions = renditions;
    this.files = files;
    this.store = store;
  }

  /** What became of the request. */
  public sealed interface Result {
    record Added(Picture picture) implements Result {}

    record NotAllowed(Role needed) implements Result {}

    record Refused(Problem problem) implements Result {}
  }

  public Result run(byte[] file, Person person) {
    if (!person.may(Role.WRITER)) {
      return new Result.NotAllowed(Role.WRITER);
    }
    return switch (renditions.of(file)) {
      case Renditions.Result.Refused(var problem) -> new Result.Refused(problem);
      case Renditions.Result.Made(var jpeg, var width, var height) -> {
        var picture = new Picture(hash(jpeg), width, height, jpeg.length);
        files.put(picture, jpeg);
        store.add(picture, new Change(person.subject(), "picture", picture.id()));
        yield new Result.Added(picture);
      }
    };
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
