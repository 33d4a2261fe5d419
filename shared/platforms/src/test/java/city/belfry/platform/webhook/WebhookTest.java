package city.belfry.platform.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Message;
import city.belfry.domain.message.Words;
import city.belfry.domain.problem.Problem;
import city.belfry.kit.AChannel;
import city.belfry.kit.AMessage;
import city.belfry.kit.AnAttempt;
import city.belfry.platform.Account;
import city.belfry.platform.Attempt;
import city.belfry.platform.Doubt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Retraction;
import city.belfry.platform.kit.AMeans;
import city.belfry.platform.kit.APicture;
import city.belfry.platform.kit.Bundles;
import city.belfry.platform.kit.ScriptedWire;
import city.belfry.platform.kit.Sent;
import city.belfry.platform.kit.StageWire;
import city.belfry.platform.webhook.stage.WebhookStage;
import city.belfry.platform.wire.Json;
import city.belfry.stage.StagePost;
import city.belfry.time.SettableClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against the stage part, without sockets. */
class WebhookTest {
  private static final Instant DUE = Instant.parse("2026-11-22T12:00:00.250Z");

  private final SettableClock clock = new SettableClock(DUE);
  private final WebhookStage stage = new WebhookStage(clock);
  private final StageWire wire = new StageWire(stage, clock);
  private final List<Sent> sent = new ArrayList<>();
  private final Message message =
      AMessage.on("signs").text("Main St & 1st <closed> 🚧 \"封路\"\n").build();

  WebhookTest() {
    wire.beforeAll((request, platform) -> {
      sent.add(request);
      return platform.get();
    });
  }

  private Account account(Map<String, String> secrets) {
    var channel =
        AChannel.named("signs", "webhook").at(wire.base().resolve("signs?zone=2")).build();
    return new Webhook().open(channel, AMeans.with(wire, clock, secrets));
  }

  private Account account() {
    return account(Map.of("secret", WebhookStage.SECRET));
  }

  private static Attempt attempt(Message message, int number, Instant claimAt, Attempt.Kind kind) {
    var first = AnAttempt.first(message, DUE);
    return new Attempt(
        first.delivery(),
        first.revision(),
        number,
        "claim-" + number,
        claimAt,
        DUE,
        first.variant(),
        kind instanceof Attempt.Kind.New ? first.key() : "fedcba9876543210".repeat(4),
        kind,
        Map.of());
  }

  private Outcome publish(Message words, Attempt.Kind kind) {
    var attempt = attempt(words, 1, clock.now(), kind);
    return account().publish(words, new Preparation.Ready(Map.of()), attempt);
  }

  private Placed placed() {
    var outcome = publish(message, new Attempt.Kind.New());
    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    return ((Outcome.Delivered) outcome).placed();
  }

  private JsonNode last() {
    return Json.object(sent.getLast().body()).orElseThrow();
  }

  private String header(String name) {
    return sent.getLast().request().headers().firstValue(name).orElseThrow();
  }

  @Test
  void tellsWhereThePictureIsAndWhatItShows() {
    var shown = AMessage.on("signs").picture(APicture.described("A \"map\"")).build();
    publish(shown, new Attempt.Kind.New());

    var picture = last().at("/data/picture");
    assertThat(picture.path("url").asText())
        .isEqualTo("https://alerts.arroyovista.example/" + APicture.PICTURE.key());
    assertThat(picture.path("width").asInt()).isEqualTo(64);
    assertThat(picture.at("/alts/0/language").asText()).isEqualTo("en");
    assertThat(picture.at("/alts/0/text").asText()).isEqualTo("A \"map\"");
  }

