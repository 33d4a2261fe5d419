package city.belfry.platform.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.platform.Wire.Reply;
import city.belfry.platform.bluesky.Sessions.Entry;
import city.belfry.platform.kit.APicture;
import city.belfry.platform.wire.Base;
import city.belfry.platform.wire.Json;
import city.belfry.stage.StagePost;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stage refuses what the real server refuses, and takes what it takes. */
class BlueskyStageTest {
  private static final String RKEY = "3m6abcdefgh2a";

  private final BlueskyTown town = new BlueskyTown();
  private final Xrpc xrpc = new Xrpc(town.wire, new Base(town.wire.base()));
  private final Session session = ((Entry.Open) town.sessions(town.tokens).obtain()).session();

  private static ObjectNode record(String text) {
    return Json.newObject()
        .put("$type", "app.bsky.feed.post")
        .put("text", text)
        .put("createdAt", "2026-11-22T12:00:00.000Z");
  }

  private static ObjectNode body(ObjectNode record) {
    var body =
        Json.newObject()
            .put("repo", "did:web:city.stage.test")
            .put("collection", "app.bsky.feed.post")
            .put("rkey", RKEY);
    body.set("record", record);
    return body;
  }

  private Reply.Answer call(String method, ObjectNode body) {
    return (Reply.Answer) xrpc.post(session, "com.atproto.repo." + method, body);
  }

  private Reply.Answer put(ObjectNode body) {
    return call("putRecord", body);
  }

  private static JsonNode said(Reply.Answer answer) {
    return Json.object(answer).orElseThrow();
  }

  private static String told(Reply.Answer answer) {
    return answer.status() + " " + said(answer).path("error").asText();
  }

  @Test
  void theVerySameRecordIsNoNewsAndHasNoCommit() {
    var first = said(put(body(record("one"))));
    var second = said(put(body(record("one"))));
    assertThat(first.path("commit").path("rev").asText()).hasSize(13);
    assertThat(second.has("commit")).isFalse();
    assertThat(second.path("cid")).isEqualTo(first.path("cid"));
  }

  @Test
  void anotherRecordIsASilentEditUnlessThereMustBeNone() {
    var first = said(put(body(record("one")))).path("cid").asText();
    assertThat(put(body(record("two"))).status()).isEqualTo(200);
    assertThat(town.stage.posts()).extracting(StagePost::text).containsExactly("two");
    assertThat(told(put(body(record("three")).putNull("swapRecord")))).isEqualTo("400 InvalidSwap");
    assertThat(told(put(body(record("three")).put("swapRecord", first))))
        .isEqualTo("400 InvalidSwap");
  }

  @Test
  void createFallsOverWhatIsThere() {
    assertThat(call("createRecord", body(record("one"))).status()).isEqualTo(200);
    assertThat(call("createRecord", body(record("one"))).status()).isEqualTo(500);
  }

  @Test
  void deletingTwiceIsAYesOfWhichTheSecondTellsNoCommit() {
    put(body(record("one")));
    assertThat(said(call("deleteRecord", body(record("")))).has("commit")).isTrue();
    assertThat(call("deleteRecord", body(record(""))).text()).isEqualTo("{}");
    assertThat(town.stage.posts()).allMatch(StagePost::retracted);
  }

