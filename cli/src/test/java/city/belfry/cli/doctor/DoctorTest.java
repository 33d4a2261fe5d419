package city.belfry.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.belfry.cli.TestMachine;
import city.belfry.cli.api.Api;
import city.belfry.cli.api.Server;
import city.belfry.local.town.LocalTown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Each thing broken is named by one sentence that says what to do; what is well is not. */
class DoctorTest {
  @TempDir private Path folder;
  private TestMachine machine;
  private LocalTown town;
  private StandIns aws;
  private String stack;

  @BeforeEach
  void open() throws IOException {
    machine = new TestMachine(folder);
    town = machine.town();
    stack = town.town().secrets().replace("/", "");
    aws = new StandIns(town.town(), stack, Wanted.of(machine.machine().home()));
  }

  @AfterEach
  void close() {
    town.close();
  }

  private Api api() {
    var tokens =
        new Api.TokenSource() {
          @Override
          public String token() {
            return town.token();
          }

          @Override
          public String afterRefusal() {
            return "";
          }
        };
    var means = new Api.Means(time -> {}, line -> {}, line -> {});
    return new Api(Server.of(town.address().toString()), tokens, means);
  }

  private List<Examined> examined() {
    try (var api = api()) {
      var checks = new ArrayList<>(StackChecks.of(stack, aws.aws(), machine.machine()));
      checks.add(new CredentialsCheck(api, aws.aws().parameters(), stack));
      return checks.stream().map(Examined::of).toList();
    }
  }

  /** What is wrong, as sentences. */
  private List<String> wrong() {
    return examined().stream()
        .flatMap(check -> check.findings().stream())
        .filter(Finding::wrong)
        .map(Finding::sentence)
        .toList();
  }

  private void onlyWrong(String... named) {
    assertThat(wrong())
        .singleElement()
        .satisfies(sentence -> assertThat(sentence).contains(named).hasLineCount(1));
  }

  private SqsClient queues() {
    return town.town().cloud().client(SqsClient.class);
  }

  private String queue(String logicalId) {
    var spec =
        town.town().wiring().queues().stream()
            .filter(q -> q.logicalId().equals(logicalId))
            .findFirst()
            .orElseThrow();
    return town.town().cloud().queues().url(spec.name());
  }

  @Test
  void whatIsWellIsWell() {
    assertThat(wrong()).isEmpty();
    assertThat(examined()).hasSize(10);
    var ended = machine.run("doctor");
    assertThat(ended.code()).as(ended.out()).isZero();
    assertThat(ended.out()).contains("well   server", "well   clock", "No heartbeat came yet");
  }

  @Test
  void aQueueThatIsGone() {
    queues().deleteQueue(r -> r.queueUrl(queue("WeiboQueue")));
    onlyWrong("WeiboQueue is gone", "sam deploy");
  }

