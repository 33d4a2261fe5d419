package city.belfry.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.TakeBack;
import city.belfry.runtime.Json;
import city.belfry.stage.Fault;
import city.belfry.stage.Stage;
import city.belfry.stage.StageAnswer;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The traps that need a platform's own search, a batch of messages, or a wish to take back. */
class TownTrapsTest {
  private static final Instant DUE = TestTown.START.plusSeconds(600);

  private final TestTown town = TestTown.open();

  @AfterEach
  void close() {
    town.close();
  }

  private static Ask sweeping(String key, Instant due, String... channels) {
    return Ask.of("post-street-sweeping").key(key).due(due).channels(channels);
  }

  private JsonNode receipt(String post, String channel) {
    return town.receipts(post).of(channel);
  }

  /** Nobody's receipt on this channel owns yesterday's: only its instant tells. */
  @Test
  @DisplayName("trap 17: yesterday's post with the same words is not this one")
  void yesterdaysRepeat() {
    town.sample("searchable");
    town.sample("again", "searchable", "searchable");
    town.accept(sweeping("yesterday", DUE, "sample-searchable"));
    town.until(DUE.plusSeconds(30));
    assertThat(town.posts("sample")).hasSize(1);
    var due = DUE.plus(Duration.ofHours(1));
    town.fault("sample", Fault.Kind.TIMEOUT_BEFORE, 1);
    var today = town.accept(sweeping("today", due, "sample-again"));

    town.until(due.plus(Duration.ofMinutes(10)));

    assertThat(town.posts("sample")).hasSize(2);
    assertThat(receipt(today, "sample-again").path("attempts").asInt()).isEqualTo(2);
  }

  @Test
  @DisplayName("trap 17: another post with the same words at the same instant is not this one")
  void theSameWordsAtTheSameInstant() {
    town.sample("searchable");
    var first = town.accept(sweeping("first", DUE, "sample-searchable"));
    town.fault("sample", Fault.Kind.TIMEOUT_BEFORE, 1);
    var second = town.accept(sweeping("second", DUE, "sample-searchable"));

    town.until(DUE.plus(Duration.ofMinutes(10)));

    assertThat(town.posts("sample")).extracting(StagePost::id).hasSize(2).doesNotHaveDuplicates();
    assertThat(receipt(first, "sample-searchable").path("platformId").asText())
        .isNotEmpty()
        .isNotEqualTo(receipt(second, "sample-searchable").path("platformId").asText());
  }

  @Test
  @DisplayName("trap 24: a wish to take back what may still go out is kept and fulfilled")
  void aWishWhileNobodyKnows() {
    town.sample("searchable");
    town.fault("sample", Fault.Kind.TIMEOUT_AFTER, 1);
    var post = town.accept(sweeping("wish", DUE, "sample-searchable"));
    town.until(DUE.plusSeconds(1));
    assertThat(receipt(post, "sample-searchable").path("state").asText()).isEqualTo("claimed");

    town.ask(Ask.of("retract-post").post(post));
    town.until(DUE.plusSeconds(120));

    assertThat(town.arrivals("sample")).hasSize(1);
    assertThat(receipt(post, "sample-searchable").path("state").asText()).isEqualTo("delivered");
    assertThat(wishes(post)).containsExactly(TakeBack.State.RETRACTED);
    assertThat(town.posts("sample")).allMatch(StagePost::retracted);
  }

  @Test
  @DisplayName("trap 24: what is gone already counts as taken back")
  void goneAlready() {
    town.sample("searchable");
    var post = town.accept(sweeping("gone", DUE, "sample-searchable"));
    town.until(DUE.plusSeconds(30));
    var id = town.posts("sample").getFirst().id();
    town.wire.before(address -> {
      if (address.getPath().endsWith(id)) {
        takenBackByHand(address);
      }
    });

    town.ask(Ask.of("retract-post").post(post));
    town.run(Duration.ofSeconds(10));

    assertThat(town.posts("sample")).allMatch(StagePost::retracted);
    assertThat(wishes(post)).containsExactly(TakeBack.State.RETRACTED);
  }

  /** Somebody is quicker on the platform itself. */
  private void takenBackByHand(URI message) {
    var path = message.getPath().substring(Stage.MOUNT.length());
    var token = Map.of("authorization", List.of("Bearer stage-searchable"));
    var request = new StageRequest("DELETE", message, path, token, new byte[0], town.clock.now());
    try {
      assertThat(town.stage.answer(request))
          .isInstanceOfSatisfying(
              StageAnswer.Told.class, told -> assertThat(told.reply().status()).isIn(204, 404));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<TakeBack.State> wishes(String post) {
    return town.town.stores().takeBacks().ofPost(post).stream().map(TakeBack::state).toList();
  }

  @Test
  @DisplayName("trap 28: of a batch only the bad message is reported")
  void oneBadMessageInABatch() {
    town.sample("searchable");
    var post = town.accept(sweeping("batch", DUE, "sample-searchable"));
    town.until(DUE.minusSeconds(10));
    var good = "{\"delivery\":\"" + town.deliveries(post).getFirst().id() + "\"}";
    var event = Json.object();
    var records = event.putArray("Records");
    message(records, "one", good);
    message(records, "two", "no JSON");
    message(records, "three", good);

    var failures = answer(event).path("batchItemFailures");
    var again = answer(event).path("batchItemFailures");

    assertThat(failures).hasSize(1);
    assertThat(failures.at("/0/itemIdentifier").asText()).isEqualTo("two");
    assertThat(again).isEqualTo(failures);
    assertThat(town.arrivals("sample")).hasSize(1);
    assertThat(receipt(post, "sample-searchable").path("state").asText()).isEqualTo("delivered");
  }

  private static void message(ArrayNode records, String id, String body) {
    records.addObject().put("messageId", id).put("body", body);
  }

  private JsonNode answer(JsonNode event) {
    try {
      return Json.parse(town.town.function("PublishSample").call(Json.bytes(event)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
