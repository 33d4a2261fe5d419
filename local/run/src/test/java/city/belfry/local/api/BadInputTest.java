package city.belfry.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.runtime.http.HttpFunction;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is refused clearly, leaves nothing behind, and stops nothing that comes after. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private static final String EN = "/texts/en";

  private final TestTown town = TestTown.open();
  private final Ask right = Ask.of("post-marathon-closure").due(TestTown.START.plusSeconds(3600));
  private Set<String> before = Set.of();
  private int number;

  @BeforeAll
  void quiet() {
    town.settle();
  }

  @BeforeEach
  void look() {
    before = town.stored();
  }

  @AfterEach
  void leavesNothingBehindAndStopsNothing() {
    assertThat(town.stored()).isEqualTo(before);
    assertThat(town.ask(right.key("right-" + ++number)).status()).isEqualTo(201);
    assertThat(town.complaints()).isEmpty();
  }

  @AfterAll
  void close() {
    town.close();
  }

  private Said refused(int status, String code, Ask ask) {
    var said = town.ask(ask.key("wrong-" + ++number));
    assertThat(said.status()).as("%s", said.body()).isEqualTo(status);
    assertThat(said.header("content-type")).contains("application/problem+json");
    assertThat(said.text("type")).endsWith("/" + code);
    assertThat(said.text("title")).isNotBlank();
    assertThat(said.body().path("status").asInt()).isEqualTo(status);
    return said;
  }

  /** One problem with its pointer, its words and what to do. */
  private void refusedAt(String pointer, String code, Ask ask) {
    var said = refused(422, code, ask);
    assertThat(said.pointers()).containsExactly(pointer);
    assertThat(said.codes()).containsExactly(code);
    var problem = said.body().at("/problems/0");
    assertThat(problem.path("what").asText()).isNotBlank();
    assertThat(problem.path("help").asText()).isNotBlank();
  }

  private Ask english(Consumer<ObjectNode> change) {
    return right.but(body -> change.accept((ObjectNode) body.at(EN)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"topic\": traffic}",
        "[1, 2",
        "{} {}",
        "{\"texts\": \"a\nb\"}",
        "{\"topic\": \"\\ud8zz\"}",
        "NaN",
        "{'topic': 'traffic'}"
      })
  void refusesBrokenJson(String body) {
    var said = refused(400, "broken-json", right.raw(body));
    assertThat(said.text("detail")).isNotBlank();
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    var bytes = right.event().path("body").asText().getBytes(StandardCharsets.UTF_8);
    var at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("Main St");
    bytes[at] = (byte) 0xff;
    var said = refused(400, "broken-json", right.bytes(bytes));
    assertThat(said.text("detail")).isNotBlank();
  }

  @Test
  void refusesOneKeyTwice() {
    var said =
        refused(400, "broken-json", right.raw("{\"topic\":\"traffic\",\"topic\":\"notice\"}"));
    assertThat(said.text("title")).contains("topic");
  }

  @Test
  void refusesDeepNesting() {
    refused(400, "broken-json", right.raw("[".repeat(2_000) + "]".repeat(2_000)));
    refused(400, "broken-json", right.raw("{\"texts\":".repeat(600) + "1" + "}".repeat(600)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "\"a post\"", "7", "true", "null"})
  void refusesJsonThatIsNoObject(String body) {
    assertThat(refused(422, "malformed", right.raw(body)).pointers()).contains("");
  }

  @Test
  void refusesABodyOverTheLimitAndSaysTheLimit() {
    var said = refused(413, "too-large", right.raw("{\"topic\":\"" + "a".repeat(1 << 20) + "\"}"));
    assertThat(said.text("detail")).contains(Integer.toString(HttpFunction.MOST_BYTES));
  }

  @Test
  void refusesWhatSaysItIsNoJson() {
    refused(415, "not-json", right.header("content-type", "text/plain"));
    refused(415, "not-json", right.withoutHeader("content-type"));
    refused(415, "not-json", right.header("content-type", "application/jsonp"));
  }

  @Test
  void takesJsonWithACharset() {
    var said =
        town.ask(
            Ask.of("check-marathon-closure")
                .header("content-type", "Application/JSON; charset=utf-8"));
    assertThat(said.status()).isEqualTo(200);
  }

  @Test
  void refusesFieldsNobodyKnows() {
    refusedAt("/colour", "unknown-field", right.but(body -> body.put("colour", "red")));
    refusedAt(EN + "/title", "unknown-field", english(text -> text.put("title", "T")));
    refusedAt(
        "/latePolicy/hours",
        "unknown-field",
        right.but(body -> body.putObject("latePolicy").put("kind", "send-anyway").put("hours", 3)));
  }

  @Test
  void refusesWrongTypesEachAtItsPlace() {
    refusedAt("/topic", "malformed", right.but(body -> body.put("topic", 7)));
    refusedAt("/severity", "malformed", right.but(body -> body.put("severity", "grave")));
    refusedAt("/drill", "malformed", right.but(body -> body.put("drill", "yes")));
    refusedAt("/link", "malformed", right.but(body -> body.put("link", 1)));
    refusedAt("/due", "malformed", right.but(body -> body.put("due", "tomorrow")));
    refusedAt("/due", "malformed", right.but(body -> body.put("due", "2026-11-29T07:00:00")));
    refusedAt("/expiry", "malformed", right.but(body -> body.put("expiry", 1_795_000_000L)));
    refusedAt(EN + "/headline", "malformed", english(text -> text.putArray("headline")));
    refusedAt("/texts", "malformed", right.but(body -> body.put("texts", "words")));
    refusedAt("/channels", "malformed", right.but(body -> body.put("channels", "x-city-en")));
    refusedAt(
        "/channels/1", "malformed", right.but(body -> body.withArray("channels").insert(1, 5)));
    refusedAt(
        "/latePolicy/minutes",
        "malformed",
        right.but(
            body -> body.putObject("latePolicy").put("kind", "not-after").put("minutes", 1.5)));
    refusedAt(
        "/latePolicy/minutes",
        "missing",
        right.but(body -> body.putObject("latePolicy").put("kind", "not-after")));
    refusedAt(
        "/latePolicy/kind",
        "malformed",
        right.but(body -> body.putObject("latePolicy").put("kind", "whenever")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\u0007", "\u001b", "\u007f", "\u0081"})
  void refusesControlCharacters(String character) {
    refusedAt(
        EN + "/body",
        "control-character",
        english(text -> text.put("body", "Use Valley" + character + " Blvd.")));
  }

  @Test
  void refusesHalfOfAPair() {
    var whole = right.event().path("body").asText();
    var high = right.raw(whole.replace("Main St closed", "Main \\ud800 closed"));
    refusedAt(EN + "/headline", "half-a-character", high);
    var low = right.raw(whole.replace("Main St closed", "Main \\udc00 closed"));
    refusedAt(EN + "/headline", "half-a-character", low);
  }

  @Test
  void refusesHalfOfAPairOutsideTheTexts() {
    var whole = right.event().path("body").asText();
    var said = town.ask(right.raw(whole.replace("\"x-city-en\"", "\"x-city-\\ud800\"")));
    assertThat(said.status()).isEqualTo(422);
    assertThat(said.pointers()).containsExactly("/channels/4");
  }

  @Test
  void takesAWholePair() {
    var said =
        town.ask(
            Ask.of("check-marathon-closure")
                .but(body ->
                    ((ObjectNode) body.at(EN)).put("body", "Use Valley Blvd. \ud83d\udea7")));
    assertThat(said.status()).isEqualTo(200);
  }

  @Test
  void refusesADueThatIsPast() {
    refusedAt("/due", "past", right.due(TestTown.START.minusMillis(1)));
  }

  @Test
  void refusesADueMoreThanTwoYearsAhead() {
    refusedAt("/due", "too-far", right.due(TestTown.START.plus(Duration.ofDays(800))));
  }

  @Test
  void refusesADueBeyondAllCalendars() {
    refusedAt("/due", "too-far", right.but(body -> body.put("due", "+999999999-12-31T23:59:59Z")));
  }

  @Test
  void refusesAnExpiryThatIsNotAfterDue() {
    var due = TestTown.START.plusSeconds(600);
    refusedAt(
        "/expiry",
        "expiry-before-due",
        right.due(due).but(body -> body.put("expiry", due.toString())));
  }

  @Test
  void refusesAnUnknownLanguage() {
    refusedAt(
        "/texts/xq-Nope",
        "malformed",
        right.but(
            body -> ((ObjectNode) body.path("texts")).putObject("xq-Nope").put("headline", "h")));
  }

  @Test
  void refusesAChannelThatDoesNotExist() {
    var said = refused(422, "no-such-channel", right.channels("x-city-en", "x-town-en"));
    assertThat(said.pointers()).containsExactly("/channels/1");
    assertThat(said.body().at("/problems/0/what").asText()).contains("x-town-en");
  }

  @Test
  void refusesAChannelNamedTwice() {
    refusedAt("/channels/1", "named-twice", right.channels("x-city-en", "x-city-en"));
  }

  @Test
  void refusesNoChannelsAndNoTexts() {
    var said =
        refused(
            422,
            "no-texts",
            right.but(body -> {
              body.putArray("channels");
              body.putObject("texts");
            }));
    assertThat(said.codes()).containsExactly("no-texts", "no-channels");
  }

  @Test
  void refusesAnEmptyHeadline() {
    refusedAt(EN + "/headline", "empty", english(text -> text.put("headline", " \u3000")));
    refusedAt(EN + "/headline", "missing", english(text -> text.remove("headline")));
  }

  @Test
  void refusesWhatIsTooLongForOneChannelByThatPlatformsCount() {
    var said =
        refused(
            422,
            "does-not-fit",
            right
                .channels("facebook-city", "x-city-zh")
                .but(body -> {
                  body.put("link", false);
                  ((ObjectNode) body.at("/texts/zh-Hant"))
                      .put("headline", "題".repeat(20))
                      .put("body", "字".repeat(131));
                }));
    assertThat(said.pointers()).containsExactly("/texts/zh-Hant/body");
    var problem = said.body().at("/problems/0");
    // X counts a Chinese character as two, and the line break between headline and body as one.
    assertThat(problem.path("count").asInt()).isEqualTo(20 * 2 + 1 + 131 * 2);
    assertThat(problem.path("limit").asInt()).isEqualTo(280);
    assertThat(problem.path("channel").asText()).isEqualTo("x-city-zh");
    assertThat(problem.path("what").asText()).contains("303 of 280");
    assertThat(problem.path("help").asText()).contains("shorten by 23");
  }

  @Test
  void refusesADrillToARealChannel() {
    var said = refused(422, "drill-to-real-channel", Ask.of("post-drill-to-real-channel"));
    assertThat(said.pointers()).containsExactly("/channels/1");
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    var said =
        refused(
            422,
            "malformed",
            right.but(body -> {
              body.put("severity", "grave");
              body.put("colour", "red");
              body.put("due", "2025-01-01T00:00:00Z");
              ((ObjectNode) body.at(EN)).put("headline", "");
              body.putArray("channels").add("board-city").add("nowhere");
            }));
    assertThat(said.pointers())
        .containsExactlyInAnyOrder("/severity", "/colour", "/due", EN + "/headline", "/channels/1");
    assertThat(said.text("title")).contains("5 problems");
  }

  @Test
  void refusesARequestWithoutAKey() {
    var said = town.ask(right.withoutHeader("idempotency-key"));
    assertThat(said.status()).isEqualTo(400);
    assertThat(said.code()).isEqualTo("no-idempotency-key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "schlüssel", "tab\there"})
  void refusesAMalformedKey(String key) {
    var said = town.ask(right.key(key));
    assertThat(said.status()).isEqualTo(400);
    assertThat(said.code()).isEqualTo("no-idempotency-key");
  }

  @Test
  void refusesAKeyThatIsTooLong() {
    assertThat(town.ask(right.key("k".repeat(129))).status()).isEqualTo(400);
  }

  @Test
  void refusesACallerWithoutTheRole() {
    refused(403, "not-allowed", right.claims(claims -> claims.remove("roles")));
    refused(403, "not-allowed", right.claims(claims -> claims.put("roles", "[]")));
    refused(403, "not-allowed", right.claims(claims -> claims.put("roles", "[reader]")));
    refused(403, "not-allowed", right.claims(claims -> claims.put("roles", "[ghostwriter]")));
  }

  @Test
  void refusesACallerWithoutAName() {
    refused(401, "no-caller", right.claims(claims -> claims.remove("sub")));
    refused(401, "no-caller", right.claims(claims -> claims.put("sub", " ")));
  }

  @Test
  void refusesARouteThatIsNone() {
    var event = (ObjectNode) right.event().deepCopy();
    event.put("routeKey", "PATCH /v1/posts/{id}");
    assertThat(town.ask(new Ask(event)).status()).isEqualTo(404);
  }

  @Test
  void refusesActsOnAPostThatIsNot() {
    var none = "01K7QRQ4J3A5B6C7D8E9F0G1HZ";
    for (var name : new String[] {"get-post", "get-receipts", "cancel-post", "put-post"}) {
      refused(404, "not-found", Ask.of(name).post(none));
    }
    refused(404, "not-found", Ask.of("get-post").post("../HOLD"));
    refused(404, "not-found", Ask.of("get-channel").parameter("name", "no-such"));
  }

  @Test
  void refusesAReasonThatIsNoText() {
    for (var name : new String[] {"cancel-post", "put-hold", "delete-hold"}) {
      var said = refused(422, "malformed", Ask.of(name).raw("{\"because\": 7}"));
      assertThat(said.pointers()).containsExactly("/because");
      refused(422, "unknown-field", Ask.of(name).raw("{\"why\": \"a\"}"));
      refused(400, "broken-json", Ask.of(name).raw("{"));
    }
  }
}
