package city.belfry.platform.facebook.stage;

import city.belfry.stage.StageReply;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Who calls, by the token: {@code stage-ACCOUNT} is good, {@code expired-…}, {@code revoked-…}. */
sealed interface Caller {
  /** The app secret of every staged app: a proof must be made with it. */
  String APP_SECRET = "stage-secret";

  record Known(String account, String token) implements Caller {}

  record Refused(StageReply reply) implements Caller {}

  static Caller of(String token, Map<String, String> parameters) {
    if (token.isEmpty()) {
      return refused("An access token is required to request this resource.", 104, 0);
    }
    if (token.startsWith("expired-")) {
      return refused(
          "Error validating access token: Session has expired on Sunday, 01-Nov-26 00:00:00 PST.",
          190,
          463);
    }
    if (token.startsWith("revoked-")) {
      return refused(
          "Error validating access token: The session has been invalidated because the user"
              + " changed their password.",
          190,
          460);
    }
    if (!token.matches("stage-.+")) {
      return refused("Invalid OAuth access token - Cannot parse access token", 190, 0);
    }
    var proof = parameters.get("appsecret_proof");
    return proof == null || proof.equals(proof(token))
        ? new Known(token.substring("stage-".length()), token)
        : refused("Invalid appsecret_proof provided in the API argument", 100, 0);
  }

  private static Refused refused(String message, int code, int subcode) {
    return new Refused(GraphReply.error(400, message, code, subcode));
  }

  private static String proof(String token) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(APP_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
