package city.belfry.local.template;

import static city.belfry.local.template.TheTemplate.RESOURCES;
import static city.belfry.local.template.TheTemplate.ROOT;
import static city.belfry.local.template.TheTemplate.WIRING;
import static city.belfry.local.template.TheTemplate.resourcesWith;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever the API is asked, every publisher has its place. */
class ConcurrencyTemplateTest {
  private static final int NEW_ACCOUNT = 10;
  private static final int USUAL_ACCOUNT = 1_000;

  /** Lambda lets nobody reserve the last hundred. */
  private static final int NEVER_RESERVED = 100;

  private static final int TICK = 1;
  private static final int STREAM = 1;
  private static final Section RESERVED = resourcesWith(Map.of("ReserveConcurrency", "true"));

  /** The board, and the platforms that samconfig.toml switches on, each with one run at a time. */
  @Test
  void fitsIntoANewAccount() throws IOException {
    var switchedOn =
        Pattern.compile("\"Deploy\\w+=true\"").matcher(profile("default")).results().count();
    var api = RESOURCES.section("Api").section("Properties").section("DefaultRouteSettings");

    assertThat(switchedOn).isEqualTo(4);
    assertThat(1 + switchedOn + TICK + STREAM + api.number("ThrottlingBurstLimit", 0))
        .isLessThanOrEqualTo(NEW_ACCOUNT);
  }

  @Test
  void reservesNothingWhereNothingCanBeReserved() {
    assertThat(TheTemplate.of(RESOURCES, "AWS::Serverless::Function"))
        .noneMatch(it -> it.section("Properties").has("ReservedConcurrentExecutions"));
  }

  @Test
  void leavesTheAccountItsUnreservedHundred() {
    assertThat(
            TheTemplate.of(RESERVED, "AWS::Serverless::Function")
                .mapToInt(ConcurrencyTemplateTest::share))
        .hasSize(WIRING.functions().size())
        .allMatch(share -> share > 0);
    assertThat(
            TheTemplate.of(RESERVED, "AWS::Serverless::Function")
                .mapToInt(ConcurrencyTemplateTest::share)
                .sum())
        .isLessThanOrEqualTo(USUAL_ACCOUNT - NEVER_RESERVED);
  }

  /** A batch beyond the share would be refused and then hidden for minutes. */
  @Test
  void handsAPublisherNoMoreBatchesThanItMayRun() {
    for (var platform : TemplatePlatformsTest.platforms()) {
      assertThat(batches(RESERVED, platform))
          .as(platform)
          .isEqualTo(share(RESERVED.section("Publish" + platform)));
      assertThat(batches(RESOURCES, platform)).as("Lambda takes no less").isEqualTo(2);
    }
  }

  private static int share(Section function) {
    return function.section("Properties").number("ReservedConcurrentExecutions", 0);
  }

  private static int batches(Section resources, String platform) {
    return resources
        .section("Publish" + platform)
        .section("Properties")
        .section("Events")
        .section("Messages")
        .section("Properties")
        .section("ScalingConfig")
        .number("MaximumConcurrency", 0);
  }

  private static String profile(String name) throws IOException {
    var text = Files.readString(ROOT.resolve("samconfig.toml"));
    var from = text.indexOf("[" + name + ".deploy.parameters]");
    var to = text.indexOf("\n[", from + 1);
    return text.substring(from, to < 0 ? text.length() : to);
  }
}
