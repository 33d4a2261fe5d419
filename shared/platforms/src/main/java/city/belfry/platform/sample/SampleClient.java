package city.belfry.platform.sample;

import city.belfry.domain.channel.Channel;
import city.belfry.platform.Wire;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The sample platform's API, a method a request. Safe for threads. */
final class SampleClient {
  static final ObjectMapper JSON = new ObjectMapper();

  private final Wire wire;
  private final URI base;
  private final String account;
  private final String kind;

  SampleClient(Wire wire, Channel channel, String kind) {
    this.wire = wire;
    this.base = base(channel);
    this.account = channel.settings().getOrDefault("account", channel.name());
    this.kind = kind;
  }

  private static URI base(Channel channel) {
    var base = channel.base("https://sample.invalid/").toString();
    return URI.create(base.endsWith("/") ? base : base + "/");
  }

  void warm() {
    wire.warm(base);
  }

  /**
   * @param key sent as {@code Idempotency-Key}; empty for none
   */
  Wire.Reply place(String token, ObjectNode message, String key) {
    message.put("account", account);
    var request =
        request("messages", token)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(message.toString()));
    if (!key.isEmpty()) {
      request.header("idempotency-key", key);
    }
    return wire.send(request.build());
  }

  Wire.Reply messages(String token, Instant since) {
    var query = "?account=" + encode(account) + "&since=" + encode(since.toString());
    return wire.send(request("messages" + query, token).GET().build());
  }

  Wire.Reply job(String token, String id) {
    return wire.send(request("jobs/" + encode(id), token).GET().build());
  }

  Wire.Reply delete(String token, String id) {
    return wire.send(request("messages/" + encode(id), token).DELETE().build());
  }

  /** Where residents read it. */
  URI permalink(String id) {
    return base.resolve("messages/" + encode(id));
  }

  /** What an answer says; a missing node where it is no JSON. */
  static JsonNode body(Wire.Reply.Answer answer) {
    try {
      return JSON.readTree(answer.text());
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(base.resolve(path))
        .header("authorization", "Bearer " + token)
        .header("sample-class", kind);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
