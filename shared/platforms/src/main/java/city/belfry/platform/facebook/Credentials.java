package city.belfry.platform.facebook;

import city.belfry.platform.answer.Masking;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the city got from Meta. Never printed.
 *
 * @param appSecret empty where calls carry no proof
 */
record Credentials(String pageToken, String appSecret) {
  static final String PAGE_TOKEN = "pageToken";
  static final String APP_SECRET = "appSecret";

  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

  /** Nothing where the token is missing, or cannot be one: it must stand in a header. */
  static Optional<Credentials> in(Map<String, String> secrets) {
    var token = secrets.getOrDefault(PAGE_TOKEN, "").strip();
    return TOKEN.matcher(token).matches()
        ? Optional.of(new Credentials(token, secrets.getOrDefault(APP_SECRET, "").strip()))
        : Optional.empty();
  }

  /**
   * Shows that the caller holds the app's secret too; empty without one.
   *
   * @see <a
   *     href="https://developers.facebook.com/docs/graph-api/guides/secure-requests">appsecret_proof</a>
   */
  Optional<String> proof() {
    if (appSecret.isEmpty()) {
      return Optional.empty();
    }
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var proof = mac.doFinal(pageToken.getBytes(StandardCharsets.UTF_8));
      return Optional.of(HexFormat.of().formatHex(proof));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  Masking masking() {
    return Masking.of(List.of(pageToken, appSecret, proof().orElse("")));
  }

  @Override
  public String toString() {
    return "Credentials[***]";
  }
}
