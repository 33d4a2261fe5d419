package city.belfry.platform.bluesky;

import city.belfry.platform.Wire.Reply;
import city.belfry.platform.bluesky.BlueskyErrors.Meaning;
import city.belfry.platform.bluesky.Sessions.Entry;
import city.belfry.platform.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Reads, writes and deletes posts by their names. */
record Posts(Xrpc xrpc, Entry.Open entry) {
  /** What there is under a name. */
  sealed interface Look {
    /**
     * @param record the server's whole answer: {@code uri}, {@code cid}, {@code value}
     */
    record There(JsonNode record) implements Look {
      boolean says(String text) {
        return record.path("value").path("text").asText("").equals(text);
      }
    }

    record Nothing() implements Look {}

    record Unclear(Reply reply) implements Look {}
  }

  PostUri own(String rkey) {
    return new PostUri(entry.session().did(), rkey);
  }

  boolean owns(PostUri post) {
    return post.did().equals(entry.session().did());
  }

  Look look(PostUri post) {
    var query = Map.of("repo", post.did(), "collection", PostUri.COLLECTION, "rkey", post.rkey());
    var reply = xrpc.get(entry.session(), "com.atproto.repo.getRecord", query);
    var found = Json.good(reply).filter(it -> it.path("uri").asText("").equals(post.toString()));
    if (found.isPresent()) {
      return new Look.There(found.get());
    }
    return reply instanceof Reply.Answer answer
            && BlueskyErrors.meaning(answer) instanceof Meaning.Gone
        ? new Look.Nothing()
        : new Look.Unclear(reply);
  }

  /**
   * Puts a record where there is none. One that is there already stays as it is: the very same is a
   * yes, any other a refusal. So no late try undoes what somebody did there since.
   */
  Reply create(PostUri post, ObjectNode content) {
    var body = body(post).putNull("swapRecord");
    body.set("record", content);
    return xrpc.post(entry.session(), "com.atproto.repo.putRecord", body);
  }

  /** Whether this answer is the yes to a create. */
  static boolean created(Reply reply, PostUri post) {
    return Json.good(reply)
        .filter(it -> it.path("uri").asText("").equals(post.toString()))
        .filter(it -> !it.path("cid").asText("").isBlank())
        .isPresent();
  }

  /** Also where there is none. */
  Reply delete(PostUri post) {
    return xrpc.post(entry.session(), "com.atproto.repo.deleteRecord", body(post));
  }

  private static ObjectNode body(PostUri post) {
    return Json.newObject()
        .put("repo", post.did())
        .put("collection", PostUri.COLLECTION)
        .put("rkey", post.rkey());
  }
}
