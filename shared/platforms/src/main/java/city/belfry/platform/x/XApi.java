package city.belfry.platform.x;

import city.belfry.platform.Wire;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Base;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.Keyring;
import city.belfry.platform.wire.Multipart;
import city.belfry.platform.wire.Raw;
import city.belfry.time.Clock;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;

/** X's calls, signed for one account. */
record XApi(Wire wire, Clock clock, Base base, Keyring.Complete keys) {
  Reply post(String path, JsonNode body) {
    var address = base.at(path);
    return wire.send(
        signed("POST", address)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  /** A form with a file: no part of it is signed. */
  Reply post(String path, Multipart form) {
    return wire.send(form.of(signed("POST", base.at(path))).build());
  }

  Reply get(String path, Map<String, String> query) {
    return wire.send(signed("GET", base.at(path, query)).GET().build());
  }

  Reply delete(String path) {
    return wire.send(signed("DELETE", base.at(path)).DELETE().build());
  }

  Raw raw() {
    return keys.raw();
  }

  /** The {@code data} of a 2xx. */
  static Optional<JsonNode> data(Reply reply) {
    return reply instanceof Reply.Answer answer && answer.status() / 100 == 2
        ? Json.object(answer).map(object -> object.path("data"))
        : Optional.empty();
  }

  private HttpRequest.Builder signed(String method, URI address) {
    return HttpRequest.newBuilder(address)
        .header("authorization", new OAuth1(keys).header(method, address, clock.now()));
  }
}
