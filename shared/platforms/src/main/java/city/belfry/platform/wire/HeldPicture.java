package city.belfry.platform.wire;

import city.belfry.domain.message.Message;
import city.belfry.domain.picture.Picture;
import city.belfry.platform.Means;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file of a message's picture, read while preparing, so that nothing is fetched at the due
 * second. Safe for threads.
 */
public final class HeldPicture {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Means means;
  private volatile @Nullable Held held;

  public HeldPicture(Means means) {
    this.means = means;
  }

  private record Held(Picture picture, byte[] bytes) {}

  /** Reads the file, if the message has one: why it cannot go now, or nothing. */
  public Optional<Preparation> fetch(Message message) {
    try {
      of(message);
      return Optional.empty();
    } catch (RuntimeException e) {
      var soon = new Outcome.Deferred(means.clock().now().plus(SOON), "the picture: " + e);
      return Optional.of(new Preparation.NotReady(soon));
    }
  }

  /** Gives a platform a picture, out of residents' sight. */
  @FunctionalInterface
  public interface Upload {
    Preparation of(byte[] jpeg, String alt);
  }

  /** Reads the file and has it uploaded; ready where the message has none. */
  public Preparation upload(Message message, Upload upload) {
    var illustration = message.picture();
    return illustration == null
        ? new Preparation.Ready(Map.of())
        : fetch(message).orElseGet(() -> upload.of(of(message).orElseThrow(), illustration.alt()));
  }

  /**
   * The file; nothing where the message has none.
   *
   * @throws RuntimeException when it was not fetched and cannot be had
   */
  public Optional<byte[]> of(Message message) {
    var illustration = message.picture();
    if (illustration == null) {
      return Optional.empty();
    }
    var picture = illustration.picture();
    var known = held;
    if (known == null || !known.picture().equals(picture)) {
      known = new Held(picture, means.pictures().read(picture));
      held = known;
    }
    return Optional.of(known.bytes());
  }
}
