package city.belfry.local.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import city.belfry.domain.channel.Snapshot;
import city.belfry.domain.delivery.Reason;
import city.belfry.stage.Fault;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The API and its document say the same, both ways. */
class OpenApiTest {
  private static final Instant DUE = TestTown.START.plusSeconds(600);
  private static final String POSTS = "POST /v1/posts";
  private static final String CHANNEL = "PUT /v1/channels/{name}";

  private final TestTown town = TestTown.open();
  private final OpenApi document = OpenApi.read();

  @AfterEach
  void close() {
    town.close();
  }

  /** What a body is told that asks for a field nobody knows. */
  private Set<String> known(Ask ask, String pointer) {
    var said = town.ask(ask);
    var help =
        said.body()
            .path("problems")
            .valueStream()
            .filter(p -> p.path("pointer").asText().equals(pointer + "/nobody"))
            .map(p -> p.path("help").asText())
            .findFirst()
            .orElseThrow(() -> new AssertionError(said.body().toString()));
    return new TreeSet<>(List.of(help.replace("known are ", "").split(", ")));
  }

  private static Consumer<ObjectNode> nobodyAt(String pointer) {
    return body -> ((ObjectNode) body.at(pointer)).put("nobody", 1);
  }

  @Test
  void everyFieldThatARequestMayHaveIsDocumentedAndNoOther() {
    var post = Ask.of("post-marathon-closure");
    assertThat(document.fields(POSTS)).isEqualTo(known(post.but(nobodyAt("")), ""));
    assertThat(document.fields("PUT /v1/posts/{id}")).isEqualTo(document.fields(POSTS));
    assertThat(document.fields("POST /v1/check")).isEqualTo(document.fields(POSTS));
    assertThat(document.fields(POSTS, "/properties/texts", "*"))
        .isEqualTo(known(post.but(nobodyAt("/texts/en")), "/texts/en"));
    var own =
        post.but(body ->
            body.putObject("channelTexts").putObject("x-city-en").putObject("en").put("nobody", 1));
    assertThat(document.fields(POSTS, "/properties/channelTexts", "*", "*"))
        .isEqualTo(known(own, "/channelTexts/x-city-en/en"));
    var late = post.but(body -> body.putObject("latePolicy").put("nobody", 1));
    assertThat(document.fields(POSTS, "/properties/latePolicy"))
        .isEqualTo(known(late, "/latePolicy"));
    assertThat(document.fields(CHANNEL))
        .isEqualTo(known(Ask.of("put-channel").but(nobodyAt("")), ""));
    for (var name : List.of("cancel-post", "put-hold", "delete-hold")) {
      var ask = Ask.of(name);
      assertThat(document.fields(ask.event().path("routeKey").asText()))
          .as(name)
          .isEqualTo(known(ask.but(nobodyAt("")), ""));
    }
  }

  @Test
  void everyAnswerIsDocumentedFieldByFieldAndEveryDocumentedFieldIsAnswered() {
    deliver();
    cancelWhileSending();
    doubt();
    decide();
    believeEarly();
    refuse();
    var faults = new TreeSet<String>();
    town.said().forEach(said -> faults.addAll(document.faults(said)));
    assertSoftly(all -> {
      all.assertThat(faults).as("not documented").isEmpty();
      all.assertThat(document.unseen()).as("documented, and never answered").isEmpty();
      all.assertThat(town.said()).noneMatch(said -> said.status() >= 500);
    });
  }

  private static Consumer<ObjectNode> showing(String picture) {
    return draft -> {
      var node = draft.putObject("picture").put("id", picture).put("decorative", false);
      var alt = node.putObject("alt");
      draft.path("texts").fieldNames().forEachRemaining(tag -> alt.put(tag, "A map"));
    };
  }

