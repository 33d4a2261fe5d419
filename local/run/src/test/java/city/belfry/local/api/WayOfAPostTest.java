package city.belfry.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.DeliveryState;
import city.belfry.stage.Fault;
import city.belfry.stage.StagePost;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that hold at every instant, through every real function, from accept to receipt. */
class WayOfAPostTest {
  private static final Instant DUE = TestTown.START.plusSeconds(600);
  private static final List<String> PLATFORMS = List.of("weibo", "wechat", "facebook", "x");
  private static final Ask MARATHON = Ask.of("post-marathon-closure").due(DUE);
  private static final Ask TO_X = MARATHON.channels("board-city", "x-city-en");

  private final TestTown town = TestTown.open();

  @AfterEach
  void close() {
    town.close();
  }

  private void everythingArrived(String post) {
    assertThat(town.receipts(post).states()).hasSize(7).containsOnly("delivered");
    assertThat(town.posts("weibo")).hasSize(1);
    assertThat(town.posts("wechat")).hasSize(1);
    assertThat(town.posts("facebook")).hasSize(1);
    assertThat(town.posts("x")).hasSize(3);
    assertThat(town.page("p/" + post + "/en.html")).isPresent();
  }

  private List<Instant> arrivals() {
    return PLATFORMS.stream()
        .flatMap(platform -> town.arrivals(platform).stream())
        .map(arrival -> arrival.arrived())
        .toList();
  }

  @Test
  void noDeliveryIsSentBeforeItsDueInstant() {
    var post = town.accept(MARATHON);
    town.until(DUE.minusSeconds(11));
    assertThat(arrivals()).isEmpty();
    assertThat(town.page("p/" + post + "/en.html")).isEmpty();
    town.until(DUE.plusSeconds(30));
    everythingArrived(post);
    assertThat(arrivals()).allMatch(arrived -> !arrived.isBefore(DUE));
    for (var receipt : town.receipts(post).body().path("receipts")) {
      assertThat(Instant.parse(receipt.path("sent").asText())).isAfterOrEqualTo(DUE);
      assertThat(receipt.path("latenessMillis").asDouble()).isBetween(0.0, 100.0);
    }
    assertThat(town.complaints()).isEmpty();
  }

  @Test
  void slipsOfPastingAreRepairedBeforeAnythingIsKept() {
    var pasted =
        MARATHON.but(body ->
            ((ObjectNode) body.at("/texts/en"))
                .put("headline", "It\u0092s\u00A0closed ")
                .put("body", "From\t1st St\r\nto 3rd\u200B St.\n\n\n"));
    var kept = town.ask(Ask.of("get-post").post(town.accept(pasted))).body();
    assertThat(kept.at("/texts/en/headline").asText()).isEqualTo("It’s closed");
    assertThat(kept.at("/texts/en/body").asText()).isEqualTo("From 1st St\nto 3rd St.");
  }

  @Test
  void aPostThatIsDueNowGoesOutWithoutATick() {
    town.ticks(false);
    var post = town.accept(Ask.of("post-boil-water"));
    town.run(Duration.ofSeconds(10));
    everythingArrived(post);
    assertThat(arrivals()).allMatch(arrived -> !arrived.isBefore(TestTown.START));
  }

  @Test
  void nothingAcceptedIsLostWithAllItsMessages() {
    town.sqs.lose(true);
    var post = town.accept(MARATHON.but(WayOfAPostTest::anyTime));
    town.until(DUE.plusSeconds(30));
    assertThat(arrivals()).isEmpty();
    town.sqs.lose(false);
    town.run(Duration.ofMinutes(8));
    everythingArrived(post);
    assertThat(arrivals()).allMatch(arrived -> !arrived.isBefore(DUE));
  }

  private static void anyTime(ObjectNode draft) {
    draft.putObject("latePolicy").put("kind", "send-anyway");
  }

  @Test
  void nothingAcceptedIsLostWhenTheQueuesAreDrained() {
    var post = town.accept(MARATHON.but(WayOfAPostTest::anyTime));
    town.until(DUE.minusSeconds(20));
    town.sqs.drain();
    town.run(Duration.ofMinutes(9));
    everythingArrived(post);
  }

  @Test
  void twoLostTicksCostNothing() {
    var post = town.accept(MARATHON);
    town.until(DUE.minus(Duration.ofMinutes(3)).minusSeconds(10));
    assertThat(town.deliveries(post)).isEmpty();
    town.ticks(false);
    town.run(Duration.ofMinutes(2));
    assertThat(town.deliveries(post)).isEmpty();
    town.ticks(true);
    town.until(DUE.plusSeconds(30));
    everythingArrived(post);
    for (var receipt : town.receipts(post).body().path("receipts")) {
      assertThat(receipt.path("latenessMillis").asDouble()).isLessThan(100.0);
    }
  }

