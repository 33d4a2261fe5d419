package city.belfry.local.template;

import static city.belfry.local.template.TheTemplate.RESOURCES;
import static city.belfry.local.template.TheTemplate.resourcesWith;
import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.people.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may come in, and who says so. */
class SignInTemplateTest {
  private static final Map<String, String> PROVIDER =
      Map.of("JwtIssuer", "https://sign-in.arroyovista.example", "JwtAudience", "belfry");

  @Test
  void trustsItsOwnPoolWhereTheCityBringsNoProvider() {
    assertThat(authoriser(RESOURCES).text("issuer")).isEqualTo("https://staffpool.invalid");
    assertThat(authoriser(RESOURCES).list("audience")).isEqualTo(List.of("StaffClient"));
  }

  @Test
  void trustsTheCitysProviderAndThenHasNoPool() {
    var resources = resourcesWith(PROVIDER);

    assertThat(authoriser(resources).text("issuer")).isEqualTo(PROVIDER.get("JwtIssuer"));
    assertThat(authoriser(resources).list("audience")).isEqualTo(List.of("belfry"));
    assertThat(resources.sections())
        .noneMatch(resource -> resource.text("Type").startsWith("AWS::Cognito::"));
  }

  @Test
  void wantsASecondFactorOfEverybodyAndInvitesThem() {
    var pool = properties("StaffPool");

    assertThat(pool.text("MfaConfiguration")).isEqualTo("ON");
    assertThat(pool.list("EnabledMfas")).isEqualTo(List.of("SOFTWARE_TOKEN_MFA"));
    assertThat(pool.section("AdminCreateUserConfig").text("AllowAdminCreateUserOnly"))
        .isEqualTo("true");
    assertThat(pool.section("Policies").section("PasswordPolicy").number("MinimumLength", 0))
        .isGreaterThanOrEqualTo(14);
  }

  /** Accept finds a role by the group's name. */
  @Test
  void hasAGroupForEveryRole() {
    var roles = Arrays.stream(Role.values()).map(role -> role.name().toLowerCase(Locale.ROOT));

    assertThat(TheTemplate.of(RESOURCES, "AWS::Cognito::UserPoolGroup"))
        .extracting(group -> group.section("Properties").text("GroupName"))
        .containsExactlyInAnyOrderElementsOf(roles.toList());
  }

  @Test
  void givesTheCodeToThePersonsOwnMachineOnly() {
    var client = properties("StaffClient");

    assertThat(client.text("GenerateSecret")).isEqualTo("false");
    assertThat(client.list("AllowedOAuthFlows")).isEqualTo(List.of("code"));
    assertThat(client.list("ExplicitAuthFlows")).isEqualTo(List.of("ALLOW_REFRESH_TOKEN_AUTH"));
    assertThat(client.list("CallbackURLs"))
        .isNotEmpty()
        .allMatch(url -> url.toString().matches("http://127\\.0\\.0\\.1:\\d+/signed-in"));
  }

  @Test
  void keepsThePoolWhoseNumbersTheJournalNames() {
    assertThat(RESOURCES.section("StaffPool").text("DeletionPolicy")).startsWith("Retain");
    assertThat(properties("StaffPool").text("DeletionProtection")).isEqualTo("ACTIVE");
  }

  private static Section authoriser(Section resources) {
    return resources
        .section("Api")
        .section("Properties")
        .section("Auth")
        .section("Authorizers")
        .section("Staff")
        .section("JwtConfiguration");
  }

  private static Section properties(String logicalId) {
    return RESOURCES.section(logicalId).section("Properties");
  }
}
