package city.belfry.platform.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.platform.Outcome;
import city.belfry.platform.Retraction;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.kit.ScriptedWire;
import city.belfry.platform.wire.Raw;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every refusal has a meaning, and what it means to each call. */
class BlueskyErrorsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Raw RAW = new Raw(List.of("stage-city"));

  private static Reply.Answer answer(int status, String error, String message) {
    return ScriptedWire.answer(
        status, "{\"error\":\"%s\",\"message\":\"%s\"}".formatted(error, message));
  }

  private static Outcome published(int status, String error, String message) {
    return BlueskyErrors.published(answer(status, error, message), NOW, RAW);
  }

  @ParameterizedTest
  @CsvSource({
    "401, AuthenticationRequired, Invalid identifier or password, password-wrong",
    "401, AuthMissing, Authentication Required, password-wrong",
    "401, AuthFactorTokenRequired, A sign in code has been sent, second-factor",
    "401, AccountTakedown, Account has been taken down, taken-down",
    "400, RepoTakendown, Repo has been takendown, taken-down",
    "400, AccountDeactivated, Account is deactivated, deactivated",
    "400, InvalidRequest, Account is deactivated, deactivated",
    "400, InvalidRequest, Could not find repo: did:web:city.stage.test, account-unknown",
    "403, InsufficientScope, Missing required scope, not-allowed",
  })
  void whatOnlyAPersonCanMendParksTheDelivery(
      int status, String error, String message, String reason) {
    assertThat(published(status, error, message))
        .isInstanceOfSatisfying(
            Outcome.Unauthorized.class,
            it -> {
              assertThat(it.reason().code()).isEqualTo("bluesky." + reason);
              assertThat(it.reason().detail()).isEqualTo(message);
            });
    assertThat(BlueskyErrors.unsent(answer(status, error, message), NOW, RAW))
        .isInstanceOf(Outcome.Unauthorized.class);
    assertThat(BlueskyErrors.retraction(answer(status, error, message), RAW))
        .isInstanceOf(Retraction.NotPossible.class);
  }

  @ParameterizedTest
  @CsvSource({
    "400, InvalidRequest, Record/text must not be longer than 300 graphemes, too-long",
    "400, InvalidRequest, Record/text must not be longer than 3000 characters, too-long",
    "400, InvalidRequest, Record/createdAt must be a datetime, invalid",
    "413, PayloadTooLarge, request entity too large, refused",
    "400, InvalidMimeType, Referenced Mimetype does not match stored blob, picture",
    "400, InvalidSize, Referenced Size does not match stored blob, picture",
    "400, BlobTooLarge, This file is too large, picture",
    "400, SomethingNew, words, refused",
  })
  void whatIsRefusedIsRejected(int status, String error, String message, String reason) {
    assertThat(published(status, error, message))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> assertThat(it.reason().code()).isEqualTo("bluesky." + reason));
    assertThat(BlueskyErrors.unsent(answer(status, error, message), NOW, RAW))
        .isInstanceOf(Outcome.Rejected.class);
  }

  @ParameterizedTest
  @CsvSource({
    "400, ExpiredToken, Token has expired",
    "400, InvalidToken, Bad token scope",
    "401, InvalidToken, Token could not be verified",
  })
  void anEndedSessionWroteNothingSoThatAnotherMayTryAtOnce(
      int status, String error, String message) {
    assertThat(published(status, error, message))
        .isInstanceOfSatisfying(
            Outcome.Deferred.class, it -> assertThat(it.until()).isEqualTo(NOW));
    assertThat(BlueskyErrors.stale(answer(status, error, message))).isTrue();
    assertThat(BlueskyErrors.retraction(answer(status, error, message), RAW))
        .isInstanceOf(Retraction.TryAgain.class);
  }

  @Test
  void aFileThatTheServerForgotIsNoRecordSoThatTheNextTryUploadsItAnew() {
    var answer = answer(400, "BlobNotFound", "Could not find blob: bafkreiabc");
    assertThat(BlueskyErrors.published(answer, NOW, RAW)).isInstanceOf(Outcome.Deferred.class);
    assertThat(BlueskyErrors.unsent(answer, NOW, RAW)).isInstanceOf(Outcome.Deferred.class);
    assertThat(BlueskyErrors.retraction(answer, RAW)).isInstanceOf(Retraction.TryAgain.class);
  }

  @ParameterizedTest
  @CsvSource({
    "500, InternalServerError, Internal Server Error",
    "502, UpstreamFailure, Upstream Failure",
    "501, MethodNotImplemented, Method Not Implemented",
    "200, ExpiredToken, a yes is no refusal",
  })
  void aFailureMayHaveWorkedAndIsNoNewsWhilePreparing(int status, String error, String message) {
    assertThat(published(status, error, message)).isInstanceOf(Outcome.Unknown.class);
    assertThat(BlueskyErrors.unsent(answer(status, error, message), NOW, RAW))
        .isInstanceOf(Outcome.Deferred.class);
    assertThat(BlueskyErrors.retraction(answer(status, error, message), RAW))
        .isInstanceOf(Retraction.TryAgain.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1795349100, 300", // in five minutes
    "1795348800, 300", // now is no wait
    "9999999999, 300",
    "soon, 300",
    "1795349000, 200",
  })
  void believesAResetOfUpToADay(String reset, long seconds) {
    var limited =
        ScriptedWire.answer(
            429,
            "{\"error\":\"RateLimitExceeded\",\"message\":\"Rate Limit Exceeded\"}",
            Map.of("ratelimit-reset", List.of(reset)));
    assertThat(BlueskyErrors.published(limited, NOW, RAW))
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            it -> assertThat(it.until()).isEqualTo(NOW.plusSeconds(seconds)));
  }
}