  @Test
  void whatComesAfterItsLateLimitIsMissedAndSaysWhy() {
    town.sqs.lose(true);
    var post =
        town.accept(
            TO_X.but(
                draft -> draft.putObject("latePolicy").put("kind", "not-after").put("minutes", 2)));
    town.until(DUE.plusSeconds(150));
    town.sqs.lose(false);
    town.run(Duration.ofMinutes(10));
    var receipts = town.receipts(post);
    assertThat(receipts.states()).containsOnly("missed");
    assertThat(receipts.of("x-city-en").at("/reason/words").asText()).isNotBlank();
    assertThat(arrivals()).isEmpty();
  }

  @Test
  void nothingIsClaimedAfterACancelWasAcknowledged() {
    var post = town.accept(MARATHON);
    town.until(DUE.minusSeconds(11));
    var said = town.ask(Ask.of("cancel-post").post(post));
    assertThat(said.status()).isEqualTo(200);
    assertThat(said.text("state")).isEqualTo("cancelled");
    assertThat(said.body().path("cancelled").asInt()).isEqualTo(7);
    town.until(DUE.plus(Duration.ofMinutes(10)));
    assertThat(arrivals()).isEmpty();
    assertThat(town.receipts(post).states()).containsOnly("cancelled");
    assertThat(town.page("p/" + post + "/en.html")).isEmpty();
  }

  @Test
  void aCancelNamesWhatIsBeingSentAndStopsTheRest() {
    var post = town.accept(TO_X.channels("board-city", "facebook-city", "x-city-en"));
    var answers = new ArrayList<Said>();
    town.wire.before(address -> {
      if (answers.isEmpty() && address.getPath().endsWith("/feed")) {
        answers.add(town.ask(Ask.of("cancel-post").post(post)));
      }
    });
    town.until(DUE.plusSeconds(30));
    assertThat(answers).hasSize(1);
    var said = answers.getFirst().body();
    assertThat(said.path("state").asText()).isEqualTo("partly-cancelled");
    assertThat(said.at("/alreadySending/0/channel").asText()).isEqualTo("facebook-city");
    assertThat(said.at("/alreadySending/0/since").asText()).isNotBlank();
    assertThat(town.receipts(post).of("facebook-city").path("state").asText())
        .isEqualTo("delivered");
    assertThat(town.receipts(post).of("x-city-en").path("state").asText()).isEqualTo("cancelled");
    assertThat(town.arrivals("x")).isEmpty();
  }

  @Test
  void nothingIsClaimedAfterAHoldWasAcknowledged() {
    var post = town.accept(MARATHON);
    town.until(DUE.minusSeconds(11));
    assertThat(town.ask(Ask.of("put-hold")).status()).isEqualTo(200);
    town.until(DUE.plusSeconds(60));
    assertThat(arrivals()).isEmpty();
    assertThat(town.receipts(post).states()).containsOnly("held");
    town.ask(Ask.of("delete-hold"));
    town.run(Duration.ofMinutes(1));
    assertThat(town.receipts(post).states()).containsOnly("parked");
    assertThat(arrivals()).isEmpty();
  }

  @Test
  void aHoldThatEndsBeforeDueCostsNothing() {
    var post = town.accept(MARATHON);
    town.until(DUE.minusSeconds(100));
    town.ask(Ask.of("put-hold"));
    town.until(DUE.minusSeconds(50));
    town.ask(Ask.of("delete-hold"));
    town.until(DUE.plusSeconds(30));
    everythingArrived(post);
    assertThat(arrivals()).allMatch(arrived -> arrived.isBefore(DUE.plusSeconds(1)));
  }

  @Test
  void anEmergencyPassesAHold() {
    town.ask(Ask.of("put-hold"));
    var post = town.accept(MARATHON.but(draft -> draft.put("severity", "emergency")));
    var routine = town.accept(TO_X.key("routine").but(WayOfAPostTest::otherWords));
    town.until(DUE.plusSeconds(30));
    everythingArrived(post);
    assertThat(town.receipts(routine).states()).containsOnly("held");
  }

  private static void otherWords(ObjectNode draft) {
    ((ObjectNode) draft.at("/texts/en")).put("headline", "Library closed on Monday");
  }

  @Test
  void aDrillNeverReachesARealTarget() {
    var post = town.accept(Ask.of("post-drill"));
    town.run(Duration.ofSeconds(30));
    assertThat(town.receipts(post).states()).hasSize(4).containsOnly("delivered");
    var accounts =
        Stream.of("weibo", "facebook", "x")
            .flatMap(platform -> town.posts(platform).stream())
            .map(StagePost::account)
            .toList();
    assertThat(accounts).hasSize(3).noneMatch(account -> account.contains("city"));
    assertThat(accounts).noneMatch(account -> account.contains("police"));
    assertThat(Stream.of("weibo", "facebook", "x").flatMap(p -> town.posts(p).stream()))
        .noneMatch(seen -> List.of("7818310215", "104400000000001").contains(seen.account()));
  }

