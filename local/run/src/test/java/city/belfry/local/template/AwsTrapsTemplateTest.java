package city.belfry.local.template;

import static city.belfry.local.template.TheTemplate.RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS documents, and neither a linter nor a stand-in shows. */
class AwsTrapsTemplateTest {
  private static Section properties(String logicalId) {
    return RESOURCES.section(logicalId).section("Properties");
  }

  /**
   * With a window Lambda may keep a quiet queue's message for twenty seconds; without one it takes
   * ten at a time.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with
   *     Amazon SQS</a>
   */
  @ParameterizedTest
  @MethodSource("city.belfry.local.template.TemplatePlatformsTest#platforms")
  void noMessageWaitsForABatch(String platform) {
    var source =
        properties("Publish" + platform)
            .section("Events")
            .section("Messages")
            .section("Properties");
    assertThat(source.has("MaximumBatchingWindowInSeconds")).isFalse();
    assertThat(source.number("BatchSize", 10)).isLessThanOrEqualTo(10);
  }

  /**
   * A publisher's own look-ups go through its own queue.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html">Recursive
   *     loop detection</a>
   */
  @ParameterizedTest
  @MethodSource("city.belfry.local.template.TemplatePlatformsTest#platforms")
  void noChainOfLookUpsIsCutOff(String platform) {
    assertThat(properties("Publish" + platform).text("RecursiveLoop")).isEqualTo("Allow");
  }

  /**
   * A topic whose policy has a condition refuses EventBridge.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html">
   *     Resource-based policies</a>
   */
  @Test
  void theBusMaySpeakToAttention() {
    var statements = properties("AttentionPolicy").section("PolicyDocument").list("Statement");
    assertThat(statements).isNotEmpty().noneMatch(it -> it.toString().contains("Condition"));
  }

  /** What is protected against deletion must not be deleted by a rollback either. */
  @Test
  void aFirstDeploymentThatFailsCanBeRolledBack() {
    assertThat(RESOURCES.section("StaffPool").text("DeletionPolicy")).isEqualTo("Retain");
    assertThat(RESOURCES.section("Table").text("DeletionPolicy")).isEqualTo("Retain");
  }

  /**
   * The scheduler calls without waiting: what comes of the call is Lambda's affair.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/with-eventbridge-scheduler.html">Lambda
   *     with EventBridge Scheduler</a>
   */
  @Test
  void aTickThatFailsIsToldAndNotRepeated() {
    var after = properties("Dispatch").section("EventInvokeConfig");
    assertThat(after.number("MaximumRetryAttempts", 2)).isZero();
    assertThat(after.number("MaximumEventAgeInSeconds", 21_600)).isEqualTo(60);
    assertThat(after.section("DestinationConfig").section("OnFailure").text("Destination"))
        .endsWith(":Lost");
  }

  /**
   * The snapshot of a version that nobody calls for two weeks goes.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html">SnapStart</a>
   */
  @ParameterizedTest
  @ValueSource(strings = {"Accept", "Picture"})
  void whatOnlyPeopleCallIsKeptAwake(String function) {
    var awake = properties(function).section("Events").section("Awake").section("Properties");
    assertThat(awake.text("ScheduleExpression")).isEqualTo("rate(1 day)");
    assertThat(awake.text("Input")).isEqualTo("{\"awake\": true}");
  }
}
