package city.belfry.platform.telegram;

import city.belfry.platform.Wire;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Base;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.Keyring;
import city.belfry.platform.wire.Multipart;
import city.belfry.platform.wire.Raw;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;

/**
 * The Bot API's calls. The token is a part of their address.
 *
 * @see <a href="https://core.telegram.org/bots/api#making-requests">Making requests</a>
 */
record TelegramApi(Wire wire, Base base, Keyring.Complete keys) {
  static final String TOKEN = "token";

  /** So that nothing else of a secret can become a part of an address. */
  private static final String TOKEN_FORM = "[0-9]{1,20}:[A-Za-z0-9_-]{1,100}";

  boolean usable() {
    return keys.get(TOKEN).matches(TOKEN_FORM);
  }

  Reply call(String method, ObjectNode body) {
    return wire.send(
        to(method)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.bytes(body)))
            .build());
  }

  /** The same with a file: what is no text is told as JSON within the form. */
  Reply call(String method, ObjectNode body, String name, byte[] jpeg) {
    var form = new Multipart().jpeg(name, jpeg);
    body.properties().forEach(field -> form.text(field.getKey(), asText(field.getValue())));
    return wire.send(form.of(to(method)).build());
  }

  private static String asText(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private HttpRequest.Builder to(String method) {
    return HttpRequest.newBuilder(base.at("bot" + keys.get(TOKEN) + "/" + method));
  }

  Raw raw() {
    return keys.raw();
  }

  /** The {@code result} of an answer that says {@code ok}. */
  static Optional<JsonNode> result(Reply reply) {
    return Json.good(reply)
        .filter(object -> object.path("ok").asBoolean(false))
        .map(object -> object.path("result"));
  }
}
