package city.belfry.platform.wechat;

import city.belfry.platform.Wire;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Base;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.Multipart;
import city.belfry.platform.wire.Raw;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/**
 * Single exchanges with WeChat. Bodies are raw UTF-8: WeChat shows readers an escaped character as
 * it was escaped.
 */
record Calls(Base base, Wire wire) {
  private static final long TOO_OFTEN = 45011;

  /** The path with the token where WeChat wants it: in the address. */
  URI address(String path, String token) {
    return base.at(path, Map.of("access_token", token));
  }

  URI address(String path) {
    return base.at(path);
  }

  Said get(URI address, Raw raw) {
    return exchange(HttpRequest.newBuilder(address).GET().build(), raw);
  }

  Said post(URI address, ObjectNode body, Raw raw) {
    return exchange(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofByteArray(Json.bytes(body)))
            .build(),
        raw);
  }

  Said upload(URI address, String name, byte[] jpeg, Raw raw) {
    var form = new Multipart().jpeg(name, jpeg);
    return exchange(form.of(HttpRequest.newBuilder(address)).build(), raw);
  }

  private Said exchange(HttpRequest request, Raw raw) {
    var reply = wire.send(request);
    return switch (reply) {
      case Reply.NeverLeft _ -> new Said.NeverLeft(raw.of(reply));
      case Reply.NoAnswer _ -> new Said.Unclear(raw.of(reply));
      case Reply.Answer answer -> read(answer, raw);
    };
  }

  private static Said read(Reply.Answer answer, Raw raw) {
    if (answer.status() == 429) {
      return new Said.No(TOO_OFTEN, Json.newObject(), "HTTP 429", raw.of(answer));
    }
    var good = answer.status() >= 200 && answer.status() < 500;
    return Json.object(answer)
        .filter(_ -> good)
        .map(body -> said(answer, body, raw))
        .orElseGet(() -> new Said.Unclear(raw.of(answer)));
  }

  private static Said said(Reply.Answer answer, JsonNode body, Raw raw) {
    var code = Json.number(body.path("errcode"));
    if (code.isPresent() && code.getAsLong() != 0) {
      var words = raw.brief(code.getAsLong() + " " + body.path("errmsg").asText());
      return new Said.No(code.getAsLong(), body, words, raw.of(answer));
    }
    var readable = code.isPresent() || body.path("errcode").isMissingNode();
    return answer.status() < 300 && readable
        ? new Said.Yes(body, raw.of(answer))
        : new Said.Unclear(raw.of(answer));
  }
}
