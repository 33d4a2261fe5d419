package city.belfry.platform.facebook;

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

/**
 * Single exchanges with the Graph API. The token travels in the form or in a header, never in an
 * address, which proxies and logs keep.
 *
 * @param base with the version
 */
record Graph(Base base, Wire wire, Keyring.Complete keys) {
  static final String TOKEN = "pageToken";

  /** Without it, calls carry no proof. */
  static final String APP_SECRET = "appSecret";

  private static final String PROOF = "appsecret_proof";

  String token() {
    return keys.get(TOKEN);
  }

  Said get(String path, Map<String, String> parameters) {
    var query = new LinkedHashMap<>(parameters);
    proof().ifPresent(proof -> query.put(PROOF, proof));
    return exchange(withHeader(path, query).GET().build());
  }

  Said post(String path, Map<String, String> parameters) {
    return exchange(
        HttpRequest.newBuilder(base.at(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(Percent.pairs(signed(parameters))))
            .build());
  }

  /** The same with a file. */
  Said post(String path, Map<String, String> parameters, String name, byte[] jpeg) {
    var form = new Multipart();
    signed(parameters).forEach(form::text);
    return exchange(form.jpeg(name, jpeg).of(HttpRequest.newBuilder(base.at(path))).build());
  }

  private Map<String, String> signed(Map<String, String> parameters) {
    var form = new LinkedHashMap<>(parameters);
    form.put("access_token", token());
    proof().ifPresent(proof -> form.put(PROOF, proof));
    return form;
  }

  Said delete(String path) {
    var query = proof().map(proof -> Map.of(PROOF, proof)).orElse(Map.of());
    return exchange(withHeader(path, query).DELETE().build());
  }

  private Optional<String> proof() {
    return keys.find(APP_SECRET).map(secret -> Proof.of(token(), secret));
  }

  private HttpRequest.Builder withHeader(String path, Map<String, String> query) {
    return HttpRequest.newBuilder(query.isEmpty() ? base.at(path) : base.at(path, query))
        .header("Authorization", "Bearer " + token());
  }

  private Said exchange(HttpRequest request) {
    var raw = keys.raw(proof().orElse(""));
    var reply = wire.send(request);
    return switch (reply) {
      case Reply.NeverLeft _ -> new Said.NeverLeft(raw.of(reply));
      case Reply.NoAnswer _ -> new Said.Unclear(raw.of(reply));
      case Reply.Answer answer -> read(answer, raw);
    };
  }

  private static Said read(Reply.Answer answer, Raw raw) {
    if (answer.status() >= 500) {
      return new Said.Unclear(raw.of(answer));
    }
    return Json.object(answer)
        .map(body -> said(answer, body, raw))
        .orElseGet(() -> unreadable(answer, raw));
  }

  private static Said said(Reply.Answer answer, JsonNode body, Raw raw) {
    var good = answer.status() / 100 == 2;
    if (body.path("error").isObject()) {
      var error = GraphError.in(body.path("error"));
      return new Said.No(
          error, !good, Usage.regain(answer), raw.brief(error.brief()), raw.of(answer));
    }
    return good && body.path("error").isMissingNode()
        ? new Said.Yes(body, Usage.told(answer), raw.of(answer))
        : unreadable(answer, raw);
  }

  private static Said unreadable(Reply.Answer answer, Raw raw) {
    var tooMany = new GraphError(4, 0, "HTTP 429", true);
    return answer.status() == 429
        ? new Said.No(tooMany, true, Usage.regain(answer), tooMany.message(), raw.of(answer))
        : new Said.Unclear(raw.of(answer));
  }
}
