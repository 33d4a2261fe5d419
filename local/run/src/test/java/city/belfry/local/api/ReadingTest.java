package city.belfry.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API answers to who reads, edits, cancels, holds, checks and connects. */
class ReadingTest {
  private static final Instant DUE = TestTown.START.plusSeconds(600);
  private static final Ask MARATHON = Ask.of("post-marathon-closure").due(DUE);
  private static final Ask TO_X = MARATHON.channels("board-city", "x-city-en");

  private final TestTown town = TestTown.open();

  @AfterEach
  void close() {
    town.close();
  }

  private String accept(String key, Instant due) {
    return town.accept(TO_X.key(key).due(due));
  }

  private static Ask list() {
    return Ask.of("list-posts").withoutQuery();
  }

  private List<String> ids(Said said) {
    assertThat(said.status()).as("%s", said.body()).isEqualTo(200);
    return said.body().path("posts").valueStream().map(p -> p.path("id").asText()).toList();
  }

  @Test
  void theSameKeyWithTheSameBodyIsTheSamePost() {
    var first = town.ask(MARATHON);
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("location")).contains("/v1/posts/" + first.id());
    assertThat(first.header("etag")).contains("\"1\"");
    assertThat(first.header("idempotency-replayed")).isEmpty();
    var before = town.stored();
    var second = town.ask(MARATHON);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.header("idempotency-replayed")).contains("true");
    assertThat(town.stored()).isEqualTo(before);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefusedAndNamesThePost() {
    var first = town.accept(MARATHON);
    var before = town.stored();
    var second = town.ask(TO_X);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("key-taken");
    assertThat(second.text("detail")).contains(first);
    assertThat(town.stored()).isEqualTo(before);
  }

  @Test
  void aKeyIsItsCallersOwn() {
    var first = town.accept(MARATHON);
    var other = town.ask(MARATHON.claims(claims -> claims.put("sub", "officer-two")));
    assertThat(other.status()).isEqualTo(201);
    assertThat(other.id()).isNotEqualTo(first);
  }

  @Test
  void aKeyIsForgottenAfterSevenDays() {
    var late = TO_X.due(DUE.plus(Duration.ofDays(30)));
    var first = town.accept(late);
    town.clock.advance(Duration.ofDays(7).plusSeconds(1));
    assertThat(town.accept(late)).isNotEqualTo(first);
  }

  @Test
  void rolesAreReadFromTextAndFromGroups() {
    var bare = MARATHON.claims(claims -> claims.remove("roles"));
    var ways =
        List.<Consumer<ObjectNode>>of(
            claims -> claims.put("roles", "[writer]"),
            claims -> claims.put("roles", "writer"),
            claims -> claims.put("roles", "[administrator writer]"),
            claims -> claims.putArray("roles").add("writer"),
            claims -> claims.put("cognito:groups", "[writer]"),
            claims -> claims.putArray("cognito:groups").add("staff").add("writer"));
    for (var way : ways) {
      var said = town.ask(bare.claims(way).key("way-" + ways.indexOf(way)));
      assertThat(said.status()).as("%s", said.body()).isEqualTo(201);
    }
  }

  @Test
  void aPostIsReadWithItsWordsAndItsVersion() {
    var post =
        town.accept(
            MARATHON.but(draft -> {
              draft.put("learned", "2026-11-22T11:00:00-08:00");
              draft.put("written", "2026-11-22T19:30:00Z");
              draft.put("expiry", DUE.plusSeconds(3600).toString());
              draft
                  .putObject("channelTexts")
                  .putObject("x-city-en")
                  .putObject("en")
                  .put("headline", "Main St closed")
                  .put("body", "Own words.");
            }));
    var said = town.ask(Ask.of("get-post").post(post));
    assertThat(said.status()).isEqualTo(200);
    assertThat(said.header("etag")).contains("\"1\"");
    assertThat(said.text("state")).isEqualTo("live");
    assertThat(said.text("author")).isEqualTo("officer-one");
    assertThat(said.text("due")).isEqualTo(DUE.toString());
    assertThat(said.text("learned")).isEqualTo("2026-11-22T19:00:00Z");
    assertThat(said.text("written")).isEqualTo("2026-11-22T19:30:00Z");
    assertThat(said.text("accepted")).isEqualTo(TestTown.START.toString());
    assertThat(said.body().at("/texts/zh-Hant/headline").asText()).isEqualTo("週日6時至13時緬街封路");
    assertThat(said.body().at("/channelTexts/x-city-en/en/body").asText()).isEqualTo("Own words.");
    assertThat(said.body().path("channels")).hasSize(7);
    assertThat(said.body().path("plan")).hasSize(7);
  }

  @Test
  void everybodyWhoIsSignedInMayRead() {
    var post = town.accept(MARATHON);
    for (var name :
        List.of("get-post", "get-receipts", "list-posts", "list-channels", "get-hold")) {
      var ask = Ask.of(name).claims(claims -> claims.remove("roles"));
      assertThat(town.ask(ask.post(post)).status()).as(name).isEqualTo(200);
    }
  }

  @Test
  void postsAreListedByDuePageByPage() {
    var all = new ArrayList<String>();
    for (var i = 0; i < 7; i++) {
      all.add(accept("page-" + i, DUE.plus(Duration.ofDays(9L * i))));
    }
    var seen = new ArrayList<String>();
    var ask = list().query("limit", "3");
    var pages = 0;
    for (var said = town.ask(ask); ; said = town.ask(ask.query("page", said.text("nextPage")))) {
      assertThat(ids(said)).hasSizeLessThanOrEqualTo(3);
      seen.addAll(ids(said));
      pages++;
      if (!said.body().has("nextPage")) {
        break;
      }
      assertThat(pages).isLessThan(10);
    }
    assertThat(seen).containsExactlyElementsOf(all);
    assertThat(ids(town.ask(list()))).containsExactlyElementsOf(all);
  }

  @Test
  void postsAreListedByTimeOfDue() {
    var near = accept("near", DUE);
    var far = accept("far", DUE.plus(Duration.ofDays(3)));
    assertThat(ids(town.ask(list().query("from", DUE.toString())))).containsExactly(near, far);
    assertThat(ids(town.ask(list().query("from", DUE.plusMillis(1).toString()))))
        .containsExactly(far);
    assertThat(ids(town.ask(list().query("to", DUE.plusSeconds(1).toString()))))
        .containsExactly(near);
  }

  @Test
  void postsAreListedByState() {
    var delivered = accept("delivered", DUE);
    var cancelled = accept("cancelled", DUE.plusSeconds(3_600));
    town.ask(Ask.of("cancel-post").post(cancelled));
    town.until(DUE.plusSeconds(120));
    var live = accept("live", DUE.plusSeconds(7_200));
    assertThat(ids(town.ask(list().query("state", "settled")))).containsExactly(delivered);
    assertThat(ids(town.ask(list().query("state", "cancelled")))).containsExactly(cancelled);
    assertThat(ids(town.ask(list().query("state", "live")))).containsExactly(live);
    assertThat(ids(town.ask(list().query("state", "proposed")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "state, open, bad-query, /state",
    "limit, 0, bad-query, /limit",
    "limit, 101, bad-query, /limit",
    "limit, ten, bad-query, /limit",
    "from, yesterday, bad-query, /from",
    "to, 2026-11-22, bad-query, /to",
    "page, first, no-such-page,",
    "page, 2026-13~, no-such-page,",
    "page, '', no-such-page,"
  })
  void aQueryThatCannotBeReadIsRefused(String name, String value, String code, String pointer) {
    accept("one", DUE);
    var said = town.ask(list().query(name, value));
    assertThat(said.status()).as("%s", said.body()).isEqualTo(400);
    assertThat(said.code()).isEqualTo(code);
    if (pointer != null) {
      assertThat(said.pointers()).containsExactly(pointer);
    }
  }

  private static Ask put(String post) {
    return Ask.of("put-post")
        .post(post)
        .raw(TO_X.body().toString())
        .but(draft -> ((ObjectNode) draft.at("/texts/en")).put("headline", "Broadway closed"));
  }

  @Test
  void anEditNeedsTheVersionThatWasRead() {
    var post = accept("edit", DUE);
    var before = town.stored();
    var blind = town.ask(put(post).withoutHeader("if-match"));
    assertThat(blind.status()).isEqualTo(428);
    var malformed = town.ask(put(post).header("if-match", "*"));
    assertThat(malformed.status()).isEqualTo(428);
    var stale = town.ask(put(post).header("if-match", "\"7\""));
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.header("etag")).contains("\"1\"");
    assertThat(town.stored()).isEqualTo(before);
    var good = town.ask(put(post).header("if-match", "\"1\""));
    assertThat(good.status()).as("%s", good.body()).isEqualTo(200);
    assertThat(good.body().path("revision").asInt()).isEqualTo(2);
    assertThat(good.header("etag")).contains("\"" + good.body().path("version").asLong() + "\"");
    assertThat(good.header("etag"))
        .isNotEqualTo(blind.header("etag"))
        .isNotEqualTo(stale.header("etag"));
    var read = town.ask(Ask.of("get-post").post(post));
    assertThat(read.header("etag")).isEqualTo(good.header("etag"));
    assertThat(read.body().at("/texts/en/headline").asText()).isEqualTo("Broadway closed");
    assertThat(town.ask(put(post).header("if-match", "\"1\"")).status()).isEqualTo(412);
  }

  @Test
  void anEditOfACancelledPostIsRefused() {
    var post = accept("gone", DUE);
    town.ask(Ask.of("cancel-post").post(post));
    var said = town.ask(put(post).header("if-match", "\"1\""));
    assertThat(said.status()).isEqualTo(409);
    assertThat(said.code()).isEqualTo("cancelled");
  }

  @Test
  void anEditTakesWhatIsWrongAsRefusedAsANewPostDoes() {
    var post = accept("wrong", DUE);
    var before = town.stored();
    var said = town.ask(put(post).but(draft -> draft.put("topic", "weather").put("colour", "red")));
    assertThat(said.status()).isEqualTo(422);
    assertThat(said.pointers()).containsExactlyInAnyOrder("/topic", "/colour");
    assertThat(town.stored()).isEqualTo(before);
  }

  @Test
  void anEditNamesWhatIsBeingSentWithItsOlderWords() {
    var post = accept("late-edit", DUE);
    var answers = new ArrayList<Said>();
    town.wire.before(address -> {
      if (answers.isEmpty() && address.getPath().endsWith("/tweets")) {
        answers.add(town.ask(put(post).header("if-match", "\"1\"")));
      }
    });
    town.until(DUE.plusSeconds(1));
    assertThat(answers).hasSize(1);
    var kept = answers.getFirst().body().path("keepOlderWords");
    assertThat(kept.findValuesAsText("channel")).contains("x-city-en");
    assertThat(kept.findValuesAsText("state")).contains("claimed");
    assertThat(town.posts("x").getFirst().text()).contains("Main St closed");
  }

  @Test
  void receiptsAreThereFromTheFirstMoment() {
    var post = town.accept(MARATHON);
    assertThat(town.deliveries(post)).isEmpty();
    var said = town.receipts(post);
    assertThat(said.states()).hasSize(7).containsOnly("waiting");
    var receipt = said.of("x-city-zh");
    assertThat(receipt.path("text").asText()).contains("週日6時至13時緬街封路");
    assertThat(receipt.path("attempts").asInt()).isZero();
    assertThat(receipt.has("sent")).isFalse();
    assertThat(receipt.has("latenessMillis")).isFalse();
  }

  @Test
  void receiptsOfAPostCancelledBeforeItsFanOutSayCancelled() {
    var post = town.accept(MARATHON);
    var said = town.ask(Ask.of("cancel-post").post(post));
    assertThat(said.body().path("cancelled").asInt()).isEqualTo(7);
    assertThat(town.deliveries(post)).isEmpty();
    assertThat(town.receipts(post).states()).hasSize(7).containsOnly("cancelled");
  }

  @Test
  void aReceiptHasTheExactWordsThatWentOut() {
    var post = town.accept(MARATHON);
    town.until(DUE.plusSeconds(60));
    var receipts = town.receipts(post);
    for (var platform : Map.of("x-city-en", "x", "facebook-city", "facebook").entrySet()) {
      var receipt = receipts.of(platform.getKey());
      var seen =
          town.posts(platform.getValue()).stream()
              .filter(p -> p.id().equals(receipt.path("platformId").asText()))
              .findFirst()
              .orElseThrow();
      assertThat(receipt.path("text").asText()).isEqualTo(seen.text());
    }
    var receipt = receipts.of("x-city-en");
    assertThat(receipt.path("permalink").asText()).startsWith("https://x.com/");
    assertThat(receipt.path("attempts").asInt()).isEqualTo(1);
    assertThat(receipt.path("due").asText()).isEqualTo(DUE.toString());
  }

  @ParameterizedTest
  @CsvSource({"en", "es", "zh-Hans", "zh-Hant", "'zh-Hant, en;q=0.5'", "tlh"})
  void reasonsAreToldInTheReadersLanguage(String wanted) {
    town.ask(
        Ask.of("put-channel").but(body -> body.put("credentials", "channels/facebook/nobody")));
    var post = town.accept(MARATHON.channels("board-city", "facebook-city"));
    town.until(DUE.plusSeconds(30));
    var english = words(post, "en");
    var told = words(post, wanted);
    if (wanted.equals("en") || wanted.equals("tlh")) {
      assertThat(told).isEqualTo(english);
    } else {
      assertThat(told).isNotBlank().isNotEqualTo(english);
    }
    assertThat(told.codePoints().anyMatch(Character::isIdeographic))
        .isEqualTo(wanted.startsWith("zh"));
  }

  private String words(String post, String language) {
    return town.ask(Ask.of("get-receipts").post(post).header("accept-language", language))
        .of("facebook-city")
        .at("/reason/words")
        .asText();
  }

  @Test
  void cancellingTwiceAnswersTheSame() {
    var post = town.accept(MARATHON);
    town.until(DUE.minusSeconds(60));
    var first = town.ask(Ask.of("cancel-post").post(post));
    var second = town.ask(Ask.of("cancel-post").post(post));
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void aCancelAfterDeliveryNamesWhatIsOut() {
    var post = accept("out", DUE);
    town.until(DUE.plusSeconds(60));
    var said = town.ask(Ask.of("cancel-post").post(post));
    assertThat(said.text("state")).isEqualTo("partly-cancelled");
    assertThat(said.body().path("cancelled").asInt()).isZero();
    assertThat(said.body().path("alreadyOut").findValuesAsText("channel"))
        .containsExactlyInAnyOrder("board-city", "x-city-en");
    assertThat(said.body().path("alreadyOut").findValuesAsText("permalink")).hasSize(2);
    assertThat(said.body().path("alreadySending")).isEmpty();
    assertThat(town.ask(Ask.of("get-post").post(post)).text("state")).isEqualTo("cancelled");
  }

  @Test
  void actsNeedNoBody() {
    var post = accept("bare", DUE);
    for (var name : List.of("put-hold", "delete-hold", "cancel-post")) {
      var ask = Ask.of(name).post(post).raw("").withoutHeader("content-type");
      assertThat(town.ask(ask).status()).as(name).isEqualTo(200);
    }
  }

  @Test
  void actsNeedARole() {
    var post = accept("mine", DUE);
    var before = town.stored();
    for (var name : List.of("put-hold", "delete-hold", "cancel-post", "put-post")) {
      var ask = Ask.of(name).post(post).claims(claims -> claims.put("roles", "[reader]"));
      assertThat(town.ask(ask).status()).as(name).isEqualTo(403);
    }
    assertThat(town.stored()).isEqualTo(before);
  }

  @Test
  void theHoldIsSetRepeatedAndReleased() {
    var post = accept("held", DUE);
    town.until(DUE.minusSeconds(120));
    assertThat(town.ask(Ask.of("get-hold")).body().path("set").asBoolean()).isFalse();
    var first = town.ask(Ask.of("put-hold")).body();
    assertThat(first.path("set").asBoolean()).isTrue();
    assertThat(first.path("held").asInt()).isEqualTo(2);
    assertThat(first.path("by").asText()).isEqualTo("officer-one");
    assertThat(first.path("because").asText()).isEqualTo("wrong street, checking");
    var again = town.ask(Ask.of("put-hold")).body();
    assertThat(again.path("set").asBoolean()).isTrue();
    assertThat(again.path("held").asInt()).isEqualTo(2);
    assertThat(town.ask(Ask.of("get-hold")).body().path("set").asBoolean()).isTrue();
    assertThat(town.receipts(post).states()).containsOnly("held");
    var over = town.ask(Ask.of("delete-hold")).body();
    assertThat(over.path("set").asBoolean()).isFalse();
    assertThat(over.path("held").asInt()).isZero();
    assertThat(town.receipts(post).states()).containsOnly("waiting");
  }

  @Test
  void onlyAdministratorsConnectChannels() {
    var before = town.stored();
    var writer = Ask.of("put-channel").claims(claims -> claims.put("roles", "[writer]"));
    assertThat(town.ask(writer).status()).isEqualTo(403);
    assertThat(town.stored()).isEqualTo(before);
    var said = town.ask(Ask.of("put-channel"));
    assertThat(said.status()).isEqualTo(200);
    assertThat(said.body().path("generation").asLong()).isEqualTo(2);
    var read = town.ask(Ask.of("get-channel").parameter("name", "facebook-city"));
    assertThat(read.body()).isEqualTo(said.body());
    assertThat(town.ask(Ask.of("list-channels")).body().path("channels").findValuesAsText("name"))
        .contains("facebook-city", "x-drill")
        .isSorted();
  }

  @Test
  void whatIsWrongWithAChannelIsTold() {
    var before = town.stored();
    wrongChannel("/settings/pageId", body -> body.putObject("settings"));
    wrongChannel("/platform", body -> body.put("platform", "telegraph"));
    wrongChannel("/platform", body -> body.remove("platform"));
    wrongChannel("/languages", body -> body.putArray("languages"));
    wrongChannel("/languages", body -> body.put("languages", "en"));
    wrongChannel("/languages", body -> body.putArray("languages").add("xq-Nope"));
    wrongChannel("/baseUrl", body -> body.put("baseUrl", "ftp://stage.example/"));
    wrongChannel("/baseUrl", body -> body.put("baseUrl", "no address"));
    wrongChannel("/baseUrl", body -> body.put("baseUrl", "http://10.0.0.7/"));
    wrongChannel("/paceMillis", body -> body.put("paceMillis", -1));
    wrongChannel("/accessToken", body -> body.put("accessToken", "secret"));
    wrongChannel("", Ask.of("put-channel").parameter("name", "Face Book"));
    assertThat(town.stored()).isEqualTo(before);
  }

  private void wrongChannel(String pointer, Consumer<ObjectNode> change) {
    wrongChannel(pointer, Ask.of("put-channel").but(change));
  }

  private void wrongChannel(String pointer, Ask ask) {
    var said = town.ask(ask);
    assertThat(said.status()).as("%s", said.body()).isEqualTo(422);
    assertThat(said.pointers()).containsExactly(pointer);
  }

  @Test
  void aCheckMeasuresAndStoresNothing() {
    var before = town.stored();
    var ask = Ask.of("check-marathon-closure").claims(claims -> claims.remove("roles"));
    var said = town.ask(ask);
    assertThat(said.status()).isEqualTo(200);
    assertThat(said.body().path("fits").asBoolean()).isTrue();
    assertThat(said.body().path("due").asText()).isEqualTo(TestTown.START.toString());
    assertThat(said.body().path("problems")).isEmpty();
    assertThat(said.body().path("messages")).hasSize(7);
    var post = town.accept(MARATHON);
    var measured =
        said.body()
            .path("messages")
            .valueStream()
            .filter(m -> m.path("channel").asText().equals("x-city-en"))
            .findFirst()
            .orElseThrow();
    assertThat(measured.path("text").asText().replace("0".repeat(26), post))
        .isEqualTo(town.receipts(post).of("x-city-en").path("text").asText());
    var measure = measured.at("/measures/0");
    assertThat(measure.path("count").asInt())
        .isPositive()
        .isLessThan(measure.path("limit").asInt());
    assertThat(town.stored()).hasSizeGreaterThan(before.size());
  }

  @Test
  void aCheckShowsWhatDoesNotFitWithItsMeasure() {
    var before = town.stored();
    var said =
        town.ask(
            Ask.of("check-marathon-closure")
                .but(draft -> ((ObjectNode) draft.at("/texts/en")).put("body", "a".repeat(300))));
    assertThat(said.status()).isEqualTo(200);
    assertThat(said.body().path("fits").asBoolean()).isFalse();
    assertThat(said.codes()).containsExactly("does-not-fit");
    assertThat(said.body().at("/problems/0/limit").asInt()).isEqualTo(280);
    assertThat(said.body().path("messages")).hasSize(7);
    assertThat(town.stored()).isEqualTo(before);
  }
}
