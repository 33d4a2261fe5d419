package city.belfry.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What our own reading of IAM allows, and what it does not dare to judge. */
class RightsOfRolesTest {
  private static final String TEMPLATE =
      """
      Resources:
        Town:
          Type: AWS::Serverless::Function
          Properties: {Role: !GetAtt TownRole.Arn}
        TownRole:
          Type: AWS::IAM::Role
          Properties:
            Policies:
              - PolicyDocument:
                  Statement:
                    - Effect: Allow
                      Action: ['dynamodb:*Item', 's3:GetObject']
                      Resource: ['arn:a', 'arn:b/p/*']
                      Condition:
                        ForAllValues:StringLike: {'dynamodb:LeadingKeys': ['PAGE#*', 'CITY']}
      """;

  private static boolean allows(String action, String resource, String leadingKey) {
    var call = new AwsCall("Town", action, resource, leadingKey);
    return Rights.grantsOf(resources(TEMPLATE)).stream().anyMatch(grant -> grant.covers(call));
  }

  private static Section resources(String template) {
    return Template.parse("a template", template).resources(Map.of(), TheTemplate.HERE);
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb:PutItem, arn:a, PAGE#1, true",
    "dynamodb:PutItem, arn:a, CITY, true",
    "dynamodb:PutItem, arn:a, CITY#1, false",
    "dynamodb:Query, arn:a, PAGE#1, false",
    "s3:GetObject, arn:b/p/any/where, CITY, true",
    "s3:GetObject, arn:b/q, CITY, false",
    "s3:GetObjectVersion, arn:a, CITY, false"
  })
  void allowsWhatEachPartAllows(String action, String resource, String key, boolean allowed) {
    assertThat(allows(action, resource, key)).isEqualTo(allowed);
  }

  @Test
  void isEachFunctionsOwn() {
    var call = new AwsCall("Village", "s3:GetObject", "arn:a", "CITY");
    assertThat(Rights.grantsOf(resources(TEMPLATE))).noneMatch(grant -> grant.covers(call));
  }

  @ParameterizedTest
  @CsvSource({
    "Effect: Allow, Effect: Deny, Effect Deny",
    "Action:, NotAction:, NotAction",
    "Resource:, NotResource:, NotResource",
    "ForAllValues:StringLike, StringEquals, StringEquals",
    "dynamodb:LeadingKeys, dynamodb:Attributes, dynamodb:Attributes",
    "Policies:, ManagedPolicyArns:, ManagedPolicyArns",
    "'Properties: {Role:', 'Properties: {Policies: [x], Role:', Policies"
  })
  void failsForWhatItDoesNotJudge(String known, String unknown, String named) {
    var template = TEMPLATE.replace(known, unknown);
    assertThat(template).isNotEqualTo(TEMPLATE);
    assertThatThrownBy(() -> Rights.grantsOf(resources(template)))
        .isInstanceOf(BadTemplate.class)
        .hasMessageContaining(named + ", which the tests of rights do not judge yet");
  }
}
