package city.belfry.picture;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.picture.Picture;
import city.belfry.usecase.picture.Renditions.Result;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegRenditionsTest {
  private final JpegRenditions renditions = new JpegRenditions();

  private static byte[] file(BufferedImage image, String format) throws IOException {
    var out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  private static BufferedImage image(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }

  private Result.Made made(byte[] file) {
    var result = renditions.of(file);
    assertThat(result).isInstanceOf(Result.Made.class);
    return (Result.Made) result;
  }

  private String refused(byte[] file) {
    var result = renditions.of(file);
    assertThat(result).isInstanceOf(Result.Refused.class);
    return ((Result.Refused) result).problem().code();
  }

  private static BufferedImage read(byte[] jpeg) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(jpeg));
  }

  /** The segment with which cameras begin: how they were held, and where. */
  private static byte[] withExif(byte[] jpeg, int orientation) {
    var exif = ByteBuffer.allocate(128);
    exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 2);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0);
    exif.putShort((short) 0x010E).putShort((short) 2).putInt(14).putInt(38).putInt(0);
    exif.put("34.0686,-118.1\0".getBytes(StandardCharsets.US_ASCII));
    var length = exif.position();
    var all = ByteBuffer.allocate(jpeg.length + length + 4);
    all.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) (length + 2));
    all.put(exif.array(), 0, length).put(jpeg, 2, jpeg.length - 2);
    return all.array();
  }

  @Test
  void scalesDownToWhatEveryPlatformTakes() throws IOException {
    var noise = image(4_000, 3_000);
    var random = new Random(1);
    for (var y = 0; y < noise.getHeight(); y++) {
      for (var x = 0; x < noise.getWidth(); x++) {
        noise.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    var made = made(file(noise, "jpg"));
    assertThat(made.jpeg()).hasSizeLessThanOrEqualTo(Picture.MOST_BYTES);
    assertThat(made.width()).isLessThanOrEqualTo(Picture.LONGEST_SIDE);
    assertThat(made.height() * 4).isBetween(made.width() * 3 - 4, made.width() * 3 + 4);
    assertThat(read(made.jpeg()).getWidth()).isEqualTo(made.width());
    assertThat(FileKind.of(made.jpeg())).isEqualTo(FileKind.JPEG);
  }

  @Test
  void neverScalesUp() throws IOException {
    var made = made(file(image(100, 80), "png"));
    assertThat(made.width()).isEqualTo(100);
    assertThat(made.height()).isEqualTo(80);
  }

  @Test
  void turnsThePictureAsTheCameraWasHeldAndTellsNothingElse() throws IOException {
    var half = image(200, 100);
    var paint = half.createGraphics();
    paint.setColor(Color.RED);
    paint.fillRect(0, 0, 100, 100);
    paint.dispose();
    var photo = withExif(file(half, "jpg"), 6);
    assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("34.0686");

    var made = made(photo);
    assertThat(made.width()).isEqualTo(100);
    assertThat(made.height()).isEqualTo(200);
    // Turned by a quarter to the right, what was left is above.
    assertThat(new Color(read(made.jpeg()).getRGB(50, 20)).getRed()).isGreaterThan(200);
    assertThat(new Color(read(made.jpeg()).getRGB(50, 180)).getRed()).isLessThan(50);
    assertThat(new String(made.jpeg(), StandardCharsets.ISO_8859_1))
        .doesNotContain("34.0686", "Exif");
  }

  @Test
  void putsWhatIsTransparentOnWhite() throws IOException {
    var clear = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
    var pixel = new Color(read(made(file(clear, "png")).jpeg()).getRGB(32, 32));
    assertThat(pixel.getRed()).isGreaterThan(250);
    assertThat(pixel.getBlue()).isGreaterThan(250);
  }

  @Test
  void makesTheSameOfTheSame() throws IOException {
    var file = file(image(300, 200), "png");
    assertThat(made(file).jpeg()).isEqualTo(made(file).jpeg());
  }

  /** A head that claims any size, with next to nothing behind it. */
  private static byte[] bomb(int width, int height) throws IOException {
    var png = file(image(64, 64), "png");
    var head = ByteBuffer.wrap(png);
    head.putInt(16, width).putInt(20, height);
    var sum = new CRC32();
    sum.update(png, 12, 17);
    head.putInt(29, (int) sum.getValue());
    return png;
  }

  @ParameterizedTest
  @CsvSource({
    "50000,50000,too-many-pixels",
    "7072,7071,too-many-pixels",
    "31,100,odd-size",
    "2001,100,odd-size"
  })
  void refusesOddSizesBeforeUnpackingThem(int width, int height, String code) throws IOException {
    assertThat(refused(bomb(width, height))).isEqualTo(code);
  }

  @Test
  void refusesWhatMoves() throws IOException {
    assertThat(refused(file(image(64, 64), "gif"))).isEqualTo("animated");
    var png = file(image(64, 64), "png");
    var moving = ByteBuffer.allocate(png.length + 20);
    moving.put(png, 0, 33).putInt(8).put("acTL".getBytes(StandardCharsets.US_ASCII));
    moving.putInt(2).putInt(0).putInt(0).put(png, 33, png.length - 33);
    assertThat(refused(moving.array())).isEqualTo("animated");
  }

  @ParameterizedTest
  @CsvSource({
    "<svg onload=alert(1)>",
    "RIFF0000WEBPVP8 ",
    "0000ftypheic",
    "PK0304",
    "''",
    "%PDF-1.7"
  })
  void believesNoNameButTheFirstBytes(String file) {
    assertThat(refused(file.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("not-a-picture");
  }

  @Test
  void namesAFileThatBreaksOff() throws IOException {
    var whole = file(image(300, 200), "png");
    assertThat(refused(Arrays.copyOf(whole, whole.length / 2))).isEqualTo("broken-picture");
    assertThat(refused(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0}))
        .isEqualTo("broken-picture");
  }
}
