package city.belfry.platform.wechat;

import city.belfry.platform.Outcome;
import city.belfry.platform.wechat.WeChatErrors.Meaning;
import city.belfry.platform.wire.Credentials;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.Keyring;
import city.belfry.platform.wire.Raw;
import city.belfry.time.Clock;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
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
  private static final String APP_ID = "appId";
  private static final String APP_SECRET = "appSecret";

  /** The names of the account's credentials. */
  static final List<String> NAMES = List.of(APP_ID, APP_SECRET);

  private static final Duration BEFORE_END = Duration.ofMinutes(5);
  private static final long LONGEST_LIFE = 7200;

  private final Credentials credentials;
  private final Calls calls;
  private final Clock clock;
  private final Answers answers;

  private @Nullable Held held;

  Session(Credentials credentials, Calls calls, Answers answers) {
    this.credentials = credentials;
    this.calls = calls;
    this.clock = answers.clock();
    this.answers = answers;
  }

  /** Reads the credentials afresh; a token of other credentials is dropped. */
  synchronized void reread() {
    var keys = credentials.fresh();
    if (held != null && !keys.equals(held.keys())) {
      held = null;
    }
  }

  /** One call, never repeated. A token that WeChat no longer takes is dropped. */
  Said once(String path, ObjectNode body) {
    return withToken(token -> calls.post(calls.address(path, token.value()), body, token.raw()));
  }

  /** A call that residents cannot see: with a token that turned out stale, once more. */
  Said ask(String path, ObjectNode body) {
    return twiceWhereStale(() -> once(path, body));
  }

  /** The same with a file, which becomes nobody's to see. */
  Said upload(String path, String name, byte[] jpeg) {
    return twiceWhereStale(() ->
        withToken(
            token -> calls.upload(calls.address(path, token.value()), name, jpeg, token.raw())));
  }

  private static Said twiceWhereStale(Supplier<Said> call) {
    var said = call.get();
    return stale(said) ? call.get() : said;
  }

  Said ask(String path) {
    return withToken(token -> calls.get(calls.address(path, token.value()), token.raw()));
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
    var token =
        switch (credentials.held()) {
          case Keyring.Lacking(var what) ->
              new No(new Outcome.Unauthorized(WeChatReason.NO_CREDENTIALS.with(what), ""));
          case Keyring.Complete keys -> fetch(keys);
        };
    held = token instanceof Held good ? good : null;
    return token;
  }

  private Token fetch(Keyring.Complete keys) {
    var body =
        Json.newObject()
            .put("grant_type", "client_credential")
            .put("appid", keys.get(APP_ID))
            .put("secret", keys.get(APP_SECRET))
            .put("force_refresh", false);
    var said = calls.post(calls.address("cgi-bin/stable_token"), body, keys.raw());
    if (said instanceof Said.Yes yes && yes.body().path("access_token").isTextual()) {
      var value = yes.body().path("access_token").asText();
      var life = Json.number(yes.body().path("expires_in")).orElse(0);
      // Whatever WeChat answers, a token is kept no longer than its documented life.
      var end = clock.now().plusSeconds(Math.clamp(life, 0, LONGEST_LIFE));
      return new Held(keys, value, end.minus(BEFORE_END), keys.raw(value));
    }
    return new No(answers.ofPreparing(said, meaning(said, WeChatErrors::ofTokenCall)));
  }

  static Meaning meaning(Said said, LongFunction<Meaning> map) {
    return said instanceof Said.No no ? map.apply(no.errcode()) : new Meaning.Unheard();
  }

  private sealed interface Token {}

  private record No(Outcome outcome) implements Token {}

  /**
   * @param until use it before this instant
   */
  private record Held(Keyring keys, String value, Instant until, Raw raw) implements Token {
    @Override
    public String toString() {
      return "Held[***]";
    }
  }
}