  private static void told(ObjectNode draft) {
    draft.put("learned", "2026-11-22T11:00:00-08:00");
    draft.put("expiry", DUE.plusSeconds(3_600).toString());
    draft
        .putObject("channelTexts")
        .putObject("x-city-en")
        .putObject("en")
        .put("headline", "Main St closed")
        .put("body", "Own words.");
  }

  private void deliver() {
    var ask = Ask.of("post-marathon-closure").due(DUE).but(OpenApiTest::told);
    var post = town.accept(ask);
    town.ask(ask);
    town.until(DUE.plusSeconds(60));
    town.receipts(post);
    town.ask(Ask.of("get-post").post(post));
    town.accept(ask.key("another").due(DUE.plusSeconds(86_400)).but(b -> b.remove("expiry")));
    town.ask(Ask.of("list-posts").withoutQuery().query("limit", "1"));
    var etag = town.ask(Ask.of("get-post").post(post)).header("etag").orElseThrow();
    var again = town.clock.now().plusSeconds(600);
    var edit = Ask.of("put-post").post(post).raw(ask.body().toString()).due(again);
    town.ask(edit.header("if-match", etag).but(b -> b.put("learned", "2026-11-22T19:00:00Z")));
    town.ask(Ask.of("cancel-post").post(post));
    town.ask(Ask.of("retract-post").post(post));
    town.run(Duration.ofMinutes(2));
    town.ask(Ask.of("retract-post").post(post));
    town.receipts(post);
    town.ask(Ask.of("list-channels"));
    town.ask(Ask.of("get-channel"));
    town.ask(Ask.of("get-hold"));
    town.until(Instant.parse("2026-11-22T21:06:00Z"));
    town.ask(Ask.of("get-heartbeat"));
    town.town.stores().snapshots().put(ill("weibo-police"));
    town.ask(Ask.of("list-snapshots"));
    town.pushing();
    town.ask(Ask.of("list-snapshots").parameter("name", "wechat-push"));
  }

  /** A day on which all was told that ever is. */
  private Snapshot ill(String channel) {
    var now = town.clock.now();
    var finding = new Reason("weibo.token", "21327");
    return new Snapshot(
        channel,
        LocalDate.of(2026, 11, 22),
        now,
        52_001L,
        "",
        Map.of("1996", 4_711L),
        List.of(finding),
        now.plusSeconds(60),
        Map.of("left", "12"));
  }

  private void cancelWhileSending() {
    var due = town.clock.now().plusSeconds(600);
    var ask =
        Ask.of("post-boil-water").due(due).channels("board-city", "facebook-city", "x-city-en");
    var post = town.accept(ask);
    town.wire.before(address -> {
      if (address.getPath().endsWith("/feed")) {
        town.ask(Ask.of("put-hold"));
        town.ask(Ask.of("put-post").post(post).raw(ask.body().toString()));
        town.ask(Ask.of("cancel-post").post(post));
        town.ask(Ask.of("delete-hold"));
      }
    });
    town.until(due.plusSeconds(30));
    town.wire.before(_ -> {});
    town.ask(Ask.of("get-hold"));
  }

  private void doubt() {
    town.sample("key");
    town.fault("sample", Fault.Kind.TIMEOUT_BEFORE, 3);
    var due = town.clock.now().plusSeconds(600);
    var post = town.accept(Ask.of("post-street-sweeping").due(due).channels("sample-key"));
    town.until(due.plusSeconds(5));
    for (var minutes = 0; minutes < 5; minutes++) {
      town.run(Duration.ofMinutes(1));
      town.receipts(post);
    }
    var refused =
        town.accept(
            Ask.of("post-street-sweeping")
                .key("refused-words")
                .channels("sample-key")
                .but(b -> ((ObjectNode) b.at("/texts/en")).put("body", "No (refuse) today.")));
    town.run(Duration.ofSeconds(30));
    town.receipts(refused);
  }

