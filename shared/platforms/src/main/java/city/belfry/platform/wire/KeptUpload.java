package city.belfry.platform.wire;

import city.belfry.domain.message.Message;
import city.belfry.platform.Attempt;
import city.belfry.platform.Preparation;
import java.util.Map;
import java.util.Optional;

/** The platform's id of a picture that was uploaded ahead, kept with the claim. */
public final class KeptUpload {
  private static final String ID = "picture";

  private KeptUpload() {}

  public static Preparation.Ready of(String id) {
    return new Preparation.Ready(Map.of(ID, id));
  }

  /** Nothing where none was uploaded. */
  public static Optional<String> id(Preparation.Ready ready, Attempt attempt) {
    return Optional.ofNullable(ready.kept().getOrDefault(ID, attempt.kept().get(ID)));
  }

  /** Whether a message's picture would be missing. */
  public static boolean lacks(Message message, Preparation.Ready ready, Attempt attempt) {
    return message.picture() != null && id(ready, attempt).isEmpty();
  }
}
