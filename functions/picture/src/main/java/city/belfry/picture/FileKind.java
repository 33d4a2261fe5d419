package city.belfry.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a file is by its first bytes, whatever it is called. */
enum FileKind {
  JPEG,
  PNG,
  ANIMATED_PNG,
  GIF,
  WEBP,
  /** HEIC, AVIF and their kin. */
  HEIF,
  OTHER;

  private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  /** The chunk that makes a PNG move stands before its first image data. */
  private static final byte[] ANIMATION = ascii("acTL");

  private static final byte[] IMAGE_DATA = ascii("IDAT");

  static FileKind of(byte[] file) {
    if (at(file, 0, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF})) {
      return JPEG;
    }
    if (at(file, 0, PNG_SIGNATURE)) {
      return animated(file) ? ANIMATED_PNG : PNG;
    }
    if (at(file, 0, ascii("GIF8"))) {
      return GIF;
    }
    if (at(file, 0, ascii("RIFF")) && at(file, 8, ascii("WEBP"))) {
      return WEBP;
    }
    return at(file, 4, ascii("ftyp")) ? HEIF : OTHER;
  }

  private static boolean animated(byte[] png) {
    for (var i = PNG_SIGNATURE.length; i < png.length; i++) {
      if (at(png, i, IMAGE_DATA)) {
        return false;
      }
      if (at(png, i, ANIMATION)) {
        return true;
      }
    }
    return false;
  }

  private static boolean at(byte[] file, int offset, byte[] wanted) {
    return file.length >= offset + wanted.length
        && Arrays.equals(file, offset, offset + wanted.length, wanted, 0, wanted.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
