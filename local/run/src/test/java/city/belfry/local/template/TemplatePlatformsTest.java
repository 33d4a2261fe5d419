package city.belfry.local.template;

import static city.belfry.local.template.TheTemplate.ALL;
import static city.belfry.local.template.TheTemplate.HERE;
import static city.belfry.local.template.TheTemplate.RESOURCES;
import static city.belfry.local.template.TheTemplate.TEMPLATE;
import static city.belfry.local.template.TheTemplate.WIRING;
import static city.belfry.local.template.TheTemplate.WRITTEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A platform more or less is a block of the template and nothing else. */
class TemplatePlatformsTest {
  private static final String MODEL = "Weibo";
  private static final List<String> BLOCK =
      List.of(
          "%sQueue",
          "%sDeadLetters", "%sDeadLettersAlarm", "Publish%s", "Publish%sRole", "Publish%sLog");

  /**
   * The one thing that only the board's publisher has; its right to write there is a policy of its
   * own.
   */
  private static final String BOARD_BUCKET = ",\"BOARD_BUCKET\":{\"Ref\":\"BoardBucket\"}";

  /** What the board's publisher has not: it calls no platform, and works when the gateway fails. */
  private static final List<String> EGRESS =
      List.of(
          "\"ManagedPolicyArns\":{\"Fn::If\":[\"HasFixedEgress\",[{\"Ref\":\"EgressRights\"}],"
              + "{\"Ref\":\"AWS::NoValue\"}]},",
          "\"VpcConfig\":{\"Fn::If\":[\"HasFixedEgress\",{\"SecurityGroupIds\":[{\"Ref\":\"EgressGuard\"}],"
              + "\"SubnetIds\":[{\"Ref\":\"EgressSubnet\"}]},{\"Ref\":\"AWS::NoValue\"}]},",
          "; fixed ${FixedEgress}");

  static List<String> platforms() {
    return WIRING.functions().stream()
        .map(FunctionSpec::logicalId)
        .filter(id -> id.startsWith("Publish"))
        .map(id -> id.substring("Publish".length()))
        .toList();
  }

