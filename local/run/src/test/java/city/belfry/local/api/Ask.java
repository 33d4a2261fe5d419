package city.belfry.local.api;

import city.belfry.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Consumer;

/** An event of {@code events/accept}, as the HTTP API sends it, and what a test changes in it. */
record Ask(JsonNode event) {
  /** The event of a file, as it is. */
  static Ask of(String name) {
    try {
      return new Ask(
          Json.parse(
              Files.readAllBytes(
                  TestTown.HOME.resolve(
                      "events/" + (name.contains("/") ? name : "accept/" + name) + ".json"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Ask changed(Consumer<ObjectNode> change) {
    var copy = (ObjectNode) event.deepCopy();
    change.accept(copy);
    return new Ask(copy);
  }

  JsonNode body() {
    try {
      return Json.parse(event.path("body").asText().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The body as it goes over the wire, JSON or not. */
  Ask raw(String body) {
    return changed(e -> e.put("body", body).put("isBase64Encoded", false));
  }

  /** The body as bytes, as API Gateway hands on what it takes for binary. */
  Ask bytes(byte[] body) {
    return changed(
        e -> e.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true));
  }

  /** The body with a change. */
  Ask but(Consumer<ObjectNode> change) {
    var body = (ObjectNode) body().deepCopy();
    change.accept(body);
    return raw(body.toString());
  }

  Ask due(Instant due) {
    return but(body -> body.put("due", due.toString()));
  }

  Ask channels(String... names) {
    return but(body -> {
      var list = body.putArray("channels");
      for (var name : names) {
        list.add(name);
      }
    });
  }

  Ask key(String key) {
    return header("idempotency-key", key);
  }

  Ask header(String name, String value) {
    return changed(e -> e.withObjectProperty("headers").put(name, value));
  }

  Ask withoutHeader(String name) {
    return changed(e -> e.withObjectProperty("headers").remove(name));
  }

  /** About this post. */
  Ask post(String id) {
    return parameter("id", id);
  }

  Ask parameter(String name, String value) {
    return changed(e -> e.withObjectProperty("pathParameters").put(name, value));
  }

  Ask query(String name, String value) {
    return changed(e -> e.withObjectProperty("queryStringParameters").put(name, value));
  }

  Ask withoutQuery() {
    return changed(e -> e.remove("queryStringParameters"));
  }

  /** The caller's claims with a change. */
  Ask claims(Consumer<ObjectNode> change) {
    return changed(e -> change.accept((ObjectNode) e.at("/requestContext/authorizer/jwt/claims")));
  }
}
