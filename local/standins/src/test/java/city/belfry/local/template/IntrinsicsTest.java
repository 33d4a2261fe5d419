package city.belfry.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntrinsicsTest {
  private static final String HEAD =
      """
      Parameters:
        City: {Type: String, Default: Arroyo Vista}
        Deploy: {Type: String, Default: 'true'}
        Issuer: {Type: String}
      Conditions:
        On: !Equals [!Ref Deploy, 'true']
        Off: !Not [!Condition On]
        Both: !And [!Condition On, !Equals [!Ref City, Arroyo Vista]]
        Either: !Or [!Condition Off, !Condition Both]
      Resources:
        Queue: {Type: AWS::SQS::Queue}
        Gone: {Type: AWS::SQS::Queue, Condition: Off}
        Table: {Type: AWS::DynamoDB::Table}
        Log: {Type: AWS::Logs::LogGroup}
        Store: {Type: AWS::S3::Bucket}
        Topic: {Type: AWS::SNS::Topic}
        Site: {Type: AWS::CloudFront::Distribution}
        Pool: {Type: AWS::Cognito::UserPool}
        Subnet: {Type: AWS::EC2::Subnet}
        Probe:
          Type: Test::Probe
          Properties:
            Value: PROBED
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "!Ref City | Arroyo Vista",
        "{Ref: City} | Arroyo Vista",
        "!Ref AWS::StackName | belfry",
        "!Ref Table | local-Table",
        "!Ref Queue | http://127.0.0.1:9324/queue/local-Queue",
        "!GetAtt Queue.QueueName | local-Queue",
        "!GetAtt Queue.Arn | arn:aws:sqs:local:000000000000:local-Queue",
        "{Fn::GetAtt: [Queue, Arn]} | arn:aws:sqs:local:000000000000:local-Queue",
        "!GetAtt Table.Arn | arn:aws:dynamodb:local:000000000000:table/local-Table",
        "!GetAtt Table.StreamArn | arn:aws:dynamodb:local:000000000000:table/local-Table/stream/local",
        "!GetAtt Log.Arn | arn:aws:logs:local:000000000000:log-group:local-Log:*",
        "!GetAtt Store.Arn | arn:aws:s3:::local-Store",
        "!Ref Topic | arn:aws:sns:local:000000000000:local-Topic",
        "!GetAtt Site.DomainName | local-site.invalid",
        "!GetAtt Pool.ProviderURL | https://local-pool.invalid",
        "!GetAtt Subnet.AvailabilityZone | local-Subnet.AvailabilityZone",
        "!Select [2, !Split ['/', !Ref AWS::StackId]] | 0",
        "!Sub ${City} at ${Table.Arn} | Arroyo Vista at arn:aws:dynamodb:local:000000000000:table/local-Table",
        "!Sub a ${!literal} b | a ${literal} b",
        "!Sub ['${Mine}/${City}', {Mine: !Ref Table}] | local-Table/Arroyo Vista",
        "!If [On, yes, no] | yes",
        "!If [Off, yes, no] | no",
        "!If [Both, yes, no] | yes",
        "!If [Either, yes, no] | yes",
        "!If [Off, !Ref Gone, ''] | ``",
        "!Join ['-', [a, !Ref City]] | a-Arroyo Vista",
        "!Select [1, [a, b]] | b",
        "!Select [1, !Split [' ', !Ref City]] | Vista",
        "7 | 7",
        "'no' | no",
      })
  void givesWhatCloudFormationGives(String written, String meant) {
    assertThat(probe(written, Map.of())).hasToString(meant);
  }

  @Test
  void takesAGivenParameterBeforeItsDefault() {
    assertThat(probe("!If [On, !Ref Issuer, no]", Map.of("Issuer", "me"))).isEqualTo("me");
    assertThat(probe("!If [On, yes, no]", Map.of("Deploy", "false"))).isEqualTo("no");
  }

  @Test
  void leavesOutWhatHasNoValue() {
    assertThat(probe("[a, !If [Off, b, !Ref AWS::NoValue], c]", Map.of()))
        .isEqualTo(List.of("a", "c"));
    assertThat(probe("{a: 1, b: !If [On, !Ref AWS::NoValue, 2]}", Map.of()))
        .isEqualTo(Map.of("a", 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "!Ref Nobody | refers to Nobody",
        "!GetAtt Nobody.Arn | refers to Nobody",
        "!Sub '${Nobody}' | refers to Nobody",
        "!Sub '${Nobody.Arn}' | refers to Nobody",
        "!If [Never, 1, 2] | there is no condition Never",
        "!If [On, 1, !Ref Nobody] | refers to Nobody",
        "!If [On, 1, !Sub '${Nobody}'] | refers to Nobody",
        "!If [On, 1, !GetAtt Nobody.Arn] | refers to Nobody",
        "!If [On, 1] | wants 3 arguments",
        "{Fn::FindInMap: [a, b, c]} | Fn::FindInMap is a function that is not known here",
        "!Ref Gone | refers to Gone, which is not deployed here",
        "!Ref Issuer | needs the parameter Issuer, which has no default",
        "!GetAtt Queue.Colour | AWS::SQS::Queue Colour",
        "!Select [2, [a, b]] | selects number 2 of 2",
        "!Join [a, b] | wants a list",
      })
  void namesThePlaceOfWhatItCannotRead(String written, String complaint) {
    assertThatThrownBy(() -> probe(written, Map.of()))
        .isInstanceOf(BadTemplate.class)
        .hasMessageStartingWith("t.yaml.Resources.Probe.Properties.Value")
        .hasMessageContaining(complaint);
  }

  @Test
  void namesTheLineOfAnUnknownTag() {
    assertThatThrownBy(() -> probe("!Transform {Name: x}", Map.of()))
        .isInstanceOf(BadTemplate.class)
        .hasMessageContaining("!Transform")
        .hasMessageContaining("line 23");
  }

  @Test
  void refusesAParameterThatTheTemplateDoesNotHave() {
    assertThatThrownBy(() -> probe("x", Map.of("Town", "y")))
        .isInstanceOf(BadTemplate.class)
        .hasMessageContaining("there is no parameter Town");
  }

  @Test
  void refusesConditionsThatTurnInACircle() {
    var yaml =
        """
        Conditions:
          A: !Not [!Condition B]
          B: !Not [!Condition C]
          C: !Not [!Condition B]
        Resources:
          Queue: {Type: AWS::SQS::Queue, Condition: A}
        """;
    assertThatThrownBy(() -> Template.parse("t.yaml", yaml).wiring(Map.of(), TestNames.HERE))
        .isInstanceOf(BadTemplate.class)
        .hasMessageContaining("depends on itself");
  }

  @Test
  void looksAtTheRulesToo() {
    var yaml =
        """
        Rules:
          Together:
            Assertions:
              - Assert: !Equals [!Ref Nothing, '']
                AssertDescription: Say something.
        """;
    assertThatThrownBy(() -> Template.parse("t.yaml", yaml))
        .isInstanceOf(BadTemplate.class)
        .hasMessageContaining("refers to Nothing");
  }

  private static Object probe(String value, Map<String, String> parameters) {
    return Template.parse("t.yaml", HEAD.replace("PROBED", value))
        .resources(parameters, TestNames.HERE)
        .section("Probe")
        .section("Properties")
        .value("Value");
  }
}