  @ParameterizedTest
  @CsvSource({
    "/rkey, \"one\"",
    "/rkey, \"z234567234567\"",
    "/collection, \"app.bsky.feed.like\"",
    "/record/$type, \"x\"",
    "/record/text, 7",
    "/record/createdAt, \"yesterday\"",
    "/record/langs, '[\"en\",\"es\",\"fr\",\"de\"]'",
    "/record/langs, '[\"not a tag\"]'",
    "/record/facets, '[{\"index\":{\"byteStart\":-1,\"byteEnd\":2},\"features\":[]}]'",
    "/record/facets, '[{\"index\":{\"byteStart\":1,\"byteEnd\":2}}]'",
    "/record/reply, '{\"root\":{\"uri\":\"at://x\",\"cid\":\"bafyreiabc\"}}'",
    "/record/embed, '{\"images\":[]}'",
    "/record/embed, '{\"$type\":\"app.bsky.embed.images\",\"images\":[{\"image\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"bafkreiabc\"},\"mimeType\":\"image/jpeg\",\"size\":5}}]}'",
    "/record/embed, '{\"$type\":\"app.bsky.embed.images\",\"images\":[{\"alt\":\"\",\"image\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"bafkreiabc\"},\"mimeType\":\"image/jpeg\",\"size\":2000001}}]}'",
    "/record/embed, '{\"$type\":\"app.bsky.embed.images\",\"images\":[{\"alt\":\"\",\"image\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"bafkreiabc\"},\"mimeType\":\"text/plain\",\"size\":5}}]}'",
    "/record/embed, '{\"$type\":\"app.bsky.embed.images\",\"images\":[{\"alt\":\"\",\"image\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"bafkreiabc\"},\"mimeType\":\"image/jpeg\",\"size\":5},\"aspectRatio\":{\"width\":0,\"height\":1}}]}'",
    "/record/embed, '{\"$type\":\"app.bsky.embed.images\",\"images\":[{\"alt\":\"\"}]}'",
    "/record/embed, '{\"$type\":\"app.bsky.embed.images\",\"images\":[{},{},{},{},{}]}'",
  })
  void refusesWhatIsNoPost(String pointer, String value) {
    var body = body(record("one"));
    var slash = pointer.lastIndexOf('/');
    ((ObjectNode) body.at(pointer.substring(0, slash)))
        .set(
            pointer.substring(slash + 1),
            Json.object("{\"v\":" + value + "}").orElseThrow().path("v"));
    assertThat(told(put(body))).isEqualTo("400 InvalidRequest");
    assertThat(town.stage.posts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/ref/$link, '{\"v\":\"bafkreiabc\"}', BlobNotFound",
    "/mimeType, '{\"v\":\"image/png\"}', InvalidMimeType",
    "/size, '{\"v\":5}', InvalidSize",
  })
  void refusesWhatRefersToNoFileThatItHas(String pointer, String value, String error) {
    var blob = said((Reply.Answer) xrpc.upload(session, APicture.bytes())).path("blob");
    var record = record("one");
    record
        .putObject("embed")
        .put("$type", "app.bsky.embed.images")
        .putArray("images")
        .addObject()
        .put("alt", "")
        .set("image", blob);
    var slash = pointer.lastIndexOf('/');
    ((ObjectNode) blob.at(pointer.substring(0, slash)))
        .set(pointer.substring(slash + 1), Json.object(value).orElseThrow().path("v"));

    assertThat(told(put(body(record)))).isEqualTo("400 " + error);
    assertThat(town.stage.posts()).isEmpty();
  }

  @Test
  void namesAFileByItsBytesAndItsTypeByWhatItIs() {
    var first = said((Reply.Answer) xrpc.upload(session, APicture.bytes())).path("blob");
    var again = said((Reply.Answer) xrpc.upload(session, APicture.bytes())).path("blob");
    assertThat(again).isEqualTo(first);
    assertThat(first.path("mimeType").asText()).isEqualTo("image/jpeg");
  }

  @Test
  void storesFacetsPastTheEndWithoutAWord() {
    var odd = record("one");
    odd.putArray("facets")
        .addObject()
        .set("index", Json.newObject().put("byteStart", 900).put("byteEnd", 1));
    ((ObjectNode) odd.path("facets").path(0)).putArray("features");
    assertThat(put(body(odd)).status()).isEqualTo(200);
  }

  @Test
  void anotherAccountsRepositoryIsNobodys() {
    assertThat(told(put(body(record("one")).put("repo", "did:web:other.stage.test"))))
        .isEqualTo("401 AuthenticationRequired");
  }

  @Test
  void tellsWhatIsWrongWithAToken() {
    town.clock.advance(Duration.ofHours(2));
    assertThat(told(put(body(record("one"))))).isEqualTo("400 ExpiredToken");
    assertThat(told((Reply.Answer) xrpc.refresh(session.access()))).isEqualTo("400 ExpiredToken");
    assertThat(told((Reply.Answer) xrpc.refresh("a.b.c"))).isEqualTo("400 InvalidToken");
    assertThat(xrpc.refresh(session.refresh())).matches(it -> Json.good(it).isPresent());
  }

  @Test
  void aRefreshTokenThatComesTwiceEndsItsWholeFamily() {
    var next = Json.good(xrpc.refresh(session.refresh())).orElseThrow();
    var newer = Session.told(next, town.clock.now()).orElseThrow();
    assertThat(told((Reply.Answer) xrpc.refresh(session.refresh()))).isEqualTo("400 ExpiredToken");
    assertThat(told((Reply.Answer) xrpc.get(newer, "com.atproto.server.getSession", Map.of())))
        .isEqualTo("400 ExpiredToken");
  }

  @Test
  void countsPointsAndTellsWhenTheyComeBack() {
    var answer = put(body(record("one")));
    assertThat(answer.header("RateLimit-Remaining")).hasValue("4998");
    assertThat(answer.header("RateLimit-Policy")).hasValue("5000;w=3600");
    assertThat(answer.header("RateLimit-Reset"))
        .hasValue(Long.toString(BlueskyTown.DUE.plusSeconds(3_600).getEpochSecond()));
    assertThat(answer.header("Retry-After")).isEmpty();
  }
}
