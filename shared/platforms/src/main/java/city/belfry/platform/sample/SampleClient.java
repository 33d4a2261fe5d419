package city.belfry.platform.sample;

import city.belfry.domain.channel.Channel;
import city.belfry.platform.Wire;
import city.belfry.platform.wire.Base;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.Keyring;
import city.belfry.platform.wire.Percent;
import city.belfry.platform.wire.Raw;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Map;

/**
 * The sample platform's API, a method a request. Safe for threads.
 *
 * @param kind which class the platform is to play
 */
record SampleClient(Wire wire, Base base, String account, SampleClass kind, Keyring.Complete keys) {
  static final String TOKEN = "token";

  static Base base(Channel channel) {
    return new Base(channel.base("https://sample.invalid/"));
  }

  static String account(Channel channel) {
    return channel.settings().getOrDefault("account", channel.name());
  }

  /**
   * @param key sent as {@code Idempotency-Key}; empty for none
   */
  Wire.Reply place(ObjectNode message, String key) {
    message.put("account", account);
    var request =
        request(base.at("messages"))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.bytes(message)));
    if (!key.isEmpty()) {
      request.header("idempotency-key", key);
    }
    return wire.send(request.build());
  }

  Wire.Reply messages(Instant since) {
    var query = Map.of("account", account, "since", since.toString());
    return wire.send(request(base.at("messages", query)).GET().build());
  }

  Wire.Reply job(String id) {
    return wire.send(request(base.at("jobs/" + Percent.encode(id))).GET().build());
  }

  Wire.Reply delete(String id) {
    return wire.send(request(permalink(id)).DELETE().build());
  }

  /** Where residents read it. */
  URI permalink(String id) {
    return base.at("messages/" + Percent.encode(id));
  }

  Raw raw() {
    return keys.raw();
  }

  private HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address)
        .header("authorization", "Bearer " + keys.get(TOKEN))
        .header("sample-class", kind.word());
  }
}
