package city.belfry.local.template;

import static city.belfry.local.template.TheTemplate.RESOURCES;
import static city.belfry.local.template.TheTemplate.resourcesWith;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The one fixed address, for those who call platforms. */
class EgressTemplateTest {
  private static final Section FIXED = resourcesWith(Map.of("FixedEgress", "true"));

  @Test
  void costsNothingUnlessItIsAskedFor() {
    assertThat(RESOURCES.sections())
        .noneMatch(resource -> resource.text("Type").startsWith("AWS::EC2::"));
    assertThat(TheTemplate.of(RESOURCES, "AWS::Serverless::Function"))
        .noneMatch(function -> function.section("Properties").has("VpcConfig"));
  }

  @Test
  void carriesEveryPublisherButTheBoardsAndNobodyElse() {
    var inside =
        TheTemplate.of(FIXED, "AWS::Serverless::Function")
            .filter(function -> function.section("Properties").has("VpcConfig"))
            .map(Section::name);
    var publishers =
        TemplatePlatformsTest.platforms().stream()
            .filter(platform -> !platform.equals("Board"))
            .map("Publish"::concat);

    assertThat(inside).containsExactlyElementsOf(publishers.toList());
  }

  @Test
  void lendsItsRightsToThoseItCarriesOnly() {
    assertThat(TheTemplate.of(FIXED, "AWS::IAM::Role"))
        .allSatisfy(role -> {
          var carried =
              FIXED.section(role.name().replace("Role", "")).section("Properties").has("VpcConfig");
          assertThat(role.section("Properties").list("ManagedPolicyArns"))
              .as(role.name())
              .isEqualTo(carried ? List.of("EgressRights") : List.of());
        });
  }

  /**
   * The only star in the template: on network interfaces, and never for the function's own code.
   */
  @Test
  void takesTheStarAwayFromTheFunctionsCode() {
    var statements =
        FIXED
            .section("EgressRights")
            .section("Properties")
            .section("PolicyDocument")
            .list("Statement");
    var allowed = Section.of("allowed", statements.get(0));
    var denied = Section.of("denied", statements.get(1));

    assertThat(statements).hasSize(2);
    assertThat(allowed.text("Effect")).isEqualTo("Allow");
    assertThat(denied.text("Effect")).isEqualTo("Deny");
    assertThat(denied.list("Action")).isEqualTo(allowed.list("Action"));
    assertThat(denied.section("Condition").section("ArnLike").has("lambda:SourceFunctionArn"))
        .isTrue();
    assertThat(allowed.list("Action")).allMatch(action -> action.toString().startsWith("ec2:"));
  }

  @Test
  void reachesTableAndStorePastTheGateway() {
    assertThat(TheTemplate.of(FIXED, "AWS::EC2::VPCEndpoint"))
        .extracting(endpoint -> endpoint.section("Properties").text("ServiceName"))
        .containsExactlyInAnyOrder("com.amazonaws.local.dynamodb", "com.amazonaws.local.s3");
  }

  @Test
  void letsNothingIn() {
    var guard = FIXED.section("EgressGuard").section("Properties");

    assertThat(guard.has("SecurityGroupIngress")).isFalse();
    assertThat(guard.list("SecurityGroupEgress")).hasSize(1);
  }
}