  @Test
  void aDrillStopsWhereItsChannelBecameARealOne() {
    var post = town.accept(Ask.of("post-drill").due(DUE).channels("board-drill", "x-drill"));
    var channel = town.ask(Ask.of("get-channel").parameter("name", "x-drill")).body();
    var real =
        Ask.of("put-channel")
            .parameter("name", "x-drill")
            .raw(channel.toString())
            .but(body -> body.put("drill", false).remove(List.of("name", "generation")));
    assertThat(town.ask(real).status()).isEqualTo(200);
    town.until(DUE.plusSeconds(60));
    assertThat(town.posts("x")).isEmpty();
    assertThat(town.receipts(post).of("x-drill").path("state").asText()).isEqualTo("rejected");
    assertThat(town.receipts(post).of("x-drill").at("/reason/code").asText())
        .isEqualTo("drill-to-real-channel");
    assertThat(town.receipts(post).of("board-drill").path("state").asText()).isEqualTo("delivered");
  }

  @ParameterizedTest
  @ValueSource(strings = {"weibo", "wechat", "facebook", "x"})
  void oneChannelsFailureNeverDelaysOrRepeatsAnothers(String broken) {
    town.fault(broken, Fault.Kind.LIMITED, 1);
    var post = town.accept(MARATHON.but(WayOfAPostTest::anyTime));
    town.until(DUE.plusSeconds(5));
    for (var receipt : town.receipts(post).body().path("receipts")) {
      if (!receipt.path("platform").asText().equals(broken)) {
        assertThat(receipt.path("latenessMillis").asDouble()).isBetween(0.0, 100.0);
        assertThat(receipt.path("attempts").asInt()).isEqualTo(1);
      }
    }
    town.run(Duration.ofMinutes(90));
    everythingArrived(post);
  }

  @ParameterizedTest
  @ValueSource(strings = {"weibo", "facebook", "x"})
  void aTimeOutAfterAcceptingIsFoundByLookUpAndNotSentAgain(String platform) {
    town.fault(platform, Fault.Kind.TIMEOUT_AFTER, 1);
    var post = town.accept(MARATHON);
    town.until(DUE.plusSeconds(90));
    everythingArrived(post);
    var doubtful =
        town.receipts(post)
            .body()
            .path("receipts")
            .valueStream()
            .filter(receipt -> receipt.path("platform").asText().equals(platform))
            .toList();
    assertThat(doubtful).allMatch(receipt -> receipt.path("attempts").asInt() == 1);
    assertThat(doubtful).allMatch(receipt -> !receipt.path("platformId").asText().isEmpty());
    assertThat(doubtful)
        .allMatch(r -> Instant.parse(r.path("sent").asText()).isBefore(DUE.plusSeconds(1)));
  }

  @Test
  void aTimeOutBeforeAcceptingIsSentAgainOnlyOnceItIsCertain() {
    town.fault("facebook", Fault.Kind.TIMEOUT_BEFORE, 1);
    var post = town.accept(MARATHON);
    town.until(DUE.plusSeconds(60));
    assertThat(town.arrivals("facebook")).hasSize(1);
    town.run(Duration.ofMinutes(5));
    everythingArrived(post);
    assertThat(town.arrivals("facebook")).hasSize(2);
    assertThat(town.receipts(post).of("facebook-city").path("attempts").asInt()).isEqualTo(2);
  }

  @Test
  void pendingBecomesDeliveredWithHandedOverAndVisibleApart() {
    var post = town.accept(MARATHON.channels("board-city", "wechat-city"));
    var states = new ArrayList<String>();
    town.until(DUE.minusSeconds(1));
    for (var i = 0; i < 40; i++) {
      town.clock.advance(Duration.ofMillis(250));
      town.settle();
      states.add(town.receipts(post).of("wechat-city").path("state").asText());
    }
    assertThat(states).contains("pending").endsWith("delivered");
    var receipt = town.receipts(post).of("wechat-city");
    var sent = Instant.parse(receipt.path("sent").asText());
    var handedOver = Instant.parse(receipt.path("answered").asText());
    var visible = Instant.parse(receipt.path("visible").asText());
    assertThat(handedOver).isBetween(sent, sent.plusMillis(100));
    assertThat(visible).isAfter(handedOver);
    assertThat(town.arrivals("wechat")).hasSize(1);
  }

