package city.belfry.platform.mastodon;

import city.belfry.platform.Wire;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Base;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.Keyring;
import city.belfry.platform.wire.Multipart;
import city.belfry.platform.wire.Percent;
import city.belfry.platform.wire.Raw;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;

/** Mastodon's calls, for one account. */
record MastodonApi(Wire wire, Base base, Keyring.Complete keys) {
  static final String TOKEN = "accessToken";
  static final String SELF = "api/v1/accounts/verify_credentials";
  private static final String STATUSES = "api/v1/statuses";
  private static final String JSON = "application/json";

  Reply get(String path) {
    return wire.send(request(base.at(path)).GET().build());
  }

  Reply get(String path, Map<String, String> query) {
    return wire.send(request(base.at(path, query)).GET().build());
  }

  Reply status(String id) {
    return get(one(id));
  }

  /**
   * @param key under which a server that honours it makes one status, however often it is asked
   */
  Reply create(ObjectNode body, String key) {
    return wire.send(
        request(base.at(STATUSES))
            .header("content-type", JSON)
            .header("idempotency-key", key)
            .POST(json(body))
            .build());
  }

  Reply edit(String id, ObjectNode body) {
    return wire.send(
        request(base.at(one(id))).header("content-type", JSON).PUT(json(body)).build());
  }

  Reply delete(String id) {
    return wire.send(request(base.at(one(id))).DELETE().build());
  }

  /** The answer is 202 while the server is at work on it. */
  Reply upload(Multipart file) {
    return wire.send(file.of(request(base.at("api/v2/media"))).build());
  }

  /** The answer is 206 while the server is at work on it. */
  Reply media(String id) {
    return get("api/v1/media/" + Percent.encode(id));
  }

  Raw raw() {
    return keys.raw();
  }

  /** The array of a 200. */
  static Optional<JsonNode> array(Reply reply) {
    return reply instanceof Reply.Answer answer && answer.status() == 200
        ? Json.array(answer)
        : Optional.empty();
  }

  private static String one(String id) {
    return STATUSES + "/" + Percent.encode(id);
  }

  private HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address).header("authorization", "Bearer " + keys.get(TOKEN));
  }

  private static BodyPublisher json(ObjectNode body) {
    return BodyPublishers.ofByteArray(Json.bytes(body));
  }
}
