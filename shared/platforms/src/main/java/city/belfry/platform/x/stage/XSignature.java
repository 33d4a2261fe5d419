package city.belfry.platform.x.stage;

import city.belfry.stage.StageRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks a signature as a server does, from the request alone; shares no line with the signer.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5849#section-3.2">RFC 5849, section 3.2</a>
 */
final class XSignature {
  private static final Pattern PARAMETER = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");
  private static final Set<String> NEEDED =
      Set.of(
          "oauth_consumer_key",
          "oauth_nonce",
          "oauth_signature",
          "oauth_signature_method",
          "oauth_timestamp",
          "oauth_token",
          "oauth_version");
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final String KEY = "stage-consumer-secret&stage-token-secret";

  private final Set<String> nonces = new HashSet<>();

  private record Pair(String name, String value) {}

  /** Whose signed request this is; nothing when X would answer 401. */
  Optional<String> account(StageRequest request) {
    var header = request.header("authorization").orElse("");
    var given = new HashMap<String, String>();
    PARAMETER.matcher(header).results().forEach(m -> given.put(m.group(1), decode(m.group(2))));
    var token = given.getOrDefault("oauth_token", "");
    var timestamp = given.getOrDefault("oauth_timestamp", "");
    var acceptable =
        header.startsWith("OAuth ")
            && given.keySet().equals(NEEDED)
            && "1.0".equals(given.get("oauth_version"))
            && "HMAC-SHA1".equals(given.get("oauth_signature_method"))
            && "stage-key".equals(given.get("oauth_consumer_key"))
            && token.matches("stage-.+")
            && recent(timestamp, request.arrived())
            && signed(request, given)
            && nonces.add(timestamp + " " + given.get("oauth_nonce"));
    return acceptable ? Optional.of(token.substring("stage-".length())) : Optional.empty();
  }

  private static boolean recent(String timestamp, Instant arrived) {
    return timestamp.matches("[0-9]{1,11}")
        && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), arrived)
                .abs()
                .compareTo(SKEW)
            <= 0;
  }

  private static boolean signed(StageRequest request, Map<String, String> given) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
      var right = mac.doFinal(base(request, given).getBytes(StandardCharsets.UTF_8));
      return MessageDigest.isEqual(
          Base64.getEncoder().encode(right),
          given.getOrDefault("oauth_signature", "").getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base(StageRequest request, Map<String, String> given) {
    var pairs = new ArrayList<Pair>();
    given.forEach((name, value) -> {
      if (!name.equals("oauth_signature")) {
        pairs.add(new Pair(encode(name), encode(value)));
      }
    });
    request.query().forEach((name, value) -> pairs.add(new Pair(encode(name), encode(value))));
    // Of forms only those of pairs are signed, none with files.
    if (request.contentType().equals("application/x-www-form-urlencoded")) {
      request.form().forEach((name, value) -> pairs.add(new Pair(encode(name), encode(value))));
    }
    pairs.sort(Comparator.comparing(Pair::name).thenComparing(Pair::value));
    var joined = pairs.stream().map(pair -> pair.name + "=" + pair.value).toList();
    return String.join(
        "&",
        List.of(
            request.method(), encode(place(request.address())), encode(String.join("&", joined))));
  }

  private static String place(URI address) {
    var scheme = address.getScheme().toLowerCase(Locale.ROOT);
    var port = address.getPort();
    var shown = port < 0 || (scheme + port).matches("http80|https443") ? "" : ":" + port;
    return scheme
        + "://"
        + address.getHost().toLowerCase(Locale.ROOT)
        + shown
        + address.getRawPath();
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
