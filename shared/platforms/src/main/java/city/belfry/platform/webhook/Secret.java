package city.belfry.platform.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that the receiver has too. Never prints itself.
 *
 * @see <a
 *     href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Signature
 *     scheme</a>
 */
final class Secret {
  static final String PREFIX = "whsec_";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;

  private final SecretKeySpec key;

  private Secret(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** Nothing where it is not {@code whsec_} and the Base64 of 24 to 64 bytes. */
  static Optional<Secret> of(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(text.substring(PREFIX.length())))
          .filter(key -> key.length >= LEAST_BYTES && key.length <= MOST_BYTES)
          .map(Secret::new);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /**
   * One entry of {@code webhook-signature}.
   *
   * @param timestamp Unix seconds, as the header beside it has them
   */
  String sign(String id, String timestamp, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "Secret";
  }
}
