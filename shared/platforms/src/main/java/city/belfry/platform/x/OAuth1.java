package city.belfry.platform.x;

import city.belfry.platform.wire.Keyring;
import city.belfry.platform.wire.Percent;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests with HMAC-SHA1. Only the address is: no body sent here is a form of pairs, the one
 * kind that would be signed too.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5849#section-3.4">RFC 5849, section 3.4</a>
 */
record OAuth1(Keyring.Complete keys) {
  static final List<String> NAMES =
      List.of("consumerKey", "consumerSecret", "accessToken", "accessTokenSecret");

  /** The Authorization header's value. */
  String header(String method, URI address, Instant now) {
    return header(method, address, now, nonce());
  }

  String header(String method, URI address, Instant now, String nonce) {
    var oauth = new TreeMap<String, String>();
    oauth.put("oauth_consumer_key", keys.get("consumerKey"));
    oauth.put("oauth_nonce", nonce);
    oauth.put("oauth_signature_method", "HMAC-SHA1");
    oauth.put("oauth_timestamp", String.valueOf(now.getEpochSecond()));
    oauth.put("oauth_token", keys.get("accessToken"));
    oauth.put("oauth_version", "1.0");
    oauth.put("oauth_signature", signature(baseString(method, address, oauth)));
    return oauth.entrySet().stream()
        .map(pair -> pair.getKey() + "=\"" + Percent.encode(pair.getValue()) + "\"")
        .collect(Collectors.joining(", ", "OAuth ", ""));
  }

  static String baseString(String method, URI address, Map<String, String> oauth) {
    var pairs = new ArrayList<String>();
    oauth.forEach((name, value) -> pairs.add(pair(name, value)));
    var query = address.getRawQuery();
    if (query != null && !query.isEmpty()) {
      for (var parameter : query.split("&", -1)) {
        var parts = parameter.split("=", 2);
        pairs.add(pair(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : ""));
      }
    }
    // Sorting encoded "name=value" would misplace names that begin alike: "=" sorts after "-" and
    // the digits, so names and values are sorted with the lowest separator there is.
    var sorted = pairs.stream().sorted().map(pair -> pair.replace('\0', '='));
    return method.toUpperCase(Locale.ROOT)
        + "&"
        + Percent.encode(origin(address) + address.getRawPath())
        + "&"
        + Percent.encode(sorted.collect(Collectors.joining("&")));
  }

  private static String pair(String name, String value) {
    return Percent.encode(name) + "\0" + Percent.encode(value);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Lower case, and without a port that the scheme implies. */
  private static String origin(URI address) {
    var scheme = address.getScheme().toLowerCase(Locale.ROOT);
    var implied = scheme.equals("https") ? 443 : 80;
    var port =
        address.getPort() == -1 || address.getPort() == implied ? "" : ":" + address.getPort();
    return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + port;
  }

  private String signature(String base) {
    var secret =
        Percent.encode(keys.get("consumerSecret"))
            + "&"
            + Percent.encode(keys.get("accessTokenSecret"));
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(base.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HmacSHA1", e);
    }
  }

  /** A new generator each time: one kept in a memory snapshot would repeat itself in every copy. */
  private static String nonce() {
    var bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
