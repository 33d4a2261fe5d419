package city.belfry.platform.facebook;

import city.belfry.platform.Wire;
import city.belfry.platform.Wire.Reply.Answer;
import city.belfry.platform.Wire.Reply.NeverLeft;
import city.belfry.platform.Wire.Reply.NoAnswer;
import city.belfry.platform.answer.JsonText;
import city.belfry.platform.answer.Masking;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Single exchanges with the Graph API. The token travels in the form or in a header, never in an
 * address, which proxies and logs keep.
 *
 * @param base with the version, ending in a slash
 */
record Graph(URI base, Wire wire, Credentials credentials) {
  static URI base(URI address, String version) {
    var text = address.toString();
    return URI.create(text + (text.endsWith("/") ? "" : "/") + segment(version) + "/");
  }

  Said get(String path, Map<String, String> parameters) {
    var query = new LinkedHashMap<>(parameters);
    credentials.proof().ifPresent(proof -> query.put("appsecret_proof", proof));
    return exchange(withHeader(path + "?" + encoded(query)).GET().build());
  }

  Said post(String path, Map<String, String> parameters) {
    var form = new LinkedHashMap<>(parameters);
    form.put("access_token", credentials.pageToken());
    credentials.proof().ifPresent(proof -> form.put("appsecret_proof", proof));
    return exchange(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(form)))
            .build());
  }

  Said delete(String path) {
    var proof = credentials.proof().map(value -> "?appsecret_proof=" + value).orElse("");
    return exchange(withHeader(path + proof).DELETE().build());
  }

  private HttpRequest.Builder withHeader(String pathAndQuery) {
    return HttpRequest.newBuilder(URI.create(base + pathAndQuery))
        .header("Authorization", "Bearer " + credentials.pageToken());
  }

  private Said exchange(HttpRequest request) {
    var masking = credentials.masking();
    return switch (wire.send(request)) {
      case NeverLeft(var why) -> new Said.NeverLeft(masking.raw(why));
      case NoAnswer(var why) -> new Said.Unclear(masking.raw(why));
      case Answer answer -> read(answer, masking);
    };
  }

  private static Said read(Answer answer, Masking masking) {
    var raw = masking.raw(answer.status() + " " + answer.text());
    if (answer.status() >= 500) {
      return new Said.Unclear(raw);
    }
    return JsonText.object(answer)
        .map(body -> said(answer, body, raw, masking))
        .orElseGet(() -> unreadable(answer, raw));
  }

  private static Said said(Answer answer, JsonNode body, String raw, Masking masking) {
    var good = answer.status() >= 200 && answer.status() < 300;
    if (body.path("error").isObject()) {
      var error = GraphError.in(body.path("error"));
      return new Said.No(error, !good, Usage.regain(answer), masking.brief(error.brief()), raw);
    }
    return good && body.path("error").isMissingNode()
        ? new Said.Yes(body, Usage.told(answer), raw)
        : unreadable(answer, raw);
  }

  private static Said unreadable(Answer answer, String raw) {
    var tooMany = new GraphError(4, 0, "HTTP 429", true);
    return answer.status() == 429
        ? new Said.No(tooMany, true, Usage.regain(answer), tooMany.message(), raw)
        : new Said.Unclear(raw);
  }

  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(e -> segment(e.getKey()) + "=" + segment(e.getValue()))
        .collect(Collectors.joining("&"));
  }
}
