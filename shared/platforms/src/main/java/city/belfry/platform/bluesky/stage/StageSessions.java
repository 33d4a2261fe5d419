package city.belfry.platform.bluesky.stage;

import city.belfry.platform.wire.Json;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Logins. Their tokens are good wherever the stage runs; what it forgets when it ends is which
 * refresh tokens were spent. One that is spent twice ends its whole family at once: stricter than
 * the real server, which forgives it for two hours.
 */
final class StageSessions {
  static final Duration ACCESS = Duration.ofHours(2);
  private static final Duration REFRESH = Duration.ofDays(90);
  private static final String ACCESS_SCOPE = "com.atproto.appPass";
  private static final String REFRESH_SCOPE = "com.atproto.refresh";

  private final Points soon = new Points(30, Duration.ofMinutes(5));
  private final Points daily = new Points(300, Duration.ofDays(1));
  private final Set<String> spent = new HashSet<>();
  private final Set<String> revoked = new HashSet<>();
  private long issued;

  /** Whose call it is, or why it is nobody's. */
  sealed interface Caller {
    record Account(String name) implements Caller {}

    record Nobody(StageReply reply) implements Caller {}
  }

  StageReply create(StageRequest request, Instant now) {
    var body = Json.object(request.text());
    var identifier = body.map(it -> it.path("identifier").asText("")).orElse("");
    var password = body.map(it -> it.path("password").asText("")).orElse("");
    if (identifier.isEmpty() || password.isEmpty()) {
      return BlueskySays.invalid("Input must have the property \"identifier\"");
    }
    var few = soon.take(identifier, 1, now);
    if (!daily.take(identifier, 1, now)) {
      return daily.headers(BlueskySays.tooMany(), identifier, now);
    }
    var reply = few ? login(identifier, password, request, now) : BlueskySays.tooMany();
    return soon.headers(reply, identifier, now);
  }

  private StageReply login(String identifier, String password, StageRequest request, Instant now) {
    var name = Names.account(identifier);
    if (password.equals("suspended-" + name)) {
      return BlueskySays.error(401, "AccountTakedown", "Account has been taken down");
    }
    if (password.equals("main-" + name)) {
      return BlueskySays.error(
          401, "AuthFactorTokenRequired", "A sign in code has been sent to your email address");
    }
    if (name.isEmpty() || !password.equals("stage-" + name)) {
      return BlueskySays.unauthenticated("Invalid identifier or password");
    }
    issued++;
    return tokens(name, "f" + issued + "-" + now.toEpochMilli(), request, now);
  }

  StageReply refresh(StageRequest request, Instant now) {
    if (request.body().length > 0) {
      return BlueskySays.invalid("A request body was provided when none was expected");
    }
    return switch (claims(request, REFRESH_SCOPE, now)) {
      case Claims.Bad(var reply) -> reply;
      case Claims.Good(var claims) -> {
        var family = claims.path("family").asText("");
        if (!spent.add(claims.path("jti").asText("")) || revoked.contains(family)) {
          revoked.add(family);
          yield BlueskySays.error(400, "ExpiredToken", "Token has been revoked");
        }
        yield tokens(Names.account(claims.path("sub").asText("")), family, request, now);
      }
    };
  }

  private StageReply tokens(String name, String family, StageRequest request, Instant now) {
    issued++;
    var body =
        session(name)
            .put("accessJwt", Jwt.of(claims(name, family, ACCESS_SCOPE, now, now.plus(ACCESS))))
            .put(
                "refreshJwt",
                Jwt.of(
                    claims(name, family, REFRESH_SCOPE, now, now.plus(REFRESH))
                        .put("jti", issued + "-" + now.toEpochMilli())));
    body.set("didDoc", Names.document(name, request.below("")));
    return BlueskySays.yes(body);
  }

  private static ObjectNode claims(
      String name, String family, String scope, Instant from, Instant until) {
    return BlueskySays.object()
        .put("scope", scope)
        .put("sub", Names.did(name))
        .put("aud", "did:web:stage.test")
        .put("iat", from.getEpochSecond())
        .put("exp", until.getEpochSecond())
        .put("family", family);
  }

  static ObjectNode session(String name) {
    return BlueskySays.object()
        .put("did", Names.did(name))
        .put("handle", Names.handle(name))
        .put("active", true);
  }

  /** By the access token. */
  Caller caller(StageRequest request, Instant now) {
    return switch (claims(request, ACCESS_SCOPE, now)) {
      case Claims.Bad(var reply) -> new Caller.Nobody(reply);
      case Claims.Good(var claims) ->
          revoked.contains(claims.path("family").asText(""))
              ? new Caller.Nobody(BlueskySays.error(400, "ExpiredToken", "Token has been revoked"))
              : new Caller.Account(Names.account(claims.path("sub").asText("")));
    };
  }

  private sealed interface Claims {
    record Good(JsonNode claims) implements Claims {}

    record Bad(StageReply reply) implements Claims {}
  }

  private static Claims claims(StageRequest request, String scope, Instant now) {
    var header = request.header("authorization").orElse("");
    if (!header.startsWith("Bearer ")) {
      return new Claims.Bad(BlueskySays.error(401, "AuthMissing", "Authentication Required"));
    }
    var claims = Jwt.verified(header.substring("Bearer ".length()));
    if (claims.isEmpty()) {
      return new Claims.Bad(BlueskySays.error(400, "InvalidToken", "Token could not be verified"));
    }
    if (!now.isBefore(Instant.ofEpochSecond(claims.get().path("exp").asLong()))) {
      return new Claims.Bad(BlueskySays.error(400, "ExpiredToken", "Token has expired"));
    }
    return claims.get().path("scope").asText("").equals(scope)
        ? new Claims.Good(claims.get())
        : new Claims.Bad(BlueskySays.error(400, "InvalidToken", "Bad token scope"));
  }
}
