package city.belfry.platform.x;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.kit.AMessage;
import city.belfry.kit.AnAttempt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.kit.Bundles;
import city.belfry.platform.kit.ScriptedWire;
import city.belfry.platform.wire.Raw;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XErrorsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:17:30Z");
  private static final String DUPLICATE =
      problem("You are not allowed to create a Tweet with duplicate content.", "about:blank", 403);

  private static String problem(String detail, String type, int status) {
    return "{\"detail\":\"%s\",\"type\":\"%s\",\"title\":\"Forbidden\",\"status\":%d}"
        .formatted(detail, type, status);
  }

  private static Outcome outcome(int status, String body, int attempt) {
    return outcome(ScriptedWire.answer(status, body), attempt);
  }

  private static Outcome outcome(Reply.Answer answer, int attempt) {
    var tried = AnAttempt.of(AMessage.on("x-city").build(), NOW, attempt);
    return XErrors.outcome(answer, tried, NOW, new Raw(List.of("s3cret")));
  }

  private static Instant deferred(Map<String, List<String>> headers) {
    return ((Outcome.Deferred) outcome(ScriptedWire.answer(429, "", headers), 1)).until();
  }

  @ParameterizedTest
  @CsvSource({
    "401, Unauthorized, token-invalid",
    "402, No credits, credits",
    "403, Your account is suspended and is not permitted to access this feature, suspended",
    "403, your account is temporarily locked, locked",
    "403, Your client app is not configured with the appropriate oauth1 app permissions, read-only",
  })
  void whatOnlyAPersonCanMendParksTheDelivery(int status, String detail, String reason) {
    assertThat(outcome(status, problem(detail, "about:blank", status), 1))
        .isInstanceOfSatisfying(
            Outcome.Unauthorized.class,
            it -> {
              assertThat(it.reason().code()).isEqualTo("x." + reason);
              assertThat(it.reason().detail()).isEqualTo(detail);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "403, unsupported-authentication, token-kind",
    "401, unsupported-authentication, token-kind",
    "403, client-forbidden, app-not-enrolled",
    "403, oauth1-permissions, read-only",
    "403, usage-capped, usage-capped",
    "429, usage-capped, usage-capped",
  })
  void typesTellWhatWordsDoNot(int status, String type, String reason) {
    var body = problem("?", "https://api.twitter.com/2/problems/" + type, status);
    assertThat(outcome(status, body, 1))
        .isInstanceOfSatisfying(
            Outcome.Unauthorized.class,
            it -> assertThat(it.reason().code()).isEqualTo("x." + reason));
  }

  @ParameterizedTest
  @CsvSource({
    "403, You are not permitted to perform this action., not-permitted",
    "403, Reply to this conversation is not allowed because you were not mentioned, reply",
    "403, Because., refused",
    "400, One or more parameters to your request was invalid., invalid",
    "400, Your post is too long., too-long",
    "404, Not Found, refused",
    "422, ?, refused",
  })
  void theRestIsRefusedForGood(int status, String detail, String reason) {
    assertThat(outcome(status, problem(detail, "about:blank", status), 1))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class, it -> assertThat(it.reason().code()).isEqualTo("x." + reason));
  }

  @Test
  void aDuplicateIsRefusedAtFirstAndEvidenceLater() {
    assertThat(outcome(403, DUPLICATE, 1))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class, it -> assertThat(it.reason().code()).isEqualTo("x.duplicate"));
    assertThat(outcome(403, DUPLICATE, 2))
        .isInstanceOfSatisfying(
            Outcome.Unknown.class, it -> assertThat(it.raw()).startsWith("duplicate"));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 408, 302})
  void whatDecidesNothingIsUnknown(int status) {
    assertThat(outcome(status, DUPLICATE, 1)).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void aPageFromInBetweenIsNoWordOfXs() {
    assertThat(outcome(403, "<html>blocked", 1)).isInstanceOf(Outcome.Unknown.class);
    assertThat(outcome(401, "<html>", 1)).isInstanceOf(Outcome.Unauthorized.class);
  }

  @Test
  void anErrorInsideA200IsThatError() {
    assertThat(outcome(200, "{\"errors\":[" + DUPLICATE + "]}", 1))
        .isInstanceOf(Outcome.Rejected.class);
    assertThat(outcome(200, "{\"errors\":[{\"message\":\"?\"}]}", 1))
        .isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void waitsUntilTheResetOfTheLimitThatIsUsedUp() {
    var soon = String.valueOf(NOW.plusSeconds(300).getEpochSecond());
    var late = String.valueOf(NOW.plusSeconds(30_000).getEpochSecond());
    assertThat(deferred(Map.of("x-rate-limit-reset", List.of(soon))))
        .isEqualTo(NOW.plusSeconds(300));
    assertThat(
            deferred(
                Map.of(
                    "x-rate-limit-remaining", List.of("12"),
                    "x-rate-limit-reset", List.of(soon),
                    "x-app-limit-24hour-remaining", List.of("0"),
                    "x-app-limit-24hour-reset", List.of(late))))
        .isEqualTo(NOW.plusSeconds(30_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "0", "1700000000", "99999999999", "9999999999999999999"})
  void anUnbelievableResetIsAQuarterOfAnHour(String reset) {
    assertThat(deferred(Map.of("x-rate-limit-reset", List.of(reset))))
        .isEqualTo(NOW.plusSeconds(900));
  }

  @Test
  void keepsTheAnswerWithoutTheSecret() {
    assertThat(outcome(403, problem("s3cret", "x", 403), 1))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> assertThat(it.raw() + it.reason().detail()).doesNotContain("s3cret"));
  }

  @Test
  void hasWordsForEveryReasonInEveryLanguage() {
    Bundles.haveWordsFor(Arrays.stream(XReason.values()).map(XReason::code).toList(), X.class);
  }
}
