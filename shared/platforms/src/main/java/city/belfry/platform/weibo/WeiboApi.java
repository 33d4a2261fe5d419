package city.belfry.platform.weibo;

import city.belfry.platform.Wire;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Base;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.Keyring;
import city.belfry.platform.wire.Multipart;
import city.belfry.platform.wire.Percent;
import city.belfry.platform.wire.Raw;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Weibo's calls, made with one account's token. */
record WeiboApi(Wire wire, Base base, Keyring.Complete keys) {
  static final String TOKEN = "accessToken";

  /** A form, the token in it. */
  Reply post(String path, Map<String, String> parameters) {
    return wire.send(
        HttpRequest.newBuilder(base.at(path))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(Percent.pairs(withToken(parameters))))
            .build());
  }

  /** The same with a picture. */
  Reply post(String path, Map<String, String> parameters, byte[] jpeg) {
    var form = new Multipart();
    withToken(parameters).forEach(form::text);
    return wire.send(form.jpeg("pic", jpeg).of(HttpRequest.newBuilder(base.at(path))).build());
  }

  private Map<String, String> withToken(Map<String, String> parameters) {
    var form = new LinkedHashMap<String, String>();
    form.put("access_token", token());
    form.putAll(parameters);
    return form;
  }

  /** The token in a header: addresses end in logs. */
  Reply get(String path, Map<String, String> query) {
    return wire.send(
        HttpRequest.newBuilder(base.at(path, query))
            .header("authorization", "OAuth2 " + token())
            .GET()
            .build());
  }

  Raw raw() {
    return keys.raw();
  }

  /** What a 2xx without an error in it holds. */
  static Optional<JsonNode> good(Reply.Answer answer) {
    return answer.status() / 100 == 2
        ? Json.object(answer).filter(object -> WeiboErrors.code(object) == 0)
        : Optional.empty();
  }

  private String token() {
    return keys.get(TOKEN);
  }
}
