package city.belfry.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.DeliveryState;
import city.belfry.platform.Platform;
import city.belfry.platform.catalog.Platforms;
import city.belfry.stage.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every message, tick and stream record comes twice, on every platform and in every turn that a
 * post can take: the receipts, the journal, the platforms, the bus and the queues are as if each
 * had come once.
 */
class EverythingTwiceTest {
  private static final Instant DUE = TestTown.START.plusSeconds(600);
  private static final List<String> CLASSES =
      List.of("searchable", "key", "chosen-id", "blind", "queued");
  private static final List<String> CHANNELS =
      Stream.concat(
              Stream.of(
                  "board-city",
                  "weibo-police",
                  "wechat-city",
                  "wechat-push",
                  "facebook-city",
                  "x-city-en",
                  "x-city-es",
                  "x-city-zh",
                  "telegram-city",
                  "mastodon-city",
                  "bluesky-city",
                  "webhook-city"),
              CLASSES.stream().map("sample-"::concat))
          .toList();
  static final Ask MARATHON =
      Ask.of("post-marathon-closure")
          .due(DUE)
          .channels(CHANNELS.toArray(String[]::new))
          .but(draft -> draft.putObject("latePolicy").put("kind", "send-anyway"));

  /** What a run left, without what differs from run to run by chance alone. */
  private record Left(
      List<String> receipts,
      List<String> journal,
      List<String> takenBack,
      Map<String, Long> requests,
      Map<String, Long> events,
      int items,
      int messages) {}

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.7S", "PT7S", "PT90S"})
  void everythingTwiceChangesNothing(Duration later) {
    var once = left(null);
    var twice = left(later);

    assertThat(twice.receipts()).isEqualTo(once.receipts());
    assertThat(twice.journal()).isEqualTo(once.journal());
    assertThat(twice).isEqualTo(once);
  }

  @Test
  void theWayHasEveryTurn() {
    var once = left(null);

    for (var state :
        List.of(
            DeliveryState.CLAIMED,
            DeliveryState.PENDING,
            DeliveryState.DELIVERED,
            DeliveryState.HELD,
            DeliveryState.PARKED,
            DeliveryState.CANCELLED,
            DeliveryState.UNCONFIRMED)) {
      assertThat(once.journal()).anyMatch(line -> line.contains(" " + state + " "));
    }
    assertThat(once.journal()).anyMatch(line -> line.contains("look-up"));
    assertThat(once.journal()).anyMatch(line -> line.contains("follow"));
    assertThat(once.takenBack()).anyMatch(line -> line.contains(" RETRACTED "));
    assertThat(once.receipts()).anyMatch(line -> line.contains("revision 3"));
    assertThat(once.requests().keySet()).containsAll(everyPlatformWithAWire());
  }

  /** The board has pages, and no wire. */
  private static List<String> everyPlatformWithAWire() {
    assertThat(CHANNELS).contains("board-city");
    return Platforms.all().stream()
        .map(Platform::name)
        .filter(name -> !name.equals("board"))
        .toList();
  }

  private static Left left(@Nullable Duration later) {
    try (var town = TestTown.open()) {
      if (later != null) {
        town.everythingTwice(later);
      }
      connect(town);
      var posts = story(town);
      assertThat(town.complaints()).isEmpty();
      assertThat(town.sqs.dead()).isZero();
      Function<String, String> nameless =
          line -> {
            var told = line;
            for (var i = 0; i < posts.size(); i++) {
              told = told.replace(posts.get(i), "POST-" + i);
            }
            return told;
          };
      return new Left(
          posts.stream().flatMap(post -> receipts(town, post)).map(nameless).toList(),
          posts.stream().flatMap(post -> journal(town, post)).map(nameless).toList(),
          posts.stream().flatMap(post -> takenBack(town, post)).map(nameless).toList(),
          town.wire.asked().stream()
              .collect(
                  Collectors.groupingBy(
                      EverythingTwiceTest::platform, TreeMap::new, Collectors.counting())),
          Stream.of("delivery.settled", "delivery.attention", "post.settled")
              .collect(
                  Collectors.toMap(
                      kind -> kind,
                      kind -> (long) town.events(kind).size(),
                      Long::sum,
                      TreeMap::new)),
          town.stored().size(),
          town.sqs.asked());
    }
  }

  /** Puts a channel on every platform, and a sample of every class. */
  static void connect(TestTown town) {
    CLASSES.forEach(town::sample);
    town.telegram();
    town.mastodon();
    town.bluesky();
    town.webhook();
    wechatByPush(town);
  }

