package city.belfry.platform.bluesky;

import city.belfry.platform.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * One generation of an account's two tokens.
 *
 * @param access opens every call, for about two hours
 * @param refresh buys the next generation, once; empty where the server took neither any more
 * @param from by our clock, when they came
 * @param until by our clock, when the access token ends
 * @see <a href="https://atproto.com/specs/xrpc#authentication">Authentication</a>
 */
record Session(
    String did, String handle, String access, String refresh, Instant from, Instant until) {
  /** Where the token does not tell. */
  private static final Duration USUAL_LIFE = Duration.ofHours(2);

  private static final Duration LONGEST_LIFE = Duration.ofHours(24);

  /** Covers the wait for the due instant, and the server's own clock. */
  private static final Duration BEFORE_END = Duration.ofMinutes(5);

  /** So that nothing else can become a part of a header. */
  private static final String TOKEN = "[A-Za-z0-9._~+/=-]{1,8000}";

  /** What a server told; nothing where it told no two tokens of an account. */
  static Optional<Session> told(JsonNode answer, Instant now) {
    var access = answer.path("accessJwt").asText("");
    var session =
        new Session(
            answer.path("did").asText(""),
            answer.path("handle").asText(""),
            access,
            answer.path("refreshJwt").asText(""),
            now,
            now.plus(life(access)));
    return Optional.of(session).filter(it -> it.usable() && it.refresh.matches(TOKEN));
  }

  private boolean usable() {
    return did.matches(PostUri.DID) && access.matches(TOKEN);
  }

  /** As long as the server means it to live: neither of the two clocks must be right for that. */
  private static Duration life(String token) {
    var claims = claims(token);
    var seconds = claims.path("exp").asLong(0) - claims.path("iat").asLong(0);
    return seconds > 0 && seconds <= LONGEST_LIFE.toSeconds()
        ? Duration.ofSeconds(seconds)
        : USUAL_LIFE;
  }

  private static JsonNode claims(String token) {
    var parts = token.split("\\.", -1);
    try {
      var payload = Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : "");
      return Json.object(new String(payload, StandardCharsets.UTF_8)).orElseGet(Json::newObject);
    } catch (IllegalArgumentException e) {
      return Json.newObject();
    }
  }

  /** In the first half of its life: nothing is to be done. */
  boolean young(Instant now) {
    return now.isBefore(from.plus(Duration.between(from, until).dividedBy(2)));
  }

  boolean lives(Instant now) {
    return now.isBefore(until.minus(BEFORE_END));
  }

  boolean renewable() {
    return !refresh.isEmpty();
  }

  /** The same where the server took its token no more: only a login goes on from here. */
  Session ended() {
    return new Session(did, handle, access, "", from, from);
  }

  ObjectNode json() {
    return Json.newObject()
        .put("did", did)
        .put("handle", handle)
        .put("access", access)
        .put("refresh", refresh)
        .put("from", from.toEpochMilli())
        .put("until", until.toEpochMilli());
  }

  static Optional<Session> read(String json) {
    return Json.object(json)
        .map(it ->
            new Session(
                it.path("did").asText(""),
                it.path("handle").asText(""),
                it.path("access").asText(""),
                it.path("refresh").asText(""),
                Instant.ofEpochMilli(it.path("from").asLong()),
                Instant.ofEpochMilli(it.path("until").asLong())))
        .filter(Session::usable);
  }

  @Override
  public String toString() {
    return "Session[" + did + "]";
  }
}
