package city.belfry.platform.weibo;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.platform.kit.Sent;
import city.belfry.platform.weibo.stage.WeiboStage;
import city.belfry.platform.wire.Multipart;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import city.belfry.time.SettableClock;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeiboStageTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String SHARE = "/2/statuses/share.json";

  private final WeiboStage stage = new WeiboStage(new SettableClock(NOW));

  private StageReply answer(String method, String path, String type, String body) {
    return answer(method, path, type, body.getBytes(StandardCharsets.UTF_8));
  }

  private StageReply answer(String method, String path, String type, byte[] body) {
    return stage.answer(
        new StageRequest(
            method,
            URI.create("http://stage/stage/weibo" + path),
            path,
            Map.of("content-type", List.of(type)),
            body,
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

  private StageReply pictured(byte[] pic) {
    var words = "第%d张 http://b.example".formatted(pic.length);
    var sent =
        new Sent(
            new Multipart()
                .text("access_token", "stage-a")
                .text("rip", "203.0.113.7")
                .text("status", words)
                .jpeg("pic", pic)
                .of(HttpRequest.newBuilder(URI.create("http://stage/stage/weibo" + SHARE)))
                .build());
    var type = sent.request().headers().firstValue("content-type").orElseThrow();
    return answer("POST", SHARE, type, sent.bytes());
  }

  @Test
  void takesPicturesOfThreeKindsBelowFiveMegabytes() throws IOException {
    for (var kind : List.of("jpg", "gif", "png")) {
      assertThat(pictured(image(kind)).status()).as(kind).isEqualTo(200);
    }
    var shown = stage.posts().size();
    assertThat(text(pictured(image("bmp")))).contains("20005");
    assertThat(text(pictured("no picture".getBytes(StandardCharsets.UTF_8)))).contains("20005");
    assertThat(text(pictured(new byte[5_000_000]))).contains("20006");
    assertThat(stage.posts()).hasSize(shown).allMatch(post -> post.picture() != null);
  }

  @Test
  void wantsAPictureInAFormWithFiles() {
    var form = new Multipart().text("access_token", "stage-a").text("rip", "203.0.113.7");
    var sent =
        new Sent(
            form.text("status", "a http://b.example")
                .of(HttpRequest.newBuilder(URI.create("http://stage" + SHARE)))
                .build());
    var type = sent.request().headers().firstValue("content-type").orElseThrow();
    assertThat(text(answer("POST", SHARE, type, sent.bytes()))).contains("20007");
    assertThat(text(answer("POST", "/2/statuses/destroy.json", type, sent.bytes())))
        .contains("10012");
  }

  private static byte[] image(String kind) throws IOException {
    var out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), kind, out))
        .isTrue();
    return out.toByteArray();
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
