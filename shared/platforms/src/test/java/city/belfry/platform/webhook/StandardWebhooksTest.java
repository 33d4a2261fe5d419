package city.belfry.platform.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.belfry.kit.AChannel;
import city.belfry.kit.AMessage;
import city.belfry.kit.AnAttempt;
import city.belfry.platform.Preparation;
import city.belfry.platform.kit.AMeans;
import city.belfry.platform.kit.ScriptedWire;
import city.belfry.platform.kit.Sent;
import city.belfry.platform.webhook.stage.WebhookStage;
import city.belfry.runtime.SystemClock;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageRequest;
import city.belfry.time.Clock;
import city.belfry.time.SettableClock;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The standard's own library takes our signatures, and the stage takes the library's. */
class StandardWebhooksTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String BODY =
      "{\"type\":\"announcement.published\",\"timestamp\":\"2026-11-22T12:00:00Z\","
          + "\"data\":{\"announcement\":\"a-1\",\"texts\":"
          + "[{\"language\":\"zh-Hans\",\"headline\":\"封路\",\"body\":\"主街封路 🚧\"}]}}";

  private final SettableClock clock = new SettableClock(NOW);
  private final WebhookStage stage = new WebhookStage(clock);

  private static Sent sent(Clock clock, Map<String, String> secrets) {
    var wire = new ScriptedWire().then(204, "");
    var channel =
        AChannel.named("signs", "webhook").at(URI.create("https://signs.example/in")).build();
    var message = AMessage.on("signs").text("主街封路 🚧 \"Main St\"").build();
    new city.belfry.platform.webhook.Webhook()
        .open(channel, AMeans.with(wire, clock, secrets))
        .publish(message, new Preparation.Ready(Map.of()), AnAttempt.first(message, NOW));
    return wire.last();
  }

  /** The library reads the machine's clock, so this once the signature is made by it too. */
  @ParameterizedTest
  @ValueSource(strings = {WebhookStage.SECRET, WebhookStage.PREVIOUS})
  void theLibraryVerifiesOurSignatureWithEitherSecret(String receivers) throws Exception {
    var sent =
        sent(
            new SystemClock(),
            Map.of("secret", WebhookStage.SECRET, "previousSecret", WebhookStage.PREVIOUS));

    new Webhook(receivers).verify(sent.body(), sent.request().headers().map());

    assertThatThrownBy(
            () -> new Webhook(receivers).verify(sent.body() + " ", sent.request().headers().map()))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void theLibrarySignsTheSameWordsAlike() throws Exception {
    var sent = sent(clock, Map.of("secret", WebhookStage.SECRET));
    var headers = sent.request().headers();
    assertThat(headers.firstValue("webhook-signature"))
        .contains(
            new Webhook(WebhookStage.SECRET)
                .sign(
                    headers.firstValue("webhook-id").orElseThrow(),
                    NOW.getEpochSecond(),
                    sent.body()));
  }

  private int told(String secret, String id, Instant at, String body) throws Exception {
    return told(id, at, new Webhook(secret).sign(id, at.getEpochSecond(), body), body);
  }

  private int told(String id, Instant at, String signature, String body) {
    return stage
        .answer(
            new StageRequest(
                "POST",
                URI.create("https://stage.example/signs"),
                "/signs",
                Map.of(
                    "content-type", List.of("application/json; charset=utf-8"),
                    "webhook-id", List.of(id),
                    "webhook-timestamp", List.of(Long.toString(at.getEpochSecond())),
                    "webhook-signature", List.of(signature)),
                body.getBytes(StandardCharsets.UTF_8),
                clock.now()))
        .status();
  }

  @Test
  void theStageTakesTheLibrarysSignatureWithEitherSecretAndEachIdOnce() throws Exception {
    assertThat(told(WebhookStage.SECRET, "a-1", NOW, BODY)).isEqualTo(204);
    assertThat(told(WebhookStage.PREVIOUS, "a-1", NOW, BODY)).isEqualTo(204);
    assertThat(stage.posts()).extracting(StagePost::text).containsExactly("主街封路 🚧");
  }

  @ParameterizedTest
  @CsvSource({"-PT5M, 204", "PT5M, 204", "-PT5M1S, 401", "PT5M1S, 401"})
  void theStageToleratesFiveMinutes(Duration away, int status) throws Exception {
    assertThat(told(WebhookStage.SECRET, "a-1", NOW.plus(away), BODY)).isEqualTo(status);
  }

  @Test
  void theStageTakesNothingThatIsNotGenuine() throws Exception {
    var good = new Webhook(WebhookStage.SECRET).sign("a-1", NOW.getEpochSecond(), BODY);
    assertThat(told("whsec_" + "QUJD".repeat(8), "a-1", NOW, BODY)).isEqualTo(401);
    assertThat(told(WebhookStage.SECRET, "a.1", NOW, BODY)).isEqualTo(401);
    assertThat(told("a-2", NOW, good, BODY)).isEqualTo(401);
    assertThat(told("a-1", NOW.plusSeconds(1), good, BODY)).isEqualTo(401);
    assertThat(told("a-1", NOW, good, BODY + " ")).isEqualTo(401);
    assertThat(told("a-1", NOW, good.replace("v1,", "v1a,"), BODY)).isEqualTo(401);
    assertThat(told("a-1", NOW, "", BODY)).isEqualTo(401);
    assertThat(stage.posts()).isEmpty();
    assertThat(told("a-1", NOW, "v1a,bm90IG91cnM= v1,bm90aGluZw== " + good, BODY)).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"type\":\"announcement.published\",\"timestamp\":\"today\",\"data\":{}}",
        "{\"type\":\"announcement.published\",\"timestamp\":\"2026-11-22T12:00:00Z\"}",
        "{\"timestamp\":\"2026-11-22T12:00:00Z\",\"data\":{}}"
      })
  void theStageWantsTheStandardsShape(String body) throws Exception {
    assertThat(told(WebhookStage.SECRET, "a-1", NOW, body)).isEqualTo(422);
  }

  @Test
  void theStageTakesLessThanTwentyThousandBytes() throws Exception {
    var most = BODY + " ".repeat(19_999 - BODY.getBytes(StandardCharsets.UTF_8).length);
    assertThat(told(WebhookStage.SECRET, "a-1", NOW, most + " ")).isEqualTo(413);
    assertThat(told(WebhookStage.SECRET, "a-1", NOW, most)).isEqualTo(204);
  }
}
