package city.belfry.local.template;

import static city.belfry.local.template.TheTemplate.RESOURCES;
import static city.belfry.local.template.TheTemplate.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An alarm that tells nobody, or of which nobody knows what to do, is none. */
class AlarmsTemplateTest {
  static List<String> alarms() {
    return TheTemplate.of(RESOURCES, "AWS::CloudWatch::Alarm").map(Section::name).toList();
  }

  @ParameterizedTest
  @MethodSource("alarms")
  void tellsTheTopic(String alarm) {
    assertThat(RESOURCES.section(alarm).section("Properties").list("AlarmActions"))
        .isEqualTo(List.of("arn:aws:sns:local:000000000000:Alarms"));
  }

  @ParameterizedTest
  @MethodSource("alarms")
  void leadsToTheRunbook(String alarm) throws IOException {
    assertThat(RESOURCES.section(alarm).section("Properties").text("AlarmDescription"))
        .contains("docs/runbook.md");
    assertThat(headings()).as("docs/runbook.md").contains(spokenOf(alarm));
  }

  @Test
  void tellsAPersonWhereAnAddressIsGiven() {
    var told = TheTemplate.resourcesWith(Map.of("AlarmEmail", "it@arroyovista.example"));

    assertThat(RESOURCES.has("AlarmsByEmail")).isFalse();
    assertThat(told.section("AlarmsByEmail").section("Properties").text("Endpoint"))
        .isEqualTo("it@arroyovista.example");
  }

  /** The platforms' alarms are alike and have one line. */
  private static String spokenOf(String alarm) {
    return TemplatePlatformsTest.platforms().stream()
            .map("%sDeadLettersAlarm"::formatted)
            .anyMatch(alarm::equals)
        ? "PLATFORMDeadLettersAlarm"
        : alarm;
  }

  private static Stream<String> headings() throws IOException {
    return Files.readAllLines(ROOT.resolve("docs/runbook.md")).stream()
        .filter(line -> line.startsWith("## "))
        .map(line -> line.substring("## ".length()).strip());
  }
}