  @Test
  void theLongestWordsFitBesideTheLongestDescription() {
    var ruler = new WebhookRuler().captioning();
    var text = "封".repeat(WebhookRuler.CAPTION / 3);
    var longest = AMessage.on("signs").title("T".repeat(WebhookRuler.TITLE)).text(text);
    assertThat(ruler.measure(longest.build().onTime()).fits()).isTrue();
    assertThat(ruler.measure(AMessage.on("signs").text(text + "封").build().onTime()).fits())
        .isFalse();
    var alt = "図".repeat(new Webhook().longestAlt());
    publish(longest.picture(APicture.described(alt)).build(), new Attempt.Kind.New());
    assertThat(sent.getLast().body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(20_000);
  }

  @Test
  void tellsAllThatAReceiverNeeds() {
    var words = AMessage.on("signs").in("en", "es").link("https://alerts.arroyovista.example/p/1");
    publish(words.drill().build(), new Attempt.Kind.New());

    assertThat(header("webhook-id")).isEqualTo("0123456789abcdef".repeat(4));
    assertThat(header("webhook-timestamp")).isEqualTo(Long.toString(DUE.getEpochSecond()));
    assertThat(last().path("type").asText()).isEqualTo("announcement.published");
    assertThat(last().path("timestamp").asText()).isEqualTo(DUE.toString());
    var data = last().path("data");
    assertThat(data.path("announcement").asText()).isEqualTo(header("webhook-id"));
    assertThat(data.path("post").asText()).isEqualTo("01K7Q4X9Z3ABCDEFGHJKMNPQRS");
    assertThat(data.path("delivery").asText()).isEqualTo("01K7Q4X9Z3ABCDEFGHJKMNPQRS.signs.en+es");
    assertThat(data.path("revision").asInt()).isEqualTo(1);
    assertThat(data.path("topic").asText()).isEqualTo("traffic");
    assertThat(data.path("severity").asText()).isEqualTo("routine");
    assertThat(data.path("drill").asBoolean()).isTrue();
    assertThat(data.path("due").asText()).isEqualTo(DUE.toString());
    assertThat(data.path("link").asText()).isEqualTo("https://alerts.arroyovista.example/p/1");
    assertThat(data.path("texts").valueStream().map(text -> text.path("language").asText()))
        .containsExactly("en", "es");
    assertThat(data.path("texts").path(0).path("headline").asText()).isEqualTo("Main St closed");
    assertThat(data.path("texts").path(0).path("body").asText()).startsWith("Main St is closed");
  }

  @Test
  void callsTheAddressAsItStands() {
    placed();
    assertThat(sent.getLast().address()).isEqualTo(wire.base() + "signs?zone=2");
    assertThat(stage.posts()).extracting(StagePost::account).containsExactly("signs");
  }

  @Test
  void theSameWordsAreTheSameBytesAtEveryTryAndAreTakenOnce() {
    var first = attempt(message, 1, DUE, new Attempt.Kind.New());
    var later = attempt(message, 2, DUE.plusSeconds(200), new Attempt.Kind.New());
    account().publish(message, new Preparation.Ready(Map.of()), first);
    var timestamp = header("webhook-timestamp");
    clock.advance(Duration.ofSeconds(200));
    account().publish(message, new Preparation.Ready(Map.of()), later);

    assertThat(sent).hasSize(2);
    assertThat(sent.getFirst().body()).isEqualTo(sent.getLast().body());
    assertThat(sent)
        .extracting(it -> it.request().headers().firstValue("webhook-id").orElseThrow())
        .containsOnly("0123456789abcdef".repeat(4));
    assertThat(header("webhook-timestamp")).isNotEqualTo(timestamp);
    assertThat(stage.posts()).hasSize(1);
  }

  @Test
  void aCorrectionNamesTheAnnouncementThatItReplaces() {
    var placed = placed();
    var newer = AMessage.on("signs").text("Main St is open").build();

    for (var times = 0; times < 2; times++) {
      assertThat(publish(newer, new Attempt.Kind.Edit(placed)))
          .isEqualTo(new Outcome.Delivered(placed));
    }

    assertThat(last().path("type").asText()).isEqualTo("announcement.corrected");
    assertThat(last().path("data").path("announcement").asText()).isEqualTo(placed.id());
    assertThat(header("webhook-id")).isEqualTo("fedcba9876543210".repeat(4));
    assertThat(stage.posts()).extracting(StagePost::text).containsExactly("Main St is open");
  }

  @Test
  void takingBackHasAnIdOfItsOwn() {
    var placed = placed();
    assertThat(account().retract(placed)).isInstanceOf(Retraction.Retracted.class);
    assertThat(header("webhook-id")).isEqualTo(placed.id() + "-retracted").doesNotContain(".");
    assertThat(last().path("type").asText()).isEqualTo("announcement.retracted");
    assertThat(last().path("data").path("announcement").asText()).isEqualTo(placed.id());
    assertThat(stage.posts()).allMatch(StagePost::retracted);
  }

  @Test
  void signsWithBothSecretsWhileOneReplacesTheOther() {
    for (var secrets :
        List.of(
            Map.of("secret", WebhookStage.SECRET, "previousSecret", foreign()),
            Map.of("secret", foreign(), "previousSecret", WebhookStage.PREVIOUS))) {
      assertThat(account(secrets).check().well()).isTrue();
      assertThat(header("webhook-signature").split(" "))
          .hasSize(2)
          .allMatch(signature -> signature.startsWith("v1,"));
    }
    assertThat(account(Map.of("secret", foreign())).check().findings())
        .extracting(reason -> reason.code())
        .containsExactly("webhook.not-accepted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "previousSecret"})
  void sendsNothingWhereASecretIsNotOfItsForm(String name) {
    var secrets = new HashMap<>(Map.of("secret", WebhookStage.SECRET));
    secrets.put(name, "whsec_tooShort");
    assertThat(account(secrets).prepare(message, AnAttempt.first(message, DUE)))
        .isInstanceOfSatisfying(
            Preparation.NotReady.class,
            it ->
                assertThat(it.outcome().toString())
                    .contains("webhook.no-credentials", name)
                    .doesNotContain("tooShort"));
    assertThat(sent).isEmpty();
  }

  private static String foreign() {
    return "whsec_" + "QUJD".repeat(8);
  }

  @ParameterizedTest
  @ValueSource(ints = {23, 65})
  void wantsAKeyOfTwentyFourToSixtyFourBytes(int length) {
    var encoded = Base64.getEncoder().encodeToString(new byte[length]);
    assertThat(Secret.of("whsec_" + encoded)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 64})
  void takesAKeyOfTwentyFourToSixtyFourBytes(int length) {
    var encoded = Base64.getEncoder().encodeToString(new byte[length]);
    assertThat(Secret.of("whsec_" + encoded)).isPresent();
    assertThat(Secret.of(encoded)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void everySuccessIsAReceiptWhateverItSays(int status) {
    assertThat(answered(status, Map.of()))
        .isEqualTo(new Outcome.Delivered(new Placed("0123456789abcdef".repeat(4), null, null)));
  }

  @ParameterizedTest
  @CsvSource({
    "301, moved",
    "302, moved",
    "304, moved",
    "308, moved",
    "401, not-accepted",
    "403, not-accepted",
    "404, no-endpoint",
    "405, no-endpoint",
    "410, gone",
  })
  void whatOnlyAPersonCanMendParksTheDelivery(int status, String reason) {
    assertThat(answered(status, Map.of("location", List.of("https://elsewhere.example/"))))
        .isInstanceOfSatisfying(
            Outcome.Unauthorized.class,
            it -> {
              assertThat(it.reason().code()).isEqualTo("webhook." + reason);
              assertThat(it.reason().detail())
                  .isEqualTo("HTTP " + status + " to https://elsewhere.example/ <p>words</p>");
            });
  }

  @ParameterizedTest
  @CsvSource({"400, refused", "409, refused", "413, too-long", "418, refused", "422, refused"})
  void whatIsRefusedIsRejected(int status, String reason) {
    assertThat(answered(status, Map.of()))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> assertThat(it.reason().code()).isEqualTo("webhook." + reason));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 199, 408, 425, 500, 502, 503, 504, 599, 999})
  void aFailureMayHaveWorked(int status) {
    assertThat(answered(status, Map.of())).isInstanceOf(Outcome.Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({"35, 35", "0, 60", "-5, 60", "99999999, 60", "'Sun, 22 Nov 2026 12:05:00 GMT', 299"})
  void waitsAsLongAsItIsToldUpToADay(String told, long waited) {
    assertThat(answered(429, Map.of("retry-after", List.of(told))))
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            it ->
                assertThat(it.until())
                    .isBetween(DUE.plusSeconds(waited), DUE.plusSeconds(waited + 1)));
  }

  private Outcome answered(int status, Map<String, List<String>> headers) {
    wire.beforeAll((_, _) -> ScriptedWire.answer(status, "<p>words</p>", headers));
    return publish(message, new Attempt.Kind.New());
  }

  @Test
  void aDisabledEndpointIsNotWell() {
    var channel = AChannel.named("signs", "webhook").at(wire.base().resolve("gone")).build();
    var secrets = Map.of("secret", WebhookStage.SECRET);
    assertThat(new Webhook().open(channel, AMeans.with(wire, clock, secrets)).check().findings())
        .extracting(reason -> reason.code())
        .containsExactly("webhook.gone");
  }

  @Test
  void aCheckTellsResidentsNothing() {
    assertThat(account().check().well()).isTrue();
    assertThat(last().path("type").asText()).isEqualTo("channel.checked");
    assertThat(stage.posts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', false", "0, true", "24, true", "168, true", "169, false", "a day, false"})
  void wantsToKnowHowLongTheReceiverRemembers(String hours, boolean fine) {
    var channel = AChannel.named("signs", "webhook").at(wire.base()).with("remembers", hours);
    assertThat(new Webhook().problems(channel.build()))
        .extracting(Problem::pointer)
        .isEqualTo(fine ? List.of() : List.of("/settings/remembers"));
  }

  @Test
  void isOfTheClassThatItsReceiverKeeps() {
    var channel = AChannel.named("signs", "webhook");
    assertThat(new Webhook().doubt(channel.build()))
        .isEqualTo(new Doubt.Key(Duration.ofHours(24), Duration.ZERO, Duration.ofSeconds(60)));
    assertThat(new Webhook().doubt(channel.with("remembers", "0").build()))
        .isEqualTo(new Doubt.Blind());
  }

  @Test
  void hasNoAddressOfItsOwn() {
    assertThat(new Webhook().problems(AChannel.named("signs", "webhook").build()))
        .extracting(Problem::pointer)
        .containsExactly("/baseUrl");
  }

  @Test
  void countsTheBytesThatTheWordsTakeInABody() {
    var odd = "\"\\\b\f\n\r\t\u0001\u007fé路🚧" + '\ud83d';
    var measured = new WebhookRuler().measure(new Words(odd, odd, URI.create("x:/"), List.of()));
    var bytes = Json.bytes(Json.newObject().put("x", odd)).length - "{\"x\":\"\"}".length();
    assertThat(measured.measures()).allMatch(measure -> measure.count() == bytes);
  }

  @Test
  void neverCutsWithinACharacter() {
    var words = new Words("", "a".repeat(15_999) + "👩‍🚒", null, List.of());
    var measure = new WebhookRuler().measure(words).measures().getLast();
    assertThat(measure.fits()).isFalse();
    assertThat(measure.fitting()).isEqualTo(15_999);
  }

  @Test
  void everyReasonHasItsWords() {
    Bundles.haveWordsFor(
        Arrays.stream(WebhookReason.values()).map(WebhookReason::code).toList(), Webhook.class);
  }
}
