package city.belfry.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WiringTest {
  private static final String TOWN =
      """
      Parameters:
        DeployX: {Type: String, Default: 'true'}
      Conditions:
        HasX: !Equals [!Ref DeployX, 'true']
      Globals:
        Function:
          Timeout: 9
          Environment:
            Variables: {TABLE: !Ref Table, MARK: global}
      Resources:
        Table:
          Type: AWS::DynamoDB::Table
          Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}
        Bus: {Type: AWS::Events::EventBus, Properties: {Name: bus}}
        Store: {Type: AWS::S3::Bucket}
        Said: {Type: AWS::Logs::LogGroup}
        Rule:
          Type: AWS::Events::Rule
          Properties:
            EventBusName: !Ref Bus
            EventPattern: {source: [belfry], detail: {drill: [false], "a\\"b": [{numeric: [">", 1]}]}}
            Targets:
              - {Id: log, Arn: !Sub 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Said}'}
              - {Id: far, Arn: 'arn:aws:sns:eu-west-1:111111111111:elsewhere'}
        XQueue:
          Type: AWS::SQS::Queue
          Condition: HasX
          Properties:
            VisibilityTimeout: 240
            RedrivePolicy: {deadLetterTargetArn: !GetAtt XDead.Arn, maxReceiveCount: 5}
        XDead: {Type: AWS::SQS::Queue, Condition: HasX}
        Door:
          Type: AWS::Serverless::Function
          Properties:
            Handler: city.belfry.Door
            CodeUri: door.zip
            Environment:
              Variables: {MARK: own, QUEUE: !If [HasX, !Ref XQueue, '']}
            Events:
              Get: {Type: HttpApi, Properties: {Method: get, Path: '/v1/posts/{id}'}}
              Off: {Type: ScheduleV2, Properties: {State: DISABLED, ScheduleExpression: rate(1 day)}}
              Tick: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 minute)}}
        Sender:
          Type: AWS::Serverless::Function
          Condition: HasX
          Properties:
            Handler: city.belfry.Sender
            CodeUri: sender.zip
            Timeout: 40
            Events:
              Messages:
                Type: SQS
                Properties:
                  Queue: !GetAtt XQueue.Arn
                  BatchSize: 100
                  MaximumBatchingWindowInSeconds: 1
                  FunctionResponseTypes: [ReportBatchItemFailures]
              Paused: {Type: SQS, Properties: {Enabled: false, Queue: !GetAtt XDead.Arn}}
              Writes:
                Type: DynamoDB
                Properties: {Stream: !GetAtt Table.StreamArn, StartingPosition: LATEST}
      """;

  private final LocalWiring wiring = wiring(TOWN, Map.of());

  @Test
  void readsAFunctionWithItsSources() {
    assertThat(wiring.functions().getFirst())
        .isEqualTo(
            new FunctionSpec(
                "Door",
                "city.belfry.Door",
                "door.zip",
                Map.of(
                    "TABLE", "local-Table",
                    "MARK", "own",
                    "QUEUE", "http://127.0.0.1:9324/queue/local-XQueue"),
                Duration.ofSeconds(9),
                List.of(
                    new Source.Route("GET", "/v1/posts/{id}"),
                    new Source.Tick(Duration.ofMinutes(1)))));
    assertThat(wiring.functions().getLast().sources())
        .containsExactly(
            new Source.Queue("XQueue", 100, Duration.ofSeconds(1), true),
            new Source.TableStream("Table", 100, false));
    assertThat(wiring.functions().getLast().timeout()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void readsTablesQueuesBusesAndStores() {
    assertThat(wiring.tables())
        .containsExactly(
            new TableSpec(
                "Table",
                "local-Table",
                Map.of("StreamSpecification", Map.of("StreamViewType", "NEW_IMAGE"))));
    assertThat(wiring.queues())
        .containsExactly(
            new QueueSpec(
                "XQueue",
                "local-XQueue",
                Duration.ofSeconds(240),
                Optional.of(new QueueSpec.DeadLetters("XDead", 5))),
            new QueueSpec("XDead", "local-XDead", Duration.ofSeconds(30), Optional.empty()));
    assertThat(wiring.buses()).containsExactly("local-Bus");
    assertThat(wiring.buckets()).containsExactly("local-Store");
  }

  @Test
  void readsARuleWithItsPatternAndTargets() {
    assertThat(wiring.rules())
        .containsExactly(
            new RuleSpec(
                "Rule",
                "local-Bus",
                "{\"source\":[\"belfry\"],\"detail\":{\"drill\":[false],\"a\\\"b\":[{\"numeric\":[\">\",1]}]}}",
                List.of("Said", "arn:aws:sns:eu-west-1:111111111111:elsewhere")));
  }

  @Test
  void leavesOutWhatItsConditionSwitchesOff() {
    var quiet = wiring(TOWN, Map.of("DeployX", "false"));

    assertThat(quiet.queues()).isEmpty();
    assertThat(quiet.functions()).extracting(FunctionSpec::logicalId).containsExactly("Door");
    assertThat(quiet.functions().getFirst().environment()).containsEntry("QUEUE", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rate(1 minute) | PT1M",
        "rate(5 minutes) | PT5M",
        "rate(1 hour) | PT1H",
        "rate(2 days) | PT48H"
      })
  void readsARate(String rate, Duration every) {
    assertThat(Rate.parse("here", rate)).isEqualTo(every);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rate(1 minutes)", "rate(5 minute)", "rate(0 minutes)", "cron(* * * * ? *)"})
  void refusesARateThatTheSchedulerRefuses(String rate) {
    assertThatThrownBy(() -> wiring(TOWN.replace("rate(1 minute)", rate), Map.of()))
        .isInstanceOf(BadTemplate.class)
        .hasMessageStartingWith("t.yaml.Resources.Door.Properties.Events.Tick")
        .hasMessageContaining(rate);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Type: HttpApi | Type: Api | is an event not known here: Api",
        "Handler: city.belfry.Door | Colour: red | has no Handler",
        "Timeout: 40 | Timeout: long | should be a whole number, is long",
        "Stream: !GetAtt Table.StreamArn | Stream: 'arn:x' | is nothing of this template: arn:x",
        "BatchSize: 100 | BatchSize: [1] | should be text, is [1]",
        "Condition: HasX | Condition: HasY | there is no condition HasY",
        "MARK: own | MARK: own, MARK: twice | duplicate key MARK",
      })
  void namesWhatIsWrong(String right, String wrong, String complaint) {
    assertThatThrownBy(() -> wiring(TOWN.replaceFirst(right, wrong), Map.of()))
        .isInstanceOf(BadTemplate.class)
        .hasMessageContaining("t.yaml")
        .hasMessageContaining(complaint);
  }

  private static LocalWiring wiring(String yaml, Map<String, String> parameters) {
    return Template.parse("t.yaml", yaml).wiring(parameters, TestNames.HERE);
  }
}
