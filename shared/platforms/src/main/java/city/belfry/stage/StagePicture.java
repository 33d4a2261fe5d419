package city.belfry.stage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A picture on a stage platform.
 *
 * @param type by its bytes, whatever was claimed: {@code image/jpeg} or {@code image/png}
 * @param alt what it shows, as the platform was told; empty for nothing
 */
public record StagePicture(byte[] bytes, String type, int width, int height, String alt) {
  /** The picture that bytes are; nothing where they are none. */
  public static Optional<StagePicture> of(byte[] bytes) {
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      var reader = readers.next();
      try {
        reader.setInput(in, true, true);
        var type = "image/" + reader.getFormatName().toLowerCase(Locale.ROOT);
        return Optional.of(
            new StagePicture(bytes, type, reader.getWidth(0), reader.getHeight(0), ""));
      } finally {
        reader.dispose();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The same, described. */
  public StagePicture described(String words) {
    return new StagePicture(bytes, type, width, height, words);
  }
}
