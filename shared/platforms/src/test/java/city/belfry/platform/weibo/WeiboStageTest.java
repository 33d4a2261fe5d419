package city.belfry.platform.weibo;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.platform.weibo.stage.WeiboStage;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import city.belfry.time.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeiboStageTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String SHARE = "/2/statuses/share.json";

  private final WeiboStage stage = new WeiboStage(new SettableClock(NOW));

  private StageReply answer(String method, String path, String type, String body) {
    return stage.answer(
        new StageRequest(
            method,
            URI.create("http://stage/stage/weibo" + path),
            path,
            Map.of("content-type", List.of(type)),
            body.getBytes(StandardCharsets.UTF_8),
            NOW));
  }

  private static String text(StageReply reply) {
    return new String(reply.body(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status=a | 10006",
        "access_token=nobody | 21332",
        "access_token=expired-a | 21327",
        "access_token=revoked-a | 21317",
        "access_token=stage-a&status=a http://b.example | 10016",
        "access_token=stage-a&rip=here&status=a http://b.example | 10008",
        "access_token=stage-a&rip=203.0.113.7&status= | 20008",
        "access_token=stage-a&rip=203.0.113.7&status=a | 10017",
        "access_token=stage-a&rip=203.0.113.7&status=%23a%23 http://b.example | 10008",
      })
  void refusesInWeibosShape(String form, int code) {
    var reply = answer("POST", SHARE, "application/x-www-form-urlencoded", form);
    assertThat(reply.status()).isIn(400, 403);
    assertThat(text(reply))
        .contains("\"error_code\":" + code, "\"request\":\"" + SHARE + "\"", "\"error\":\"");
    assertThat(stage.posts()).isEmpty();
  }

  @Test
  void knowsNoOtherWays() {
    assertThat(answer("GET", SHARE, "", "").status()).isEqualTo(404);
    assertThat(text(answer("POST", "/2/statuses/update.json", "", ""))).contains("10020");
    assertThat(text(answer("POST", SHARE, "application/json", "{}"))).contains("10012");
  }

  @Test
  void saysTooManyAndBrokenAsWeiboDoes() {
    assertThat(stage.limited(NOW).status()).isEqualTo(403);
    assertThat(text(stage.limited(NOW))).contains("10023");
    assertThat(stage.broken().status()).isEqualTo(503);
  }

  @Test
  void anAccountsNumberStaysTheSame() {
    assertThat(WeiboStage.uid("weibo-police")).matches("[5-9][0-9]{9}");
    assertThat(WeiboStage.uid("weibo-police")).isEqualTo(WeiboStage.uid("weibo-police"));
  }
}
