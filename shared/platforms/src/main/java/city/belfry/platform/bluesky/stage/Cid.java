package city.belfry.platform.bluesky.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;

/**
 * Hashes in the form of the real ones: version 1, SHA-256, base 32. Of a record, JSON with its
 * fields in order is hashed, not CBOR; of a file, its bytes.
 */
final class Cid {
  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final byte DAG_CBOR = 0x71;
  private static final byte RAW = 0x55;

  private Cid() {}

  static String of(JsonNode node) {
    return of(DAG_CBOR, sorted(node).toString().getBytes(StandardCharsets.UTF_8));
  }

  static String of(byte[] file) {
    return of(RAW, file);
  }

  private static String of(byte codec, byte[] content) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(content);
      var all = ByteBuffer.allocate(4 + hash.length).put((byte) 1).put(codec);
      return "b" + base32(all.put((byte) 0x12).put((byte) hash.length).put(hash).array());
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
