package city.belfry.platform.bluesky;

import city.belfry.platform.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * What a correction answers, by name and by the hash of what was read there: the post itself, and
 * the first one of its thread. Kept with the claim, so that every try answers the same.
 *
 * @see <a href="https://docs.bsky.app/docs/advanced-guides/posts#replies">Replies</a>
 */
record ReplyRefs(Ref root, Ref parent) {
  /** One post as it was when it was read. */
  record Ref(String uri, String cid) {
    ObjectNode json() {
      return Json.newObject().put("uri", uri).put("cid", cid);
    }

    static Optional<Ref> read(JsonNode node) {
      var uri = node.path("uri").asText("");
      var cid = node.path("cid").asText("");
      return uri.startsWith("at://") && !cid.isBlank()
          ? Optional.of(new Ref(uri, cid))
          : Optional.empty();
    }
  }

  /**
   * @param found what {@code getRecord} told of the post to answer
   */
  static Optional<ReplyRefs> to(JsonNode found) {
    return Ref.read(found)
        .map(parent -> {
          var root = Ref.read(found.path("value").path("reply").path("root")).orElse(parent);
          return new ReplyRefs(root, parent);
        });
  }

  ObjectNode json() {
    var reply = Json.newObject();
    reply.set("root", root.json());
    reply.set("parent", parent.json());
    return reply;
  }

  Map<String, String> kept() {
    return Map.of(
        "rootUri", root.uri(),
        "rootCid", root.cid(),
        "parentUri", parent.uri(),
        "parentCid", parent.cid());
  }

  static Optional<ReplyRefs> of(Map<String, String> kept) {
    var root = new Ref(kept.getOrDefault("rootUri", ""), kept.getOrDefault("rootCid", ""));
    var parent = new Ref(kept.getOrDefault("parentUri", ""), kept.getOrDefault("parentCid", ""));
    return parent.cid().isEmpty() ? Optional.empty() : Optional.of(new ReplyRefs(root, parent));
  }
}
