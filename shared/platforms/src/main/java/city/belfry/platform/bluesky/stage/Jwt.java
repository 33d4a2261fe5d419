package city.belfry.platform.bluesky.stage;

import city.belfry.platform.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/** Tokens that their holder can read and nobody but the stage should write. */
final class Jwt {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String HEADER = encoded("{\"typ\":\"JWT\",\"alg\":\"HS256\"}");

  private Jwt() {}

  static String of(JsonNode claims) {
    var content = HEADER + "." + encoded(claims.toString());
    return content + "." + signature(content);
  }

  /** Its claims, where the stage signed it. */
  static Optional<JsonNode> verified(String token) {
    var dot = token.lastIndexOf('.');
    if (dot < 0 || !signature(token.substring(0, dot)).equals(token.substring(dot + 1))) {
      return Optional.empty();
    }
    var payload = token.substring(token.indexOf('.') + 1, dot);
    return Json.object(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
  }

  /** A stand-in for HMAC: it guards nothing but against slips. */
  private static String signature(String content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return BASE64.encodeToString(
          digest.digest(("stage" + content).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String encoded(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
