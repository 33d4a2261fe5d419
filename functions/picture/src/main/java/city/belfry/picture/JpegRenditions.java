package city.belfry.picture;

import city.belfry.domain.picture.Picture;
import city.belfry.domain.problem.Problem;
import city.belfry.usecase.picture.Renditions;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.filters.Canvas;
import net.coobird.thumbnailator.geometry.Positions;

/**
 * Reads JPEG and PNG, and writes them anew: turned as the camera was held, on white where they are
 * transparent, scaled down, and with nothing of the file but its pixels, so that no place and no
 * name goes out with them. Safe for threads.
 */
final class JpegRenditions implements Renditions {
  /** Most cameras' pictures have fewer; a file of some kilobytes can claim any number. */
  private static final long MOST_PIXELS = 50_000_000;

  private static final int LEAST_SIDE = 32;

  /** What Telegram takes at most: the long side by the short one. */
  private static final int MOST_RATIO = 20;

  private static final double[] QUALITIES = {0.85, 0.7, 0.5};
  private static final int LEAST_SCALED = 512;

  @Override
  public Result of(byte[] file) {
    var refusal = refusal(FileKind.of(file));
    if (refusal.isPresent()) {
      return new Result.Refused(refusal.get());
    }
    try {
      var size = size(file);
      if (size.isEmpty()) {
        return broken();
      }
      return refusal(size.get()).<Result>map(Result.Refused::new).orElseGet(() -> made(file));
    } catch (IOException | RuntimeException _) {
      return broken();
    }
  }

  private static Optional<Problem> refusal(FileKind kind) {
    return switch (kind) {
      case JPEG, PNG -> Optional.empty();
      case ANIMATED_PNG, GIF ->
          problem(
              "animated", "the picture moves", "send a picture that stands still, as JPEG or PNG");
      case WEBP, HEIF, OTHER ->
          problem(
              "not-a-picture",
              kind == FileKind.OTHER ? "the file is neither JPEG nor PNG" : "the file is " + kind,
              "save it as JPEG or PNG");
    };
  }

  /** As the file's head says, before anything is unpacked. */
  private static Optional<Dimension> size(byte[] file) throws IOException {
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      var reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return Optional.of(new Dimension(reader.getWidth(0), reader.getHeight(0)));
      } finally {
        reader.dispose();
      }
    }
  }

  private static Optional<Problem> refusal(Dimension size) {
    var shorter = Math.min(size.width, size.height);
    var longer = Math.max(size.width, size.height);
    if ((long) size.width * size.height > MOST_PIXELS) {
      return problem(
          "too-many-pixels",
          "the picture has " + size.width + " × " + size.height + " pixels",
          "scale it down to at most " + MOST_PIXELS / 1_000_000 + " million");
    }
    return shorter < LEAST_SIDE || longer > MOST_RATIO * shorter
        ? problem(
            "odd-size",
            "the picture has " + size.width + " × " + size.height + " pixels",
            "at least "
                + LEAST_SIDE
                + " each way, and at most "
                + MOST_RATIO
                + " times as long as wide")
        : Optional.empty();
  }

  private static Result made(byte[] file) {
    for (var side = Picture.LONGEST_SIDE; side >= LEAST_SCALED; side = side * 3 / 4) {
      var image = scaled(file, side);
      for (var quality : QUALITIES) {
        var jpeg = jpeg(image, quality);
        if (jpeg.length <= Picture.MOST_BYTES) {
          return new Result.Made(jpeg, image.getWidth(), image.getHeight());
        }
      }
    }
    return broken();
  }

  /** Upright, on white, no side longer than this, and never larger than it was. */
  private static BufferedImage scaled(byte[] file, int side) {
    try {
      var upright = Thumbnails.of(new ByteArrayInputStream(file)).scale(1).asBufferedImage();
      var factor = side / (double) Math.max(upright.getWidth(), upright.getHeight());
      var small = Thumbnails.of(upright).scale(Math.min(1, factor)).asBufferedImage();
      return new Canvas(small.getWidth(), small.getHeight(), Positions.CENTER, Color.WHITE)
          .apply(small);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] jpeg(BufferedImage image, double quality) {
    try {
      var out = new ByteArrayOutputStream();
      Thumbnails.of(image).scale(1).outputFormat("jpg").outputQuality(quality).toOutputStream(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Result broken() {
    return new Result.Refused(
        new Problem(
            "broken-picture",
            "",
            "the picture is damaged, or of a kind that cannot be read",
            "open it, save it anew as JPEG or PNG, and send that"));
  }

  private static Optional<Problem> problem(String code, String what, String help) {
    return Optional.of(new Problem(code, "", what, help));
  }
}
