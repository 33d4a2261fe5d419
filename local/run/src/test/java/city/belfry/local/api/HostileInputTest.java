package city.belfry.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.platform.bluesky.stage.BlueskyStage;
import city.belfry.stage.StageAnswer;
import city.belfry.stage.StageRequest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is valid and meant badly: it becomes no markup, no header, no line of a log, no person. */
class HostileInputTest {
  private static final Instant DUE = TestTown.START.plus(Duration.ofMinutes(10));
  private static final String EVIL =
      "\"'></p></title></style><script>alert(1)</script><img src=x onerror=alert(2)>";
  private static final String ADDRESSES =
      " javascript:alert(3) https://a.example/\"onmouseover=\"alert(4) data:text/html,<script>";
  private static final String SECOND_LINE = "a\r\nset-cookie: a=b\n{\"level\":\"INFO\"}\u2028c";

  private final TestTown town = TestTown.open();

  @AfterEach
  void close() {
    town.close();
  }

  private static Ask english(Ask ask, String headline, String body) {
    return ask.but(
        draft -> ((ObjectNode) draft.at("/texts/en")).put("headline", headline).put("body", body));
  }

  private static Ask simple(String channel) {
    return Ask.of("post-street-sweeping").due(DUE).channels(channel);
  }

  @Test
  void wordsStayWordsOnThePagesThatResidentsSee() throws Exception {
    var picture = town.ask(Ask.of("picture/post-picture")).id();
    var post =
        town.accept(
            english(
                    Ask.of("post-boil-water").due(DUE).channels("board-city"),
                    EVIL,
                    EVIL + ADDRESSES)
                .but(draft -> {
                  var alt = draft.putObject("picture").put("id", picture).putObject("alt");
                  draft.path("texts").fieldNames().forEachRemaining(tag -> alt.put(tag, EVIL));
                }));
    town.until(DUE.plusSeconds(60));

    var page = town.page("p/" + post + "/en.html").orElseThrow();
    assertHarmless(page.replaceFirst("(?s)<head>.*?<title>", "<head><title>"));
    assertThat(page).contains("alt=\"&quot;&#39;&gt;", "<h1>[URGENT] &quot;&#39;&gt;");
  }

  @Test
  void wordsStayWordsOnTheStage() throws Exception {
    town.bluesky();
    town.telegram();
    town.mastodon();
    for (var channel : new String[] {"bluesky-city", "telegram-city", "mastodon-city"}) {
      town.accept(english(simple(channel), EVIL, EVIL + ADDRESSES).key(channel));
    }
    town.until(DUE.plusSeconds(60));

    assertThat(town.posts("bluesky")).hasSize(1);
    assertThat(town.posts("telegram")).hasSize(1);
    assertThat(town.posts("mastodon")).hasSize(1);
    assertHarmless(
        stage()
            .replaceFirst("(?s)<style>.*</style>", "")
            .replaceFirst("(?s)<script>.*?</script>\n</body>", ""));
  }

  private String stage() throws InterruptedException {
    var request =
        new StageRequest(
            "GET", URI.create(TownWire.STAGE + "/"), "/", Map.of(), new byte[0], town.clock.now());
    var answer = (StageAnswer.Told) town.stage.answer(request);
    return new String(answer.reply().body(), StandardCharsets.UTF_8);
  }

  private static void assertHarmless(String html) {
    assertThat(html)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain(
            "<script", "<img src=x", "\"onmouseover", "href=\"javascript", "href=\"data:t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n", "\r\n", "\u000b", "\u2028", "\u2029"})
  void aHeadlineHasOneLine(String end) {
    var said =
        town.ask(english(simple("board-city"), "Main St" + end + "Bcc: a@b.example", "Closed."));

    assertThat(said.status()).isEqualTo(422);
    assertThat(said.pointers()).contains("/texts/en/headline");
  }

  @Test
  void noAnswerCarriesAHeaderThatSomebodyWrote() {
    var asks =
        new Ask[] {
          simple("board-city").key(SECOND_LINE),
          Ask.of("get-post").post(SECOND_LINE),
          Ask.of("get-receipts").post(SECOND_LINE),
          Ask.of("get-channel").parameter("name", SECOND_LINE),
          Ask.of("put-channel").parameter("name", SECOND_LINE),
          Ask.of("list-posts").query("from", SECOND_LINE),
          Ask.of("put-post").header("if-match", SECOND_LINE),
          Ask.of("put-hold").header("content-type", SECOND_LINE),
          Ask.of("cancel-post").post(SECOND_LINE).raw("{\"because\":\"a\\r\\nset-cookie: a=b\"}"),
        };
    for (var ask : asks) {
      var said = town.ask(ask);
      assertThat(said.status()).as("%s", said).isBetween(400, 499);
      said.headers()
          .properties()
          .forEach(header -> {
            assertThat(header.getKey()).isNotEqualTo("set-cookie");
            assertThat(header.getValue().asText()).matches("[\\x20-\\x7e]*");
          });
    }
    assertThat(town.news("request")).hasSizeGreaterThanOrEqualTo(asks.length);
    assertThat(town.news("request"))
        .allSatisfy(line -> assertThat(line.toString()).hasLineCount(1));
    assertThat(town.complaints()).isEmpty();
  }

  @Test
  void aChannelsSettingsReachNoHeaderOfAPlatform() {
    town.bluesky();
    var put =
        Ask.of("put-channel")
            .parameter("name", "bluesky-city")
            .raw("{\"platform\":\"bluesky\",\"languages\":[\"en\"]}")
            .but(body -> {
              body.put("baseUrl", TownWire.STAGE + "/bluesky/");
              body.put("credentials", "channels/bluesky/bluesky-city");
              body.putObject("settings")
                  .put("account", BlueskyStage.handle("bluesky-city") + "\r\nx-evil: 1");
            });
    assertThat(town.ask(put).status()).isEqualTo(422);
  }

  @Test
  void nobodyGetsAPostByAnothersKey() {
    var first = town.ask(simple("board-city").key("guessed"));
    var other =
        town.ask(
            simple("board-city").key("guessed").claims(claims -> claims.put("sub", "another")));
    var reworded =
        town.ask(
            english(simple("board-city"), "Other words", "")
                .key("guessed")
                .claims(claims -> claims.put("sub", "a-third")));

    assertThat(first.status()).isEqualTo(201);
    assertThat(other.status()).isEqualTo(201);
    assertThat(reworded.status()).isEqualTo(201);
    assertThat(other.id()).isNotEqualTo(first.id());
    assertThat(other.header("idempotency-replayed")).isEmpty();
    assertThat(reworded.body().toString()).doesNotContain(first.id(), other.id());
  }

  @Test
  void aRequestDoesNotSayItselfWhoCalls() {
    var token =
        base64("{\"alg\":\"none\"}")
            + "."
            + base64("{\"sub\":\"chief\",\"roles\":[\"administrator\",\"writer\"]}")
            + ".";
    var ask =
        simple("board-city")
            .header("authorization", "Bearer " + token)
            .header("cookie", "token=" + token)
            .header("x-amzn-oidc-identity", "chief")
            .header("sub", "chief")
            .header("roles", "writer administrator")
            .query("sub", "chief")
            .query("roles", "[writer]");

    assertThat(town.ask(ask.claims(claims -> claims.remove("sub"))).status()).isEqualTo(401);
    assertThat(town.ask(ask.claims(claims -> claims.remove("roles"))).status()).isEqualTo(403);
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
