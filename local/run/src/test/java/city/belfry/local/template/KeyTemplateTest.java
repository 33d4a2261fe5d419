package city.belfry.local.template;

import static city.belfry.local.template.TheTemplate.RESOURCES;
import static city.belfry.local.template.TheTemplate.resourcesWith;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The city's own key, where it wants one, and encryption without it everywhere. */
class KeyTemplateTest {
  private static final String KEY = "arn:aws:kms:us-west-2:111111111111:key/1";
  private static final Section KEYED = resourcesWith(Map.of("KmsKeyArn", KEY));

  @ParameterizedTest
  @CsvSource({
    "AWS::SQS::Queue, KmsMasterKeyId",
    "AWS::SNS::Topic, KmsMasterKeyId",
    "AWS::Logs::LogGroup, KmsKeyId",
  })
  void locksEverythingOfAKind(String type, String property) {
    assertThat(TheTemplate.of(KEYED, type))
        .isNotEmpty()
        .allMatch(it -> it.section("Properties").text(property).equals(KEY));
    assertThat(TheTemplate.of(RESOURCES, type))
        .noneMatch(it -> it.section("Properties").has(property));
  }

  @Test
  void locksTheTable() {
    var locked = KEYED.section("Table").section("Properties").section("SSESpecification");

    assertThat(locked.text("KMSMasterKeyId")).isEqualTo(KEY);
    assertThat(RESOURCES.section("Table").section("Properties").has("SSESpecification")).isFalse();
  }

  @Test
  void leavesNoQueueUnencrypted() {
    assertThat(TheTemplate.of(RESOURCES, "AWS::SQS::Queue"))
        .allMatch(it -> it.section("Properties").text("SqsManagedSseEnabled").equals("true"));
    assertThat(TheTemplate.of(KEYED, "AWS::SQS::Queue"))
        .noneMatch(it -> it.section("Properties").has("SqsManagedSseEnabled"));
  }
}
