package city.belfry.platform.bluesky.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;

/**
 * A record's hash, in the form of the real one: version 1, DAG-CBOR, SHA-256, base 32. What is
 * hashed is JSON with its fields in order, not CBOR.
 */
final class Cid {
  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final byte[] PREFIX = {1, 0x71, 0x12, 0x20};

  private Cid() {}

  static String of(JsonNode node) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(sorted(node).toString().getBytes(StandardCharsets.UTF_8));
      var all = new byte[PREFIX.length + hash.length];
      System.arraycopy(PREFIX, 0, all, 0, PREFIX.length);
      System.arraycopy(hash, 0, all, PREFIX.length, hash.length);
      return "b" + base32(all);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static JsonNode sorted(JsonNode node) {
    var json = JsonNodeFactory.instance;
    if (node.isArray()) {
      return json.arrayNode().addAll(node.valueStream().map(Cid::sorted).toList());
    }
    if (!node.isObject()) {
      return node;
    }
    var fields = new TreeMap<String, JsonNode>();
    node.properties().forEach(it -> fields.put(it.getKey(), sorted(it.getValue())));
    return json.objectNode().setAll(fields);
  }

  private static String base32(byte[] bytes) {
    var out = new StringBuilder();
    var bits = 0;
    var value = 0;
    for (var b : bytes) {
      value = (value << 8 | (b & 0xff)) & 0xffff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        out.append(DIGITS.charAt(value >>> bits & 31));
      }
    }
    if (bits > 0) {
      out.append(DIGITS.charAt(value << (5 - bits) & 31));
    }
    return out.toString();
  }
}
