package city.belfry.platform.bluesky;

import city.belfry.platform.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A file on the account's server, as records refer to it. Its name is the hash of its bytes: the
 * same file, uploaded again, has the same.
 *
 * @param size in bytes
 * @see <a href="https://atproto.com/specs/data-model#blob-type">Blob type</a>
 */
record Blob(String cid, String type, long size) {
  static Optional<Blob> read(JsonNode blob) {
    var cid = blob.path("ref").path("$link").asText("");
    var type = blob.path("mimeType").asText("");
    var size = blob.path("size").asLong(0);
    return cid.matches("[A-Za-z0-9]{1,200}") && type.matches("image/[a-z]{1,20}")
        ? Optional.of(new Blob(cid, type, size))
        : Optional.empty();
  }

  ObjectNode json() {
    var blob = Json.newObject().put("$type", "blob");
    blob.putObject("ref").put("$link", cid);
    return blob.put("mimeType", type).put("size", size);
  }
}
