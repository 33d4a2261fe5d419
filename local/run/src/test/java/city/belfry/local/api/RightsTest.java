package city.belfry.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.local.template.AwsCall;
import city.belfry.local.template.Grant;
import city.belfry.local.template.Rights;
import city.belfry.stage.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The rights in the template against the calls that the functions make when a town does everything
 * that a town can do: none is missing, and none is more than it takes.
 */
class RightsTest {
  private static Set<AwsCall> calls = Set.of();

  /** A right that no recorded call takes, and why the role has it. */
  private record Reason(String function, String action, String resource, String why) {
    boolean covers(Grant grant) {
      return Grant.like(function, grant.function())
          && Grant.like(action, grant.action())
          && Grant.like(resource, grant.resource());
    }
  }

  private static final String ALIKE =
      "the platforms' blocks are alike to the letter, and there is nothing that it could learn";

  private static final List<Reason> REASONS =
      List.of(
          new Reason("*", "logs:CreateLogStream", "*", "Lambda writes what the function prints"),
          new Reason("*", "logs:PutLogEvents", "*", "Lambda writes what the function prints"),
          new Reason("Publish*", "sqs:ReceiveMessage", "*", "the event source reads the queue"),
          new Reason(
              "Publish*", "sqs:DeleteMessage", "*", "the event source takes out what is done"),
          new Reason("Publish*", "sqs:GetQueueAttributes", "*", "the event source reads the queue"),
          new Reason("Record", "dynamodb:DescribeStream", "*", "the event source reads the stream"),
          new Reason("Record", "dynamodb:GetRecords", "*", "the event source reads the stream"),
          new Reason(
              "Record", "dynamodb:GetShardIterator", "*", "the event source reads the stream"),
          new Reason("Record", "dynamodb:ListStreams", "*", "the event source reads the stream"),
          new Reason("Record", "sqs:SendMessage", "*:Lost", "the stream's failure destination"),
          new Reason("Dispatch", "sqs:SendMessage", "*:Lost", "the tick's failure destination"),
          new Reason("PublishBoard", "ssm:GetParameter", "*", ALIKE),
          new Reason("PublishBoard", "s3:GetObject", "*/pictures/*", ALIKE),
          new Reason("PublishWebhook", "s3:GetObject", "*/pictures/*", ALIKE),
          new Reason("PublishSample", "s3:GetObject", "*/pictures/*", ALIKE));

  @BeforeAll
  static void liveThroughEverything() {
    try (var town = TestTown.open()) {
      EverythingTwiceTest.connect(town);
      var posts = EverythingTwiceTest.story(town);
      answers(town, posts.getFirst());
      atOnceWithAPicture(town);
      aPageInDoubt(town);
      reads(town, posts.getFirst());
      aNewDay(town);
      assertThat(town.complaints()).isEmpty();
      calls = town.calls.all();
    }
  }

  /** A person says of what nobody knows whether it is there. */
  private static void answers(TestTown town, String post) {
    for (var receipt : town.receipts(post).body().path("receipts")) {
      if (receipt.path("state").asText().equals("unconfirmed")) {
        town.ask(
            Ask.of("deny-delivery")
                .parameter("id", receipt.path("id").asText())
                .but(body -> body.put("ver", receipt.path("version").asLong())));
      }
    }
    town.run(Duration.ofMinutes(2));
  }

  /** Nobody waits for a tick: accept itself sends to every queue. */
  private static void atOnceWithAPicture(TestTown town) {
    var ask = EverythingTwiceTest.MARATHON.key("at-once").due(town.clock.now().plusSeconds(60));
    var post =
        town.accept(EverythingTwiceTest.words(showing(town, ask), "Bridge closed from now on"));
    for (var platform : List.of("telegram", "mastodon", "webhook")) {
      town.fault(platform, Fault.Kind.TIMEOUT_AFTER, 1);
    }
    town.run(Duration.ofMinutes(30));
    assertThat(town.ask(Ask.of("cancel-post").post(post)).status()).isEqualTo(200);
    town.run(Duration.ofMinutes(2));
  }

  private static Ask showing(TestTown town, Ask ask) {
    var id = town.ask(Ask.of("picture/post-picture")).id();
    return ask.but(body -> {
      var picture = body.putObject("picture").put("id", id);
      var alt = picture.putObject("alt");
      body.path("texts").fieldNames().forEachRemaining(language -> alt.put(language, "A map"));
    });
  }

  /** The network fails under the first page: it is written again. */
  private static void aPageInDoubt(TestTown town) {
    var failed = new AtomicBoolean();
    town.calls.before(call -> {
      if (call.toString().startsWith("PublishBoard s3:PutObject") && !failed.getAndSet(true)) {
        throw SdkClientException.create("timed out");
      }
    });
    parade(town);
    town.calls.before(_ -> {});
    assertThat(failed).isTrue();
  }

  /** Its page turns over at its expiry. */
  private static void parade(TestTown town) {
    var due = town.clock.now().plus(Duration.ofMinutes(5));
    town.accept(
        Ask.of("post-street-sweeping")
            .key("parade")
            .due(due)
            .channels("board-city")
            .but(body -> {
              body.put("expiry", due.plus(Duration.ofMinutes(10)).toString());
              body.remove("latePolicy");
            }));
    town.run(Duration.ofMinutes(20));
  }

  private static void reads(TestTown town, String post) {
    for (var read :
        List.of(
            Ask.of("get-post").post(post),
            Ask.of("list-posts").withoutQuery(),
            Ask.of("list-channels"),
            Ask.of("get-channel").parameter("name", "x-city-en"),
            Ask.of("list-snapshots").parameter("name", "x-city-en"),
            Ask.of("get-hold"),
            Ask.of("get-heartbeat"),
            Ask.of("check-marathon-closure"))) {
      assertThat(town.ask(read).status()).isEqualTo(200);
    }
  }

  /** Midnight in Greenwich: the watch, and a heartbeat. */
  private static void aNewDay(TestTown town) {
    town.clock.set(Instant.parse("2026-11-23T00:00:00Z"));
    town.run(Duration.ofMinutes(10));
  }

  @Test
  void everyCallIsAllowed() {
    var grants = Rights.grants();

    assertThat(calls)
        .isNotEmpty()
        .filteredOn(call -> grants.stream().noneMatch(grant -> grant.covers(call)))
        .extracting(AwsCall::toString)
        .as("calls that AWS would refuse")
        .isEmpty();
  }

  @Test
  void everyRightIsUsedOrHasAReason() {
    assertThat(unused())
        .filteredOn(grant -> REASONS.stream().noneMatch(reason -> reason.covers(grant)))
        .extracting(Grant::toString)
        .as("rights that nobody uses")
        .isEmpty();
  }

  @Test
  void everyReasonIsStillNeeded() {
    assertThat(REASONS).allMatch(reason -> unused().stream().anyMatch(reason::covers));
  }

  private static List<Grant> unused() {
    return Rights.grants().stream()
        .filter(grant -> calls.stream().noneMatch(grant::covers))
        .toList();
  }
}