  /** WeChat's other way to publish is of another class. */
  private static void wechatByPush(TestTown town) {
    var publishing = town.ask(Ask.of("get-channel").parameter("name", "wechat-city")).body();
    var put =
        Ask.of("put-channel")
            .parameter("name", "wechat-push")
            .raw(publishing.toString())
            .but(body -> body.remove(List.of("name", "generation")))
            .but(body ->
                ((ObjectNode) body.path("settings"))
                    .put("way", "push")
                    .put("pushesFor", "routine"));
    var answer = town.ask(put);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
  }

  /** Posts that take every turn; answers their ids. */
  static List<String> story(TestTown town) {
    var posts = new ArrayList<String>();
    posts.add(doubtful(town));
    posts.add(held(town));
    posts.add(cancelled(town));
    town.ask(Ask.of("retract-post").post(posts.getFirst()));
    town.run(Duration.ofMinutes(10));
    return posts;
  }

  /** Edited, held and released before due; lost answers; looked up, followed; corrected. */
  private static String doubtful(TestTown town) {
    var post = town.accept(MARATHON);
    town.until(DUE.minusSeconds(150));
    edit(town, post, "Main St closed all Sunday");
    town.until(DUE.minusSeconds(100));
    town.ask(Ask.of("put-hold"));
    town.until(DUE.minusSeconds(50));
    town.ask(Ask.of("delete-hold"));
    town.fault("facebook", Fault.Kind.TIMEOUT_AFTER, 1);
    town.fault("weibo", Fault.Kind.TIMEOUT_BEFORE, 1);
    town.fault("x", Fault.Kind.LIMITED, 1);
    town.fault("wechat", Fault.Kind.LIMITED, 1);
    town.fault("bluesky", Fault.Kind.TIMEOUT_AFTER, 1);
    CLASSES.forEach(kind -> town.fault("sample", Fault.Kind.TIMEOUT_AFTER, kind));
    town.until(DUE.plus(Duration.ofMinutes(50)));
    edit(town, post, "Main St closed until Monday");
    town.run(Duration.ofMinutes(50));
    return post;
  }

  /** Late under a hold, then reviewed by a person. */
  private static String held(TestTown town) {
    var due = town.clock.now().plusSeconds(400);
    var post = town.accept(words(MARATHON.key("held").due(due), "Library closed on Monday"));
    town.until(due.minusSeconds(30));
    town.ask(Ask.of("put-hold"));
    town.until(due.plusSeconds(100));
    town.ask(Ask.of("delete-hold"));
    town.run(Duration.ofMinutes(1));
    for (var receipt : town.receipts(post).body().path("receipts")) {
      town.ask(
          Ask.of("release-delivery")
              .parameter("id", receipt.path("id").asText())
              .but(body -> body.put("ver", receipt.path("version").asLong())));
    }
    town.run(Duration.ofMinutes(20));
    return post;
  }

  private static String cancelled(TestTown town) {
    var due = town.clock.now().plusSeconds(400);
    var post = town.accept(words(MARATHON.key("cancelled").due(due), "Pool closed on Tuesday"));
    town.until(due.minusSeconds(30));
    town.ask(Ask.of("cancel-post").post(post));
    town.run(Duration.ofMinutes(10));
    return post;
  }

  private static void edit(TestTown town, String post, String headline) {
    var etag = town.ask(Ask.of("get-post").post(post)).header("etag").orElseThrow();
    var ask =
        Ask.of("put-post").post(post).raw(MARATHON.body().toString()).header("if-match", etag);
    var answer = town.ask(words(ask, headline));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
  }

  static Ask words(Ask ask, String headline) {
    return ask.but(draft ->
        draft.path("texts").forEach(text -> ((ObjectNode) text).put("headline", headline)));
  }

  private static Stream<String> receipts(TestTown town, String post) {
    return town.receipts(post).body().path("receipts").valueStream().map(EverythingTwiceTest::told);
  }

  private static String told(JsonNode receipt) {
    return Stream.of("channel", "state", "attempts", "sent", "answered", "visible", "text")
            .map(field -> receipt.path(field).asText())
            .collect(Collectors.joining(" "))
        + " revision "
        + receipt.path("revision").asInt();
  }

  private static Stream<String> journal(TestTown town, String post) {
    return town.journal(post).stream()
        .map(e -> "%s %d %s %s".formatted(e.delivery(), e.ver(), e.state(), e.change()));
  }

  private static Stream<String> takenBack(TestTown town, String post) {
    return town.town.stores().takeBacks().ofPost(post).stream()
        .map(wish -> "%s %s %d tries".formatted(wish.delivery(), wish.state(), wish.tries()));
  }

  private static String platform(URI asked) {
    return asked.getPath().split("/", -1)[2];
  }
}
