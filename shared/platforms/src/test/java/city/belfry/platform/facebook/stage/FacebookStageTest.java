package city.belfry.platform.facebook.stage;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import city.belfry.time.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FacebookStageTest {
  private static final Instant NOW = Instant.parse("2026-11-22T16:00:00Z");

  private final FacebookStage stage = new FacebookStage(new SettableClock(NOW));

  private static StageRequest request(String method, String path, String form) {
    return new StageRequest(
        method,
        URI.create("http://localhost:8080/stage/facebook" + path),
        URI.create(path).getPath(),
        Map.of("content-type", List.of("application/x-www-form-urlencoded")),
        form.getBytes(StandardCharsets.UTF_8),
        NOW);
  }

  private StageReply answer(String method, String path, String form) {
    return stage.answer(request(method, path, form));
  }

  private static String text(StageReply reply) {
    return new String(reply.body(), StandardCharsets.UTF_8);
  }

  @Test
  void refusesWhatCarriesNoToken() {
    assertThat(text(answer("POST", "/v26.0/77/feed", "message=x"))).contains("\"code\":104");
  }

  @Test
  void refusesWrongPathsMethodsAndVersions() {
    var token = "access_token=stage-city";
    assertThat(text(answer("POST", "/v26.0/77/fed", token))).contains("\"code\":2500");
    assertThat(text(answer("POST", "/v26.0/77/published_posts", token))).contains("\"code\":100");
    assertThat(text(answer("POST", "/v20.0/77/feed", token))).contains("\"code\":2635");
    assertThat(text(answer("GET", "/v26.0/77_1?" + token, ""))).contains("\"error_subcode\":33");
  }

  @Test
  void refusesTooLongEmptyAndBadlyLinkedPosts() {
    var start = "access_token=stage-city&message=";
    assertThat(text(answer("POST", "/v26.0/77/feed", start))).contains("\"code\":100");
    assertThat(text(answer("POST", "/v26.0/77/feed", start + "x".repeat(63_207))))
        .contains("too long");
    assertThat(text(answer("POST", "/v26.0/77/feed", start + "x&link=nowhere")))
        .contains("1609005");
    assertThat(text(answer("POST", "/v26.0/77/feed", start + "x&link=https://facebook.com/1")))
        .contains("1609008");
    assertThat(stage.posts()).isEmpty();
  }

  @Test
  void knowsWhichRequestsResidentsWouldSee() {
    assertThat(stage.publishes(request("POST", "/v26.0/77/feed", "message=x"))).isTrue();
    assertThat(stage.publishes(request("POST", "/v26.0/77_1", "message=x"))).isTrue();
    assertThat(stage.publishes(request("GET", "/v26.0/77/feed", ""))).isFalse();
    assertThat(stage.publishes(request("POST", "/v26.0/77_1", "method=delete"))).isFalse();
    assertThat(stage.publishes(request("POST", "/v26.0/debug_token", "method=get"))).isFalse();
  }

  @Test
  void limitsAndFailsInItsOwnWords() {
    var limited = stage.limited(NOW.plusSeconds(90));
    assertThat(limited.status()).isEqualTo(400);
    assertThat(text(limited)).contains("\"code\":80001");
    assertThat(limited.headers().get("x-business-use-case-usage"))
        .contains("\"estimated_time_to_regain_access\":2");
    assertThat(stage.broken().status()).isEqualTo(500);
    assertThat(text(stage.broken())).contains("\"code\":2");
  }
}