  @Test
  void everySettledDeliveryAndPostReachesTheBusOnce() {
    var post = town.accept(MARATHON);
    town.until(DUE.plusSeconds(60));
    var deliveries = town.events("delivery.settled");
    assertThat(deliveries)
        .extracting(detail -> detail.path("delivery").asText())
        .hasSize(7)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.startsWith(post));
    assertThat(deliveries).allMatch(detail -> detail.path("state").asText().equals("delivered"));
    var settled = town.events("post.settled");
    assertThat(settled).hasSize(1);
    assertThat(settled.getFirst().path("post").asText()).isEqualTo(post);
    assertThat(settled.getFirst().at("/deliveries/delivered").asInt()).isEqualTo(7);
    assertThat(town.ask(Ask.of("get-post").post(post)).text("state")).isEqualTo("settled");
  }

  @Test
  void theJournalTellsEveryStep() {
    var post = town.accept(TO_X);
    town.until(DUE.plusSeconds(60));
    var steps =
        town.journal(post).stream().filter(e -> e.delivery().contains(".x-city-en.")).toList();
    assertThat(steps)
        .extracting(e -> e.state())
        .containsExactly(
            DeliveryState.WAITING.name(),
            DeliveryState.CLAIMED.name(),
            DeliveryState.DELIVERED.name());
  }

  @Test
  void anEditBeforeDueSendsTheNewWordsOnly() {
    var post = town.accept(TO_X);
    town.until(DUE.minusSeconds(60));
    var edited = town.ask(edit(TO_X, post));
    assertThat(edited.status()).as("%s", edited.body()).isEqualTo(200);
    town.until(DUE.plusSeconds(60));
    assertThat(town.posts("x")).hasSize(1);
    assertThat(town.posts("x").getFirst().text())
        .contains("Library closed on Monday")
        .doesNotContain("Main St closed");
    assertThat(town.receipts(post).of("x-city-en").path("revision").asInt()).isEqualTo(2);
    assertThat(town.page("p/" + post + "/en.html").orElseThrow())
        .contains("Library closed on Monday");
  }

  private static Ask edit(Ask first, String post) {
    return Ask.of("put-post")
        .post(post)
        .raw(first.body().toString())
        .but(WayOfAPostTest::otherWords);
  }

  @Test
  void expiryTurnsThePageOver() {
    var expiry = DUE.plus(Duration.ofMinutes(30));
    var post = town.accept(TO_X.but(draft -> draft.put("expiry", expiry.toString())));
    town.until(expiry.minusSeconds(5));
    assertThat(page(post)).contains("class=\"active\"");
    town.until(expiry.plus(Duration.ofMinutes(2)));
    assertThat(page(post)).contains("class=\"over\"").contains("Main St closed");
  }

  @Test
  void aCancelTurnsThePageCancelled() {
    var post = town.accept(TO_X);
    town.until(DUE.plusSeconds(60));
    assertThat(page(post)).contains("class=\"active\"");
    town.ask(Ask.of("cancel-post").post(post));
    town.run(Duration.ofMinutes(1));
    assertThat(page(post)).contains("class=\"cancelled\"");
  }

  private String page(String post) {
    return town.page("p/" + post + "/en.html").orElseThrow();
  }

  @Test
  void aRefusalEndsRejectedInTheReadersLanguage() {
    var post = town.accept(TO_X);
    town.until(DUE.minusSeconds(60));
    var same = town.accept(TO_X.key("same-words").but(draft -> draft.put("link", false)));
    town.until(DUE.plusSeconds(120));
    assertThat(town.receipts(post).of("x-city-en").path("state").asText()).isEqualTo("delivered");
    var receipt = town.receipts(same).of("x-city-en");
    assertThat(receipt.path("state").asText()).isIn("delivered", "rejected");
  }

  @Test
  void lostLoginsParkWhatTheyStopAndNothingElse() {
    var renamed =
        Ask.of("put-channel")
            .but(body -> body.put("credentials", "channels/facebook/nobody"))
            .but(body -> body.put("baseUrl", TownWire.STAGE + "/facebook/"));
    assertThat(town.ask(renamed).status()).isEqualTo(200);
    var post = town.accept(MARATHON);
    town.until(DUE.plusSeconds(30));
    var receipt = town.receipts(post).of("facebook-city");
    assertThat(receipt.path("state").asText()).isEqualTo("parked");
    // The file asks in Spanish.
    assertThat(receipt.at("/reason/words").asText()).contains("Facebook");
    assertThat(town.events("delivery.attention"))
        .singleElement()
        .satisfies(told -> {
          assertThat(told.path("channel").asText()).isEqualTo("facebook-city");
          assertThat(told.path("reason").asText()).startsWith("facebook.");
          assertThat(told.path("sentence").asText()).contains(post);
        });
    var others = new ArrayList<JsonNode>();
    town.receipts(post).body().path("receipts").forEach(others::add);
    others.removeIf(r -> r.path("channel").asText().equals("facebook-city"));
    assertThat(others).hasSize(6).allMatch(r -> r.path("state").asText().equals("delivered"));
  }
}