  @Test
  void knowsThePlatforms() {
    assertThat(platforms())
        .containsExactly(
            "Board",
            "Weibo",
            "WeChat",
            "Facebook",
            "X",
            "Telegram",
            "Mastodon",
            "Bluesky",
            "Webhook",
            "Sample");
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void isAlikeToTheLetterButForTheName(String platform) {
    for (var pattern : BLOCK) {
      var model =
          written(pattern.formatted(MODEL))
              .replace(MODEL, platform)
              .replace(MODEL.toLowerCase(Locale.ROOT), platform.toLowerCase(Locale.ROOT))
              .replace(MODEL.toUpperCase(Locale.ROOT), platform.toUpperCase(Locale.ROOT));
      var expected =
          platform.equals("Board")
              ? withoutEgress(model).replace(",\"Condition\":\"HasBoard\"", "")
              : model;

      assertThat(written(pattern.formatted(platform)).replace(BOARD_BUCKET, ""))
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void knowsItsOwnQueueAndNoOther(String platform) {
    var own = "QUEUE_" + platform.toUpperCase(Locale.ROOT);
    var environment = function("Publish" + platform).environment();

    assertThat(environment)
        .containsEntry("PLATFORM", platform.toLowerCase(Locale.ROOT))
        .containsEntry(own, "http://127.0.0.1/" + platform + "Queue");
    assertThat(environment.keySet()).filteredOn(it -> it.startsWith("QUEUE_")).containsExactly(own);
    assertThat(environment.containsKey("BOARD_BUCKET")).isEqualTo(platform.equals("Board"));
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void reachesTheTableAndItsOwnThingsOnly(String platform) {
    var policy =
        RESOURCES.section("Publish" + platform + "Role").section("Properties").list("Policies");
    var document = Section.of(platform, policy.getFirst()).section("PolicyDocument");

    assertThat(policy).hasSize(1);
    assertThat(document.list("Statement"))
        .extracting(statement -> Section.of(platform, statement).text("Resource"))
        .containsExactlyInAnyOrder(
            "arn:aws:dynamodb:local:000000000000:table/Table",
            "arn:aws:sqs:local:000000000000:" + platform + "Queue",
            "arn:aws:ssm:local:000000000000:parameter/belfry/channels/%s/*"
                .formatted(platform.toLowerCase(Locale.ROOT)),
            "arn:aws:s3:::BoardBucket/pictures/*",
            "arn:aws:logs:local:000000000000:log-group:Publish" + platform + "Log:*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Accept", "Dispatch"})
  void isKnownToWhoeverSendsMessages(String sender) {
    for (var platform : platforms()) {
      assertThat(function(sender).environment())
          .containsEntry(
              "QUEUE_" + platform.toUpperCase(Locale.ROOT),
              "http://127.0.0.1/" + platform + "Queue");
    }
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void leavesNothingBehindWhenItIsNotDeployed(String platform) {
    if (platform.equals("Board")) {
      return;
    }
    var parameters = new HashMap<>(ALL);
    parameters.put("Deploy" + platform, "false");

    var deployed = TEMPLATE.resources(parameters, HERE);
    var wiring = TEMPLATE.wiring(parameters, HERE);

    assertThat(deployed.values().keySet())
        .doesNotContainAnyElementsOf(BLOCK.stream().map(it -> it.formatted(platform)).toList());
    assertThat(wiring.functions())
        .filteredOn(it -> Set.of("Accept", "Dispatch").contains(it.logicalId()))
        .hasSize(2)
        .allSatisfy(it ->
            assertThat(it.environment())
                .containsEntry("QUEUE_" + platform.toUpperCase(Locale.ROOT), ""));
  }

  @Test
  void deploysNoStandInByDefault() {
    assertThat(TEMPLATE.wiring(Map.of(), HERE).functions())
        .extracting(FunctionSpec::logicalId)
        .contains("PublishX")
        .doesNotContain("PublishSample");
  }

  /** The alias moves on when, and only when, an answer changes what a version holds. */
  @Test
  void makesANewVersionForEveryParameterInAnEnvironment() {
    for (var function : WIRING.functions()) {
      var properties =
          Template.properties(TEMPLATE.document(), WRITTEN.section(function.logicalId()));

      var held = parametersBehind(properties.section("Environment").values());
      held.addAll(parametersBehind(properties.section("VpcConfig").values()));

      assertThat(parametersBehind(properties.section("VersionDescription").values()))
          .as(function.logicalId())
          .isEqualTo(held);
    }
  }

  /** Lambda takes no more; the answers are as long as they may be, the address is given once. */
  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void describesAVersionInTwoHundredAndFiftySixCharacters(String everyPlatform) {
    var longest = new HashMap<String, String>();
    platforms().forEach(platform -> longest.put("Deploy" + platform, everyPlatform));
    longest.remove("DeployBoard");
    longest.put("CityName", "n".repeat(60));
    longest.put("CityZone", "z".repeat(40));
    longest.put("BoardUrl", "https://" + "u".repeat(71) + "/");
    longest.put("GuardMillis", "1000");
    longest.put("FixedEgress", "false");

    assertThat(TheTemplate.of(TEMPLATE.resources(longest, HERE), "AWS::Serverless::Function"))
        .allSatisfy(function ->
            assertThat(function.section("Properties").text("VersionDescription"))
                .hasSizeLessThanOrEqualTo(256));
  }

  private static Set<String> parametersBehind(Object value) {
    var declared = TEMPLATE.document().section("Parameters");
    var conditions = TEMPLATE.document().section("Conditions");
    var found = new TreeSet<String>();
    walk(
        value,
        (function, argument) -> {
          switch (function) {
            case "Ref" -> found.add(argument.toString());
            case "Fn::Sub" ->
                Intrinsics.VARIABLE
                    .matcher(argument.toString())
                    .results()
                    .forEach(it -> found.add(it.group(2)));
            case "Fn::If" ->
                found.addAll(
                    parametersBehind(conditions.value(((List<?>) argument).getFirst().toString())));
            default -> {
              // Joins and comparisons only hold what was walked already.
            }
          }
        });
    found.retainAll(declared.values().keySet());
    return found;
  }

  private static void walk(Object value, BiConsumer<String, Object> seen) {
    switch (value) {
      case Map<?, ?> map ->
          map.forEach((key, item) -> {
            seen.accept(key.toString(), item);
            walk(item, seen);
          });
      case List<?> list -> list.forEach(item -> walk(item, seen));
      default -> {
        // A leaf.
      }
    }
  }

  private static FunctionSpec function(String logicalId) {
    return WIRING.functions().stream()
        .filter(it -> it.logicalId().equals(logicalId))
        .findAny()
        .orElseThrow();
  }

  private static String withoutEgress(String block) {
    var rest = block;
    for (var part : EGRESS) {
      rest = rest.replace(part, "");
    }
    return rest;
  }

  private static String written(String logicalId) {
    return JsonText.of(new LinkedHashMap<>(WRITTEN.section(logicalId).values()));
  }
}
