package city.belfry.platform.webhook.stage;

import city.belfry.stage.StageRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies as a careful receiver does: all three headers, an id without dots, five minutes of
 * tolerance either way, comparison in constant time, any of its keys with any of the signatures.
 *
 * @see <a
 *     href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Verifying
 *     webhooks</a>
 */
final class WebhookSignature {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final List<byte[]> keys;

  WebhookSignature(List<String> secrets) {
    this.keys =
        secrets.stream()
            .map(secret -> Base64.getDecoder().decode(secret.substring("whsec_".length())))
            .toList();
  }

  /** What is wrong with a request; nothing where it is genuine and fresh. */
  Optional<String> wrong(StageRequest request, Instant now) {
    var id = request.header("webhook-id").orElse("");
    if (id.isBlank() || id.contains(".")) {
      return Optional.of("webhook-id is missing or has a dot");
    }
    var timestamp = request.header("webhook-timestamp").orElse("");
    if (!timestamp.matches("[0-9]{1,11}")) {
      return Optional.of("webhook-timestamp is no number of seconds");
    }
    var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) {
      return Optional.of("webhook-timestamp is more than five minutes away");
    }
    var given = request.header("webhook-signature").orElse("").split(" ", -1);
    return genuine(id + "." + timestamp + ".", request.body(), given)
        ? Optional.empty()
        : Optional.of("no signature matches");
  }

  private boolean genuine(String before, byte[] body, String[] given) {
    return keys.stream()
        .map(key -> ("v1," + signature(key, before, body)).getBytes(StandardCharsets.UTF_8))
        .anyMatch(expected ->
            Arrays.stream(given)
                .anyMatch(
                    it -> MessageDigest.isEqual(expected, it.getBytes(StandardCharsets.UTF_8))));
  }

  private static String signature(byte[] key, String before, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(before.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