  @Test
  void aVisibilityThatSomebodyChanged() {
    queues()
        .setQueueAttributes(r ->
            r.queueUrl(queue("XQueue"))
                .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "31")));
    onlyWrong("XQueue hides a message for 31 s", "240");
  }

  @Test
  void aRedrivePolicyThatSomebodyChanged() {
    var was =
        queues()
            .getQueueAttributes(
                r -> r.queueUrl(queue("XQueue")).attributeNames(QueueAttributeName.REDRIVE_POLICY))
            .attributes()
            .get(QueueAttributeName.REDRIVE_POLICY);
    queues()
        .setQueueAttributes(r ->
            r.queueUrl(queue("XQueue"))
                .attributes(
                    Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        Objects.requireNonNull(was)
                            .replaceAll(
                                "\"?maxReceiveCount\"?:\"?5\"?", "\"maxReceiveCount\":50"))));
    onlyWrong("XQueue puts a message aside after 50 tries", "5");
  }

  @Test
  void aDeadLetter() {
    queues().sendMessage(r -> r.queueUrl(queue("WeiboDeadLetters")).messageBody("{}"));
    onlyWrong("WeiboDeadLetters holds 1 message", "docs/runbook.md");
  }

  @Test
  void aReferenceWithNothingBehindIt() {
    var answer =
        machine
            .piped("{\"accessToken\":\"stage-weibo-police\"}")
            .run(
                "channels",
                "connect",
                "weibo-second",
                "--platform",
                "weibo",
                "--languages",
                "zh-Hans",
                "--setting",
                "uid=7818310215",
                "--setting",
                "safeDomain=localhost",
                "--setting",
                "rip=203.0.113.7");
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(wrong()).isEmpty();
    try (var api = api()) {
      var check = new CredentialsCheck(api, aws.aws().parameters(), "another");
      assertThat(Examined.of(check).findings())
          .anySatisfy(f ->
              assertThat(f.sentence())
                  .contains(
                      "weibo-second has no secrets: there is no"
                          + " /another/channels/weibo/weibo-second",
                      "./belfry channels connect weibo-second --stack another"));
    }
  }

  @Test
  void aClockThatIsAnHourOff() {
    machine.clockAhead(Duration.ofHours(1));
    onlyWrong("This machine's clock is 60 min ahead of that of AWS", "NTP");
    var ended = machine.run("doctor");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).contains("WRONG  clock", "60 min ahead of");
  }

  @Test
  void aTickThatDoesNotRun() {
    var ended =
        machine.run(
            "post",
            "--headline",
            "en=A",
            "--channels",
            "board-city",
            "--due",
            machine.now().plus(Duration.ofHours(2)).toString());
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(wrong()).isEmpty();
    var table = town.town().wiring().tables().getFirst().name();
    var client = town.town().cloud().client(DynamoDbClient.class);
    var later = machine.now().plus(Duration.ofHours(5));
    assertThat(Examined.of(new TickCheck(client, table, () -> later)).findings())
        .singleElement()
        .satisfies(
            f -> assertThat(f.sentence()).contains("ago: the tick does not run", "Dispatch"));
    assertThat(Examined.of(new TickCheck(client, "none", () -> later)).findings())
        .singleElement()
        .satisfies(f -> assertThat(f.sentence()).contains("The table none is gone"));
  }

  @Test
  void aScheduleThatIsOffOrGone() {
    aws.switchedOff.add("DispatchTick");
    onlyWrong("DispatchTick is switched off", "Enable it");
    aws.switchedOff.clear();
    aws.lost.add("DispatchWatch");
    onlyWrong("DispatchWatch is gone");
  }

  @Test
  void aFunctionThatIsNotAsItShould() {
    aws.withoutAlias.add("Accept");
    onlyWrong("Accept has no alias live", "sam deploy");
    aws.withoutAlias.clear();
    aws.withoutSnapshot.add("PublishWeibo");
    onlyWrong("PublishWeibo has no snapshot");
    aws.withoutSnapshot.clear();
    aws.runtime = "java21";
    assertThat(wrong()).isNotEmpty().allMatch(s -> s.contains("runs on java21 instead of java25"));
  }

  @Test
  void aVariableThatIsMissing() {
    aws.untold.add("PICTURES");
    assertThat(wrong())
        .isNotEmpty()
        .allMatch(s -> s.contains("is not told PICTURES and cannot start"));
  }

  @Test
  void aRoleThatSomebodyChanged() {
    var record = Objects.requireNonNull(aws.actions.get("RecordRole"));
    var rights = new HashSet<>(Objects.requireNonNull(record.get("record")));
    rights.remove("events:PutEvents");
    record.put("record", rights);
    onlyWrong("RecordRole may no longer call events:PutEvents", "set it back");
    rights.add("events:PutEvents");
    rights.add("s3:*");
    onlyWrong("RecordRole may also call s3:*");
    record.remove("record");
    onlyWrong("RecordRole has lost its policy record");
    aws.actions.remove("RecordRole");
    onlyWrong("RecordRole is gone");
  }

  @Test
  void aRoleThatMayMoreThanItMust() {
    aws.mighty = "AcceptRole";
    onlyWrong("AcceptRole has a policy more, AdministratorAccess");
    aws.mighty = "";
    Objects.requireNonNull(aws.actions.get("PublishBoardRole")).put("own", Set.of("s3:GetObject"));
    onlyWrong("PublishBoardRole has a policy more, own");
  }

  @Test
  void aTopicThatNobodyHears() {
    aws.subscriptions.put("Alarms", "PendingConfirmation");
    onlyWrong("Nobody is told by the topic Alarms", "Follow the link in AWS's mail");
    aws.subscriptions.put("Alarms", "");
    onlyWrong("Nobody is told by the topic Alarms", "AlarmEmail");
  }

  @Test
  void anAccountThatMayRunTooLittle() {
    aws.concurrent = 10;
    onlyWrong("may run 10 functions at once", "Ask AWS for more");
  }

  @Test
  void rightsThatAreMissing() {
    aws.denied = true;
    onlyWrong("AccessDeniedException", "credentials");
  }

  @Test
  void aCheckoutThatIsNotWhole() throws IOException {
    var bare = Files.createDirectory(folder.resolve("bare"));
    assertThatThrownBy(() -> Wanted.of(bare)).hasMessageContainingAll("missing", "whole checkout");
    Files.writeString(bare.resolve("template.yaml"), "");
    assertThatThrownBy(() -> Wanted.of(bare)).hasMessageContainingAll("empty", "whole checkout");
  }

  @Test
  void aStackThatIsNotThere() {
    assertThatThrownBy(() -> StackChecks.of("elsewhere", aws.aws(), machine.machine()))
        .hasMessageContainingAll("There is no stack elsewhere", "--region");
  }
}
