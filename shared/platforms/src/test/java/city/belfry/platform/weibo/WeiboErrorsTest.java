package city.belfry.platform.weibo;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.kit.AMessage;
import city.belfry.kit.AnAttempt;
import city.belfry.platform.Outcome;
import city.belfry.platform.kit.Bundles;
import city.belfry.platform.kit.ScriptedWire;
import city.belfry.platform.wire.Raw;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeiboErrorsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:17:30Z");

  private static Outcome outcome(int status, String body, int attempt) {
    var tried = AnAttempt.of(AMessage.on("weibo-police").build(), NOW, attempt);
    return WeiboErrors.outcome(
        ScriptedWire.answer(status, body), tried, NOW, new Raw(List.of("stage-secret")));
  }

  private static Outcome code(String code, String words) {
    return outcome(
        403,
        "{\"request\":\"/2/statuses/share.json\",\"error_code\":%s,\"error\":\"%s\"}"
            .formatted(code, words),
        1);
  }

  @ParameterizedTest
  @CsvSource({
    "21314, token-revoked",
    "21315, token-expired",
    "21327, token-expired",
    "21316, token-revoked",
    "21317, token-revoked",
    "21332, token-invalid",
    "21399, token-invalid",
    "10006, token-invalid",
    "10005, no-permission",
    "10014, no-permission",
    "10004, ip-not-safe",
    "21321, app-unaudited",
    "21322, callback",
    "20031, sign-in",
    "20033, sign-in",
  })
  void whatOnlyAPersonCanMendParksTheDelivery(String code, String reason) {
    assertThat(code(code, "why"))
        .isInstanceOfSatisfying(
            Outcome.Unauthorized.class,
            it -> {
              assertThat(it.reason().code()).isEqualTo("weibo." + reason);
              assertThat(it.reason().detail()).isEqualTo(code + " why");
              assertThat(it.raw()).contains("/2/statuses/share.json");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "20008, empty",
    "20012, too-long",
    "20013, too-long",
    "20005, picture",
    "20006, picture",
    "20007, picture",
    "20018, link-refused",
    "20020, forbidden",
    "20021, forbidden",
    "20017, duplicate",
    "20019, duplicate",
    "20111, duplicate",
    "10016, refused",
    "99999, refused",
  })
  void contentIsRefusedForGood(String code, String reason) {
    assertThat(code(code, "why"))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> assertThat(it.reason().code()).isEqualTo("weibo." + reason));
  }

  @Test
  void theDomainCodeSaysTwoThings() {
    assertThat(code("10017", "text not find domain!"))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class, it -> assertThat(it.reason().code()).isEqualTo("weibo.domain"));
    assertThat(code("10017", "appkey not bind domain!"))
        .isInstanceOfSatisfying(
            Outcome.Unauthorized.class,
            it -> assertThat(it.reason().code()).isEqualTo("weibo.domain-unbound"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10022", "10023", "10024", "20016", "\"10024\""})
  void tooManyCallsWaitForTheNextHour(String code) {
    assertThat(code(code, "out of rate limit"))
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            it -> assertThat(it.until()).isEqualTo(Instant.parse("2026-11-22T13:00:05Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10001", "10002", "10003", "10009", "10010", "10011"})
  void aFaultOfWeibosOwnDecidesNothing(String code) {
    assertThat(code(code, "system error")).isInstanceOf(Outcome.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"20017", "20019", "20111"})
  void aDuplicateAfterAnotherTryIsEvidence(String code) {
    assertThat(outcome(400, "{\"error_code\":" + code + ",\"error\":\"repeat\"}", 2))
        .isInstanceOfSatisfying(
            Outcome.Unknown.class, it -> assertThat(it.raw()).startsWith("duplicate"));
  }

  @Test
  void takenButNotYetShownIsPendingWithoutAHandle() {
    assertThat(code("20032", "posted"))
        .isInstanceOfSatisfying(Outcome.Pending.class, it -> assertThat(it.handle()).isNull());
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void aServerFaultDecidesNothingWhateverItsBody(int status) {
    assertThat(outcome(status, "{\"error_code\":20012}", 1)).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void statusesCountWhereThereIsNoCode() {
    assertThat(outcome(429, "<html>", 1)).isInstanceOf(Outcome.Deferred.class);
    assertThat(outcome(401, "<html>", 1)).isInstanceOf(Outcome.Unauthorized.class);
    assertThat(outcome(403, "<html>blocked", 1)).isInstanceOf(Outcome.Unknown.class);
    assertThat(outcome(302, "", 1)).isInstanceOf(Outcome.Unknown.class);
    assertThat(outcome(400, "{\"error\":\"?\"}", 1)).isInstanceOf(Outcome.Rejected.class);
  }

  @Test
  void keepsTheAnswerWithoutTheSecret() {
    assertThat(code("20021", "token stage-secret"))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> {
              assertThat(it.raw()).contains("token ***").doesNotContain("stage-secret");
              assertThat(it.reason().detail()).doesNotContain("stage-secret");
            });
  }

  @Test
  void hasWordsForEveryReasonInEveryLanguage() {
    Bundles.haveWordsFor(
        Arrays.stream(WeiboReason.values()).map(WeiboReason::code).toList(), Weibo.class);
  }
}
