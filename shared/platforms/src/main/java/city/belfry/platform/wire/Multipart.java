package city.belfry.platform.wire;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A form with files. The same parts make the same bytes. One thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>
 */
public final class Multipart {
  private record Part(String head, byte[] body) {}

  private final List<Part> parts = new ArrayList<>();

  /** Names are the platforms' own: plain ASCII without quotes. */
  public Multipart text(String name, String value) {
    parts.add(new Part(disposition(name), value.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  public Multipart jpeg(String name, byte[] file) {
    var head = disposition(name) + "; filename=\"picture.jpg\"\r\nContent-Type: image/jpeg";
    parts.add(new Part(head, file));
    return this;
  }

  private static String disposition(String name) {
    return "Content-Disposition: form-data; name=\"" + name + "\"";
  }

  /** The request with this form as its body, by POST. */
  public HttpRequest.Builder of(HttpRequest.Builder request) {
    var boundary = boundary();
    return request
        .header("content-type", "multipart/form-data; boundary=" + boundary)
        .POST(BodyPublishers.ofByteArray(body(boundary)));
  }

  private byte[] body(String boundary) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(ascii("--" + boundary + "\r\n" + part.head() + "\r\n\r\n"));
      out.writeBytes(part.body());
      out.writeBytes(ascii("\r\n"));
    }
    out.writeBytes(ascii("--" + boundary + "--\r\n"));
    return out.toByteArray();
  }

  /** Of the content itself: no part can be made to hold it. */
  private String boundary() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      parts.forEach(part -> {
        digest.update(ascii(part.head()));
        digest.update(part.body());
      });
      return "belfry-" + HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
