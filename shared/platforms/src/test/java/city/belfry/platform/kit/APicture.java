package city.belfry.platform.kit;

import city.belfry.domain.language.Language;
import city.belfry.domain.message.Illustration;
import city.belfry.domain.picture.Picture;
import city.belfry.domain.post.Figure.Alt;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** A small picture for tests. */
public final class APicture {
  private static final byte[] JPEG = jpeg();

  public static final Picture PICTURE = new Picture("c".repeat(64), 64, 48, JPEG.length);

  private APicture() {}

  public static byte[] bytes() {
    return JPEG.clone();
  }

  /** Shown to all, described in English. */
  public static Illustration described(String alt) {
    return new Illustration(PICTURE, List.of(new Alt(new Language("en"), alt)));
  }

  private static byte[] jpeg() {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpg", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
