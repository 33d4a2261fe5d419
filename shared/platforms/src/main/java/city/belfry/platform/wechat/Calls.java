package city.belfry.platform.wechat;

import city.belfry.platform.Wire;
import city.belfry.platform.Wire.Reply.Answer;
import city.belfry.platform.Wire.Reply.NeverLeft;
import city.belfry.platform.Wire.Reply.NoAnswer;
import city.belfry.platform.answer.JsonText;
import city.belfry.platform.answer.Masking;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/**
 * Single exchanges with WeChat. Bodies are raw UTF-8: WeChat shows readers an escaped character as
 * it was escaped.
 *
 * @param base ends in a slash; everything is called below it
 */
record Calls(URI base, Wire wire) {
  private static final long TOO_OFTEN = 45011;

  static Calls at(URI address, Wire wire) {
    var text = address.toString();
    return new Calls(text.endsWith("/") ? address : URI.create(text + "/"), wire);
  }

  /** The path with the token where WeChat wants it: in the address. */
  static String with(String token, String path) {
    return path + "?access_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
  }

  Said get(String path, Masking masking) {
    return exchange(HttpRequest.newBuilder(URI.create(base + path)).GET().build(), masking);
  }

  Said post(String path, ObjectNode body, Masking masking) {
    return exchange(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofByteArray(JsonText.bytes(body)))
            .build(),
        masking);
  }

  private Said exchange(HttpRequest request, Masking masking) {
    return switch (wire.send(request)) {
      case NeverLeft(var why) -> new Said.NeverLeft(masking.raw(why));
      case NoAnswer(var why) -> new Said.Unclear(masking.raw(why));
      case Answer answer -> read(answer, masking);
    };
  }

  private static Said read(Answer answer, Masking masking) {
    var raw = masking.raw(answer.status() + " " + answer.text());
    if (answer.status() == 429) {
      return new Said.No(TOO_OFTEN, JsonText.object(), "HTTP 429", raw);
    }
    var good = answer.status() >= 200 && answer.status() < 500;
    return JsonText.object(answer)
        .filter(_ -> good)
        .map(body -> said(answer.status(), body, raw, masking))
        .orElse(new Said.Unclear(raw));
  }

  private static Said said(int status, JsonNode body, String raw, Masking masking) {
    var code = JsonText.number(body.path("errcode"));
    if (code.isPresent() && code.getAsLong() != 0) {
      var words = masking.brief(code.getAsLong() + " " + body.path("errmsg").asText());
      return new Said.No(code.getAsLong(), body, words, raw);
    }
    var readable = code.isPresent() || body.path("errcode").isMissingNode();
    return status < 300 && readable ? new Said.Yes(body, raw) : new Said.Unclear(raw);
  }
}
