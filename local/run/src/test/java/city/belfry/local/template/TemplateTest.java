package city.belfry.local.template;

import static city.belfry.local.template.TheTemplate.RESOURCES;
import static city.belfry.local.template.TheTemplate.ROOT;
import static city.belfry.local.template.TheTemplate.WIRING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.local.template.Source.Queue;
import city.belfry.local.template.Source.Route;
import city.belfry.local.template.Source.TableStream;
import city.belfry.local.template.Source.Tick;
import city.belfry.runtime.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.event.ruler.Ruler;

/** What the linters do not see. */
class TemplateTest {
  /** A metric of ours that a graph searches for. */
  private static final Pattern SOUGHT =
      Pattern.compile("\\{Belfry,[^']*(?<!NOT )MetricName=\"(\\w+)\"");

  static List<FunctionSpec> functions() {
    return WIRING.functions();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void deploysAZipThatAModuleMakes(FunctionSpec function) throws IOException {
    var module = module(function);

    assertThat(function.codeUri()).isEqualTo("functions/%1$s/target/%1$s.zip".formatted(module));
    assertThat(ROOT.resolve("functions/" + module + "/pom.xml"))
        .content()
        .contains("<artifactId>" + module + "</artifactId>")
        .contains("<artifactId>maven-assembly-plugin</artifactId>");
  }

  @Test
  void deploysEveryModuleOfTheFunctions() throws IOException {
    var modules =
        Pattern.compile("<module>(.+)</module>")
            .matcher(Files.readString(ROOT.resolve("functions/pom.xml")))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(functions().stream().map(TemplateTest::module).distinct())
        .containsExactlyInAnyOrderElementsOf(modules);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void namesAHandlerThatExistsInItsModule(FunctionSpec function) throws ClassNotFoundException {
    var handler = Class.forName(function.handler(), false, getClass().getClassLoader());

    assertThat(handler.getPackageName()).isEqualTo("city.belfry." + module(function));
    assertThat(ROOT.resolve("functions/" + module(function) + "/src/main/java"))
        .isDirectoryRecursivelyContaining("glob:**/" + handler.getSimpleName() + ".java");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void runsOnTheJavaItIsBuiltFor(FunctionSpec function) {
    var properties = properties(function.logicalId());

    assertThat(properties.text("Runtime")).isEqualTo("java25");
    assertThat(properties.list("Architectures")).isEqualTo(List.of("arm64"));
    assertThat(properties.section("SnapStart").text("ApplyOn")).isEqualTo("PublishedVersions");
    assertThat(properties.text("AutoPublishAlias")).isEqualTo("live");
    assertThat(properties.text("AutoPublishAliasAllProperties")).isEqualTo("true");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void hidesAMessageSixTimesAsLongAsItsFunctionMayRun(FunctionSpec function) {
    sources(function, Queue.class)
        .forEach(source ->
            assertThat(queue(source.queue()).visibility())
                .isGreaterThanOrEqualTo(function.timeout().multipliedBy(6)));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void reportsTheMessagesThatFailedOneByOne(FunctionSpec function) {
    assertThat(sources(function, Queue.class)).allMatch(Queue::reportsFailures);
    assertThat(sources(function, TableStream.class)).allMatch(TableStream::reportsFailures);
  }

  @Test
  void givesEveryQueueItsDeadLetters() {
    var putAside = queuesOfWhatIsLost();

    assertThat(WIRING.queues())
        .allSatisfy(queue ->
            assertThat(queue.deadLetters().isPresent() || putAside.contains(queue.logicalId()))
                .as(queue.logicalId())
                .isTrue());
  }

  @Test
  void watchesEveryQueueOfWhatIsLost() {
    var watched =
        resources("AWS::CloudWatch::Alarm")
            .filter(alarm ->
                alarm.section("Properties").optionalText("Namespace").orElse("").equals("AWS/SQS"))
            .map(alarm -> alarm.section("Properties").list("Dimensions").getFirst())
            .map(dimension -> Section.of("dimension", dimension).text("Value"));

    assertThat(watched).containsExactlyInAnyOrderElementsOf(queuesOfWhatIsLost());
  }

  @Test
  void alarmsAndGraphsNameOnlyWhatIsMeasured() throws IOException {
    var board = Json.parse(properties("Dashboard").text("DashboardBody").getBytes(UTF_8));
    var shown = new TreeSet<String>();
    board
        .findValues("metrics")
        .forEach(list ->
            list.forEach(metric -> {
              if (metric.path(0).asText().equals("Belfry")) {
                shown.add(metric.path(1).asText());
              }
              SOUGHT
                  .matcher(metric.at("/0/expression").asText())
                  .results()
                  .forEach(found -> shown.add(found.group(1)));
            }));
    resources("AWS::CloudWatch::Alarm")
        .map(alarm -> alarm.section("Properties"))
        .filter(alarm -> alarm.optionalText("Namespace").equals(Optional.of("Belfry")))
        .forEach(alarm -> shown.add(alarm.text("MetricName")));

    assertThat(shown)
        .containsExactlyInAnyOrder(
            "ClaimConflicts",
            "CostUnits",
            "Failures",
            "HeartbeatLateness",
            "Lateness",
            "Unauthorized",
            "WakeDepth",
            "WakeOldestSeconds");
  }

  @Test
  void losesNoTickStreamRecordOrEventSilently() {
    for (var function : resources("AWS::Serverless::Function").toList()) {
      for (var event : function.section("Properties").section("Events").sections()) {
        var properties = event.section("Properties");
        switch (event.text("Type")) {
          case "ScheduleV2" -> assertThat(lost(properties)).as(event.place()).isPresent();
          case "DynamoDB" -> assertThat(failed(properties)).as(event.place()).isPresent();
          default -> {
            // A queue has its dead letters, a caller of the API its answer.
          }
        }
      }
    }
    assertThat(targets()).isNotEmpty().allMatch(target -> lost(target).isPresent());
  }

  @Test
  void keepsNoLogForEver() {
    assertThat(resources("AWS::Logs::LogGroup"))
        .isNotEmpty()
        .allMatch(log -> log.section("Properties").has("RetentionInDays"));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void logsWhereTheRetentionIsSet(FunctionSpec function) {
    var group = properties(function.logicalId()).section("LoggingConfig").text("LogGroup");

    assertThat(RESOURCES.section(group).text("Type")).isEqualTo("AWS::Logs::LogGroup");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void givesEveryFunctionARoleOfItsOwn(FunctionSpec function) {
    // Without one SAM attaches managed policies, and those reach every queue and table of the
    // account.
    assertThat(properties(function.logicalId()).text("Role"))
        .isEqualTo("arn:aws:iam:local:000000000000:" + function.logicalId() + "Role");
    assertThat(properties(function.logicalId() + "Role").has("ManagedPolicyArns")).isFalse();
  }

  @Test
  void allowsNothingOnEverything() {
    var statements = rights().toList();

    assertThat(statements).hasSizeGreaterThan(30);
    for (var statement : statements) {
      assertThat(oneOrMany(statement, "Action"))
          .as(statement.place())
          .noneMatch(it -> it.contains("*"))
          // The roles that SAM makes for the schedules are the only ones that anything hands on.
          .doesNotContain("iam:PassRole");
      assertThat(oneOrMany(statement, "Resource"))
          .as(statement.place())
          // A star stands only at the end, for what lies within one resource of this stack.
          .allMatch(it -> it.matches("arn:aws:[^*]+(/\\*|:log-group:[^*]+:\\*)?"));
    }
  }

  /** Every statement of the template but EgressRights, whose star has a test of its own. */
  private static Stream<Section> rights() {
    return TheTemplate.resourcesWith(Map.of("FixedEgress", "true")).sections().stream()
        .filter(resource -> !resource.name().equals("EgressRights"))
        .filter(TemplateTest::givesRights)
        .flatMap(resource -> statements(resource.section("Properties")));
  }

  /** The log group's policy is a text that SAM cannot read; it names one group. */
  private static boolean givesRights(Section resource) {
    var type = resource.text("Type");
    return type.equals("AWS::IAM::Role")
        || (type.endsWith("Policy") && !type.equals("AWS::Logs::ResourcePolicy"));
  }

  @Test
  void asksForATokenOnEveryRoute() {
    var auth = properties("Api").section("Auth");

    assertThat(auth.section("Authorizers").has(auth.text("DefaultAuthorizer"))).isTrue();
    assertThat(resources("AWS::Serverless::Function"))
        .flatMap(function -> function.section("Properties").section("Events").sections())
        .noneMatch(event -> event.section("Properties").has("Auth"));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void answersBeforeTheApiGivesUp(FunctionSpec function) {
    if (!sources(function, Route.class).isEmpty()) {
      assertThat(function.timeout()).isLessThan(Duration.ofSeconds(30));
    }
  }

  @Test
  void ticksEveryMinuteAndEndsBeforeTheNext() {
    var minute = new Tick(Duration.ofMinutes(1));
    var ticked = functions().stream().filter(it -> it.sources().contains(minute)).toList();

    assertThat(ticked).hasSize(1);
    assertThat(sources(ticked.getFirst(), Tick.class))
        .containsExactly(
            minute,
            new Tick(Duration.ofHours(1), "{\"heartbeat\": true}"),
            new Tick(Duration.ofDays(1), "{\"watch\": true}"));
    assertThat(ticked.getFirst().timeout()).isLessThan(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"source\": \"belfry\", \"detail-type\": \"delivery settled\", \"detail\": {}} | true",
        "{\"source\": \"belfry\", \"detail-type\": \"post settled\", \"detail\": {\"post\": \"1\"}} | true",
        "{\"source\": \"aws.s3\", \"detail-type\": \"Object Created\", \"detail\": {}} | false",
      })
  void logsWhatBelfrySaysAndNothingElse(String event, boolean logged) throws Exception {
    var rules = WIRING.rules().stream().filter(it -> it.targets().contains("OutcomesLog")).toList();

    assertThat(rules).hasSize(1);
    assertThat(Ruler.matchesRule(event, rules.getFirst().pattern())).isEqualTo(logged);
  }

  @Test
  void keepsTheTableAndThePagesWhenTheStackGoes() {
    assertThat(properties("Table").text("DeletionProtectionEnabled")).isEqualTo("true");
    assertThat(
            properties("Table")
                .section("PointInTimeRecoverySpecification")
                .text("PointInTimeRecoveryEnabled"))
        .isEqualTo("true");
    for (var kept : List.of("Table", "BoardBucket")) {
      assertThat(RESOURCES.section(kept).text("DeletionPolicy")).isEqualTo("Retain");
      assertThat(RESOURCES.section(kept).text("UpdateReplacePolicy")).isEqualTo("Retain");
    }
  }

  private static String module(FunctionSpec function) {
    return function.codeUri().split("/", 3)[1];
  }

  private static Section properties(String logicalId) {
    return RESOURCES.section(logicalId).section("Properties");
  }

  private static Stream<Section> resources(String... types) {
    return RESOURCES.sections().stream().filter(it -> List.of(types).contains(it.text("Type")));
  }

  private static <S extends Source> List<S> sources(FunctionSpec function, Class<S> kind) {
    return function.sources().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static QueueSpec queue(String logicalId) {
    return WIRING.queues().stream()
        .filter(queue -> queue.logicalId().equals(logicalId))
        .findAny()
        .orElseThrow();
  }

  private static Optional<String> lost(Section properties) {
    return properties.section("DeadLetterConfig").optionalText("Arn").map(TemplateTest::nameIn);
  }

  private static Optional<String> failed(Section properties) {
    return properties
        .section("DestinationConfig")
        .section("OnFailure")
        .optionalText("Destination")
        .map(TemplateTest::nameIn);
  }

  private static String nameIn(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  private static List<Section> targets() {
    return resources("AWS::Events::Rule")
        .flatMap(rule -> rule.section("Properties").list("Targets").stream())
        .map(target -> Section.of("target", target))
        .toList();
  }

  private static Set<String> queuesOfWhatIsLost() {
    var queues = new HashSet<String>();
    WIRING.queues().forEach(it -> it.deadLetters().ifPresent(dead -> queues.add(dead.queue())));
    targets().forEach(target -> lost(target).ifPresent(queues::add));
    resources("AWS::Serverless::Function")
        .flatMap(function -> function.section("Properties").section("Events").sections().stream())
        .map(event -> event.section("Properties"))
        .forEach(event -> {
          lost(event).ifPresent(queues::add);
          failed(event).ifPresent(queues::add);
        });
    return queues;
  }

  private static Stream<Section> statements(Section properties) {
    var documents =
        Stream.concat(
            Stream.of(properties.section("PolicyDocument")),
            properties.list("Policies").stream()
                .map(policy -> Section.of(properties.place(), policy).section("PolicyDocument")));
    return documents
        .flatMap(document -> document.list("Statement").stream())
        .map(statement -> Section.of(properties.place(), statement));
  }

  private static Set<String> oneOrMany(Section statement, String name) {
    return statement.value(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.toSet())
        : Set.of(statement.text(name));
  }
}
