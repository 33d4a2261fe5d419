package city.belfry.platform.wechat;

import city.belfry.platform.Outcome;
import city.belfry.platform.Secrets;
import city.belfry.platform.answer.JsonText;
import city.belfry.platform.answer.Masking;
import city.belfry.platform.wechat.WeChatErrors.Meaning;
import city.belfry.time.Clock;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Calls with the account's token, which is fetched when it is needed and kept until five minutes
 * before its end. Every process may ask for the stable token: WeChat gives all of them the same
 * one. Safe for threads.
 *
 * @see <a
 *     href="https://developers.weixin.qq.com/doc/subscription/api/base/api_getstableaccesstoken.html">stable_token</a>
 */
final class Session {
  private static final Duration BEFORE_END = Duration.ofMinutes(5);
  private static final long LONGEST_LIFE = 7200;

  private final String reference;
  private final Secrets secrets;
  private final Calls calls;
  private final Clock clock;
  private final Answers answers;

  private @Nullable Credentials credentials;
  private @Nullable Held held;

  Session(String reference, Secrets secrets, Calls calls, Clock clock) {
    this.reference = reference;
    this.secrets = secrets;
    this.calls = calls;
    this.clock = clock;
    this.answers = new Answers(clock);
  }

  /** Reads the credentials afresh; a token of other credentials is dropped. */
  synchronized void reread() {
    var read = Credentials.in(read()).orElse(null);
    if (read == null || !read.equals(credentials)) {
      held = null;
    }
    credentials = read;
  }

  /** One call, never repeated. A token that WeChat no longer takes is dropped. */
  Said once(String path, ObjectNode body) {
    return withToken(token -> calls.post(Calls.with(token.value(), path), body, token.masking()));
  }

  /** A call that residents cannot see: with a token that turned out stale, once more. */
  Said ask(String path, ObjectNode body) {
    var said = once(path, body);
    return stale(said) ? once(path, body) : said;
  }

  Said ask(String path) {
    return withToken(token -> calls.get(Calls.with(token.value(), path), token.masking()));
  }

  private Said withToken(Function<Held, Said> call) {
    return switch (token()) {
      case No(var outcome) -> new Said.NoToken(outcome);
      case Held token -> {
        var said = call.apply(token);
        if (stale(said)) {
          drop(token);
        }
        yield said;
      }
    };
  }

  private static boolean stale(Said said) {
    return said instanceof Said.No no
        && WeChatErrors.of(no.errcode()) instanceof Meaning.StaleToken;
  }

  private synchronized void drop(Held token) {
    if (token.equals(held)) {
      held = null;
    }
  }

  private synchronized Token token() {
    if (held != null && clock.now().isBefore(held.until())) {
      return held;
    }
    if (credentials == null) {
      credentials = Credentials.in(read()).orElse(null);
    }
    var token = credentials == null ? new No(noCredentials()) : fetch(credentials);
    held = token instanceof Held good ? good : null;
    return token;
  }

  private Token fetch(Credentials own) {
    var body =
        JsonText.object()
            .put("grant_type", "client_credential")
            .put("appid", own.appId())
            .put("secret", own.appSecret())
            .put("force_refresh", false);
    var said = calls.post("cgi-bin/stable_token", body, own.masking());
    if (said instanceof Said.Yes yes && yes.body().path("access_token").isTextual()) {
      var value = yes.body().path("access_token").asText();
      var life = JsonText.number(yes.body().path("expires_in")).orElse(0);
      // Whatever WeChat answers, a token is kept no longer than its documented life.
      var end = clock.now().plusSeconds(Math.clamp(life, 0, LONGEST_LIFE));
      return new Held(value, end.minus(BEFORE_END), own.masking(value));
    }
    return new No(answers.ofPreparing(said, meaning(said, WeChatErrors::ofTokenCall)));
  }

  static Meaning meaning(Said said, LongFunction<Meaning> map) {
    return said instanceof Said.No no ? map.apply(no.errcode()) : new Meaning.Unheard();
  }

  private Outcome noCredentials() {
    var missing =
        secrets.read(reference).isEmpty()
            ? "credentials reference " + (reference.isBlank() ? "(empty)" : reference)
            : String.join(", ", Credentials.missing(read()));
    return new Outcome.Unauthorized(
        WeChatReason.NO_CREDENTIALS.with("missing: " + missing), "nothing was sent");
  }

  private Map<String, String> read() {
    return secrets.read(reference).orElse(Map.of());
  }

  private sealed interface Token {}

  private record No(Outcome outcome) implements Token {}

  /**
   * @param until use it before this instant
   */
  private record Held(String value, Instant until, Masking masking) implements Token {
    @Override
    public String toString() {
      return "Held[***]";
    }
  }
}