  /** A post on one sample channel, as far as its first look-up. */
  private String sent(String kind, Fault.Kind fault, Consumer<ObjectNode> change) {
    var name = "sample-" + kind;
    town.sample(kind);
    town.fault("sample", fault, 1);
    var due = town.clock.now().plusSeconds(600);
    var ask = Ask.of("post-street-sweeping").key(kind + due).due(due).channels(name).but(change);
    var post = town.accept(ask);
    town.until(due.plus(Duration.ofMinutes(3)));
    return post;
  }

  private Ask about(String name, String post, String kind) {
    var receipt = town.receipts(post).of("sample-" + kind);
    return Ask.of(name)
        .parameter("id", receipt.path("id").asText())
        .but(body -> body.put("ver", receipt.path("version").asLong()));
  }

  private void decide() {
    var there = sent("blind", Fault.Kind.TIMEOUT_AFTER, _ -> {});
    assertThat(town.ask(about("confirm-delivery", there, "blind")).status()).isEqualTo(200);
    var not = sent("blind", Fault.Kind.TIMEOUT_BEFORE, _ -> {});
    town.ask(about("release-delivery", not, "blind"));
    town.ask(about("deny-delivery", not, "blind").but(body -> body.put("ver", 1)));
    assertThat(town.ask(about("deny-delivery", not, "blind")).status()).isEqualTo(200);
    town.ask(Ask.of("put-hold"));
    var held = sent("searchable", Fault.Kind.LIMITED, _ -> {});
    town.ask(Ask.of("delete-hold"));
    assertThat(town.ask(about("release-delivery", held, "searchable")).status()).isEqualTo(200);
    town.run(Duration.ofMinutes(5));
    assertThat(town.ask(Ask.of("retract-post").post(held)).status()).isEqualTo(202);
    assertThat(town.ask(Ask.of("retract-post").post(there)).status()).isEqualTo(202);
    town.run(Duration.ofMinutes(2));
    town.receipts(held);
    town.receipts(there);
  }

  private void believeEarly() {
    var post =
        sent("searchable", Fault.Kind.TIMEOUT_BEFORE, body -> body.put("severity", "emergency"));
    assertThat(town.receipts(post).of("sample-searchable").path("doublePossible").asBoolean())
        .isTrue();
  }

  private void refuse() {
    for (var name : List.of("confirm-delivery", "deny-delivery", "release-delivery")) {
      town.ask(Ask.of(name));
      town.ask(Ask.of(name).raw("{}"));
    }
    town.ask(Ask.of("retract-post"));
    var post = Ask.of("post-marathon-closure").key("refused");
    town.ask(post.channels("nowhere"));
    var picture = town.ask(Ask.of("picture/post-picture"));
    var shown =
        Ask.of("post-street-sweeping")
            .key("shown")
            .channels("board-city")
            .but(showing(picture.id()));
    town.ask(Ask.of("get-post").post(town.accept(shown)));
    town.ask(post.raw("{"));
    town.ask(post.but(b -> ((ObjectNode) b.at("/texts/zh-Hant")).put("body", "字".repeat(200))));
    town.ask(
        Ask.of("check-marathon-closure")
            .but(b -> ((ObjectNode) b.at("/texts/zh-Hant")).put("body", "字".repeat(200))));
    town.ask(Ask.of("get-post"));
    town.ask(Ask.of("put-post"));
    town.ask(Ask.of("put-post").withoutHeader("if-match"));
    town.ask(Ask.of("cancel-post"));
    town.ask(Ask.of("get-receipts"));
    town.ask(Ask.of("list-posts").query("limit", "none"));
    town.ask(Ask.of("list-posts").query("page", "none"));
    town.ask(Ask.of("put-hold").claims(claims -> claims.remove("roles")));
    town.ask(Ask.of("get-hold").claims(claims -> claims.remove("sub")));
    town.ask(Ask.of("put-channel").raw("[]"));
    town.ask(Ask.of("put-channel").header("content-type", "text/plain"));
    town.ask(post.raw(" ".repeat(200_000)));
  }
}
