package city.belfry.platform.wechat.stage;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import city.belfry.time.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeChatStageTest {
  private static final Instant NOW = Instant.parse("2026-11-22T16:00:00Z");

  private static final String APP =
      "{\"grant_type\":\"client_credential\",\"appid\":\"stage-city\",\"secret\":\"stage-secret\"}";

  private final WeChatStage stage = new WeChatStage(new SettableClock(NOW));

  private static StageRequest request(String method, String path, String body) {
    return new StageRequest(
        method,
        URI.create("http://localhost:8080/stage/wechat" + path),
        URI.create(path).getPath(),
        Map.of(),
        body.getBytes(StandardCharsets.UTF_8),
        NOW);
  }

  private String answer(String method, String path, String body) {
    return text(stage.answer(request(method, path, body)));
  }

  private static String text(StageReply reply) {
    assertThat(reply.status()).isEqualTo(200);
    return new String(reply.body(), StandardCharsets.UTF_8);
  }

  @Test
  void refusesWhatCarriesNoGoodToken() {
    assertThat(answer("POST", "/cgi-bin/draft/add", "{}")).contains("41001");
    assertThat(answer("POST", "/cgi-bin/draft/add?access_token=x", "{}")).contains("40001");
    assertThat(answer("POST", "/cgi-bin/draft/add?access_token=expired-1", "{}")).contains("42001");
  }

  @Test
  void refusesWhatItCannotRead() {
    assertThat(answer("POST", "/cgi-bin/stable_token", "{\"appid\"")).contains("47001");
    assertThat(answer("GET", "/cgi-bin/stable_token", "")).contains("43002");
    assertThat(answer("POST", "/cgi-bin/stable_token", "{\"appid\":\"\\u4e3b\"}"))
        .contains("40033");
    assertThat(answer("POST", "/cgi-bin/stable_token", "{\"appid\":\"C:\\\\users\"}"))
        .doesNotContain("40033");
  }

  @Test
  void takesNoPictureWithoutAToken() {
    assertThat(answer("POST", "/cgi-bin/media/uploadimg", "")).contains("41001");
  }

  @Test
  void knowsNoQuotaOfOtherCalls() {
    var token = text(stage.answer(request("POST", "/cgi-bin/stable_token", APP)));
    assertThat(token).contains("token-city-1");
    var path = "/cgi-bin/openapi/quota/get?access_token=token-city-1";
    assertThat(answer("POST", path, "{\"cgi_path\":\"/cgi-bin/draft/add\"}")).contains("76021");
    assertThat(answer("POST", "/cgi-bin/media/uploadimg?access_token=token-city-1", "x"))
        .contains("41005");
  }

  @Test
  void knowsWhichRequestsResidentsWouldSee() {
    assertThat(stage.publishes(request("POST", "/cgi-bin/freepublish/submit?access_token=x", "")))
        .isTrue();
    assertThat(stage.publishes(request("POST", "/cgi-bin/message/mass/sendall", ""))).isTrue();
    assertThat(stage.publishes(request("POST", "/cgi-bin/draft/add", ""))).isFalse();
    assertThat(stage.publishes(request("POST", "/cgi-bin/freepublish/get", ""))).isFalse();
  }

  @Test
  void failsAndLimitsInItsOwnWords() {
    assertThat(text(stage.broken())).contains("\"errcode\":-1");
    assertThat(text(stage.limited(NOW.plusSeconds(60)))).contains("\"errcode\":45011");
  }
}
