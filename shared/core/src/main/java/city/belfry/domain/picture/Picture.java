package city.belfry.domain.picture;

import java.util.regex.Pattern;

/**
 * A picture as it is kept: one JPEG without metadata, small enough for every platform, so that no
 * publisher ever scales one.
 *
 * @param id SHA-256 of its bytes, 64 digits of lower-case hex
 * @param width in pixels
 * @param height in pixels
 * @param bytes how many the file has
 */
public record Picture(String id, int width, int height, int bytes) {
  /**
   * The most that the strictest platform takes: WeChat's article pictures, 1 MB.
   *
   * @see <a
   *     href="https://developers.weixin.qq.com/doc/service/api/material/permanent/api_uploadimage.html">uploadimg</a>
   */
  public static final int MOST_BYTES = 950_000;

  /** Longer sides are scaled down; platforms show no more. */
  public static final int LONGEST_SIDE = 2_048;

  public static final String TYPE = "image/jpeg";

  private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Its path below the city's public address, without a leading slash. */
  public String key() {
    return "pictures/" + id + ".jpg";
  }
}
