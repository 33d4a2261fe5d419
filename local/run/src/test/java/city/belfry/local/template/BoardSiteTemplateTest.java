package city.belfry.local.template;

import static city.belfry.local.template.TheTemplate.ALL;
import static city.belfry.local.template.TheTemplate.HERE;
import static city.belfry.local.template.TheTemplate.RESOURCES;
import static city.belfry.local.template.TheTemplate.TEMPLATE;
import static city.belfry.local.template.TheTemplate.resourcesWith;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What residents read from, and under which address. */
class BoardSiteTemplateTest {
  private static final Map<String, String> OWN_DOMAIN =
      Map.of(
          "BoardDomain", "alerts.arroyovista.example",
          "BoardCertificate", "arn:aws:acm:us-east-1:111111111111:certificate/1");

  @ParameterizedTest
  @CsvSource({
    "'', '', https://boardsite.invalid/",
    "'', alerts.arroyovista.example, https://alerts.arroyovista.example/",
    "https://www.arroyovista.example/alerts/, '', https://www.arroyovista.example/alerts/",
  })
  void tellsEveryFunctionTheOneAddress(String url, String domain, String address) {
    var answers = new HashMap<>(ALL);
    answers.put("BoardUrl", url);
    answers.put("BoardDomain", domain);

    assertThat(TEMPLATE.wiring(answers, HERE).functions())
        .allSatisfy(it -> assertThat(it.environment()).containsEntry("BOARD_URL", address));
  }

  @Test
  void answersUnderTheCitysDomainWithItsCertificate() {
    var own = distribution(resourcesWith(OWN_DOMAIN));

    assertThat(own.list("Aliases")).isEqualTo(List.of("alerts.arroyovista.example"));
    assertThat(own.section("ViewerCertificate").text("AcmCertificateArn"))
        .isEqualTo(OWN_DOMAIN.get("BoardCertificate"));
    assertThat(own.section("ViewerCertificate").text("MinimumProtocolVersion"))
        .isEqualTo("TLSv1.2_2021");
    assertThat(distribution(RESOURCES).has("Aliases")).isFalse();
  }

  @Test
  void readsPagesPicturesAndTheStatusPageForThisDistributionAlone() {
    var policy = RESOURCES.section("BoardBucketPolicy").section("Properties");
    var statements = policy.section("PolicyDocument").list("Statement");
    var only = Section.of("statement", statements.getFirst());

    assertThat(statements).hasSize(1);
    assertThat(only.section("Principal").text("Service")).isEqualTo("cloudfront.amazonaws.com");
    assertThat(only.text("Action")).isEqualTo("s3:GetObject");
    assertThat(only.list("Resource"))
        .isEqualTo(
            List.of(
                "arn:aws:s3:::BoardBucket/p/*",
                "arn:aws:s3:::BoardBucket/pictures/*",
                "arn:aws:s3:::BoardBucket/status.html"));
    assertThat(only.section("Condition").section("StringEquals").text("aws:SourceArn"))
        .endsWith(":distribution/BoardSite");
  }

  @Test
  void showsItselfByTlsAndWithSecurityHeaders() {
    var behaviour = distribution(RESOURCES).section("DefaultCacheBehavior");
    var headers =
        RESOURCES
            .section("BoardHeaders")
            .section("Properties")
            .section("ResponseHeadersPolicyConfig")
            .section("SecurityHeadersConfig");

    assertThat(behaviour.text("ViewerProtocolPolicy")).isEqualTo("redirect-to-https");
    assertThat(behaviour.text("ResponseHeadersPolicyId")).isEqualTo("BoardHeaders");
    assertThat(headers.section("ContentSecurityPolicy").text("ContentSecurityPolicy"))
        .startsWith("default-src 'none';")
        .contains("frame-ancestors 'none'");
    assertThat(headers.section("StrictTransportSecurity").number("AccessControlMaxAgeSec", 0))
        .isGreaterThanOrEqualTo(31_536_000);
  }

  /** A link is permanent: it must lead somewhere after the stack is gone. */
  @ParameterizedTest
  @ValueSource(strings = {"BoardSite", "BoardReader", "BoardHeaders", "BoardBucketPolicy"})
  void outlivesTheStack(String logicalId) {
    assertThat(RESOURCES.section(logicalId).text("DeletionPolicy"))
        .isEqualTo("RetainExceptOnCreate");
    assertThat(RESOURCES.section(logicalId).text("UpdateReplacePolicy")).isEqualTo("Retain");
  }

  private static Section distribution(Section resources) {
    return resources.section("BoardSite").section("Properties").section("DistributionConfig");
  }
}
