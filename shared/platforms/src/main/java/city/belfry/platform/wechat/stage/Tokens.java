package city.belfry.platform.wechat.stage;

import city.belfry.stage.StageReply;
import city.belfry.time.Clock;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The stable tokens of the staged accounts: {@code stage-ACCOUNT} with the secret {@code
 * stage-secret}; {@code unlisted-…} calls from an address that is not listed.
 */
final class Tokens {
  private static final Duration LIFE = Duration.ofHours(2);
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private final Clock clock;
  private final Map<String, Issued> byValue = new HashMap<>();
  private final Map<String, String> latest = new HashMap<>();

  Tokens(Clock clock) {
    this.clock = clock;
  }

  StageReply issue(JsonNode body) {
    var app = body.path("appid").asText();
    if (!body.path("grant_type").asText().equals("client_credential")) {
      return WeChatReply.error(40002, "invalid grant_type");
    }
    if (app.startsWith("unlisted-")) {
      return WeChatReply.error(
          40164, "invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist");
    }
    if (!app.matches("stage-.+")) {
      return WeChatReply.error(40013, "invalid appid");
    }
    if (!body.path("secret").asText().equals("stage-secret")) {
      return WeChatReply.error(40125, "invalid appsecret");
    }
    var account = app.substring("stage-".length());
    var token = current(account, body.path("force_refresh").asBoolean());
    var issued = byValue.get(token);
    var left = issued == null ? LIFE : Duration.between(clock.now(), issued.until());
    return WeChatReply.of(
        WeChatReply.object().put("access_token", token).put("expires_in", left.toSeconds()));
  }

  private String current(String account, boolean force) {
    var now = clock.now();
    var held = latest.get(account);
    var issued = held == null ? null : byValue.get(held);
    if (held != null && issued != null && !force && now.isBefore(issued.until().minus(OVERLAP))) {
      return held;
    }
    var token = "token-" + account + "-" + (byValue.size() + 1);
    byValue.put(token, new Issued(account, now.plus(LIFE)));
    latest.put(account, token);
    return token;
  }

  /** Why a token is not taken; nothing where it is good. */
  Optional<StageReply> refusal(String token) {
    if (token.isEmpty()) {
      return Optional.of(WeChatReply.error(41001, "access_token missing"));
    }
    var issued = byValue.get(token);
    if (token.startsWith("expired-") || (issued != null && !clock.now().isBefore(issued.until()))) {
      return Optional.of(WeChatReply.error(42001, "access_token expired"));
    }
    return issued == null
        ? Optional.of(
            WeChatReply.error(40001, "invalid credential, access_token is invalid or not latest"))
        : Optional.empty();
  }

  /** The account of a token that {@link #refusal} lets pass. */
  String account(String token) {
    var issued = byValue.get(token);
    return issued == null ? "" : issued.account();
  }

  private record Issued(String account, Instant until) {}
}
