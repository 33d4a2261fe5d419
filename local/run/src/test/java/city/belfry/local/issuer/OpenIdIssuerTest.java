package city.belfry.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.belfry.local.issuer.OpenIdIssuer.Trusted;
import city.belfry.time.SettableClock;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the HTTP API's JWT authoriser lets in and what it does not, tried on the laptop's twin. */
class OpenIdIssuerTest {
  private static final int BITS = 2_048;
  private static RSAKey key;
  private static RSAKey stranger;
  private static ECKey elliptic;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T09:00:00Z"));
  private final List<String> told = new ArrayList<>();
  private StubProvider provider;

  @BeforeAll
  static void makeKeys() throws JOSEException {
    key = new RSAKeyGenerator(BITS).keyID("one").generate();
    stranger = new RSAKeyGenerator(BITS).keyID("one").generate();
    elliptic = new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
  }

  @BeforeEach
  void open() throws IOException {
    provider = new StubProvider().publish(key, elliptic);
  }

  @AfterEach
  void close() {
    provider.close();
  }

  private OpenIdIssuer found() throws IOException {
    return OpenIdIssuer.find(
        new Trusted(provider.address(), "belfry"),
        clock,
        line -> told.add(line.path("message").asText()));
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(provider.address().toString())
        .audience("belfry")
        .subject("officer-one")
        .issueTime(Date.from(clock.now()))
        .expirationTime(Date.from(clock.now().plus(Duration.ofMinutes(5))))
        .claim("roles", List.of("writer"));
  }

  private static String signed(JWTClaimsSet.Builder claims) throws JOSEException {
    return signed(claims, key, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build());
  }

  private static String signed(JWTClaimsSet.Builder claims, RSAKey by, JWSHeader header)
      throws JOSEException {
    var token = new SignedJWT(header, claims.build());
    token.sign(new RSASSASigner(by));
    return token.serialize();
  }

  private void assertRefused(String token, String why) throws IOException {
    assertThat(found().check(token)).isEmpty();
    assertThat(told).singleElement().asString().contains(why);
  }

  @Test
  void knowsATokenOfTheProviderAndHandsItsClaimsOn() throws IOException, JOSEException {
    assertThat(found().check(signed(claims())).orElseThrow())
        .containsEntry("sub", "officer-one")
        .containsEntry("roles", List.of("writer"));
    assertThat(told).isEmpty();
  }

  @Test
  void takesAnAccessTokenThatSaysItIsOne() throws IOException, JOSEException {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("one")
            .type(new JOSEObjectType("at+jwt"))
            .build();

    assertThat(found().check(signed(claims(), key, header))).isPresent();
  }

  @Test
  void refusesAnotherKeysSignature() throws IOException, JOSEException {
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build();

    assertRefused(signed(claims(), stranger, header), "no key of " + provider.address());
  }

  @Test
  void refusesATokenThatNamesNoKey() throws IOException, JOSEException {
    assertRefused(signed(claims(), key, new JWSHeader(JWSAlgorithm.RS256)), "kid");
  }

  @Test
  void findsAKeyThatWasPublishedLater() throws IOException, JOSEException {
    var issuer = found();
    var newer = new RSAKeyGenerator(BITS).keyID("two").generate();
    provider.publish(key, newer);
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("two").build();

    assertThat(issuer.check(signed(claims(), newer, header))).isPresent();
  }

  @Test
  void refusesAnotherIssuersNameAlthoughTheKeyIsRight() throws IOException, JOSEException {
    assertRefused(signed(claims().issuer(provider.address() + "/")), "its iss is ");
  }

  @Test
  void refusesATokenForSomebodyElse() throws IOException, JOSEException {
    assertRefused(
        signed(claims().audience("another-city")), "it is for [another-city], not for belfry");
  }

  @Test
  void looksAtTheClientOnlyWhereNoAudienceIsNamed() throws IOException, JOSEException {
    var issuer = found();
    var none = claims().audience((String) null);

    assertThat(issuer.check(signed(none.claim("client_id", "belfry")))).isPresent();
    assertThat(issuer.check(signed(none.claim("client_id", "another-app")))).isEmpty();
    assertThat(issuer.check(signed(claims().audience("another-city").claim("client_id", "belfry"))))
        .isEmpty();
    assertThat(issuer.check(signed(claims().audience(List.of("another-city", "belfry")))))
        .isPresent();
  }

  @Test
  void refusesWhatHasEndedWhatNeverEndsAndWhatHasNotBegun() throws IOException, JOSEException {
    var issuer = found();
    var now = clock.now();

    for (var claims :
        List.of(
            claims().expirationTime(Date.from(now)),
            claims().expirationTime(null),
            claims().notBeforeTime(Date.from(now.plusSeconds(1))),
            claims().issueTime(Date.from(now.plusSeconds(1))))) {
      assertThat(issuer.check(signed(claims))).isEmpty();
    }
    assertThat(issuer.check(signed(claims().notBeforeTime(Date.from(now))))).isPresent();
    assertThat(issuer.check(signed(claims().expirationTime(Date.from(now.plusSeconds(1))))))
        .isPresent();
  }

  @Test
  void refusesATokenThatNobodySigned() throws IOException {
    assertRefused(new PlainJWT(claims().build()).serialize(), "no signed JWT");
  }

  @Test
  void refusesASignatureMadeWithThePublicKeyAsASecret() throws IOException, JOSEException {
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build();
    var token = new SignedJWT(header, claims().build());
    token.sign(new MACSigner(key.toPublicJWK().toJSONString()));

    assertRefused(token.serialize(), "it is signed by HS256");
  }

  /** The authoriser takes RSA alone: a city should hear of that on the laptop. */
  @Test
  void refusesACurvesSignatureAlthoughTheKeyIsPublished() throws IOException, JOSEException {
    var token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("curve").build(), claims().build());
    token.sign(new ECDSASigner(elliptic));

    assertRefused(token.serialize(), "it is signed by ES256");
  }

  @Test
  void saysThatAnOpaqueTokenIsNone() throws IOException {
    assertRefused("mF_9.B5f-4.1JqM", "no signed JWT");
  }

  @Test
  void tellsNoTokenAndNoLineOfItsOwn() throws IOException, JOSEException {
    var token = signed(claims().audience("another-city"));

    found().check(token);

    assertThat(told).noneMatch(line -> line.contains(token.split("\\.", -1)[2]));
  }

  @Test
  void aProviderThatIsNotThereIsNamed() {
    provider.close();

    assertThatThrownBy(this::found)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("The issuer cannot be reached at " + provider.address())
        .hasMessageContaining("--issuer");
  }

  @Test
  void aProviderThatCallsItselfOtherwiseIsNamed() {
    provider.describe(Map.of("issuer", provider.address() + "/"));

    assertThatThrownBy(this::found)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            provider.address() + " calls itself " + provider.address() + "/: --issuer must be");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "http://keys.example/jwks", "file:///etc/hostname", "http://[", "jwks"})
  void keysThatAnybodyCouldExchangeAreNotRead(String address) {
    provider.describe(Map.of("issuer", provider.address().toString(), "jwks_uri", address));

    assertThatThrownBy(this::found)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its keys at \"" + address + "\"");
  }

  @Test
  void aRedirectionIsNotFollowed() throws IOException {
    try (var other = new StubProvider().publish(key)) {
      provider.describe(
          Map.of(
              "issuer",
              provider.address().toString(),
              "jwks_uri",
              provider.address() + "/elsewhere?" + other.address() + "/keys"));

      assertThatThrownBy(this::found)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot be read at");
    }
  }

  @Test
  void aProviderWithoutAnRsaKeyIsToldBeforeAnybodySignsIn() {
    provider.publish(elliptic);

    assertThatThrownBy(this::found)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("publishes no RSA key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://sign-in.arroyovista.example",
        "https://sign-in.arroyovista.example/realms/staff/",
        "http://127.0.0.1:9000",
        "http://localhost:9000/city"
      })
  void believesHttpsAndThisMachine(String address) {
    assertThat(OpenIdIssuer.isSafe(URI.create(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://sign-in.arroyovista.example",
        "http://127.0.0.1.example",
        "http://0.0.0.0:9000",
        "http://localhost@sign-in.example",
        "https://somebody@sign-in.arroyovista.example",
        "ftp://localhost",
        "https:///nowhere",
        "sign-in"
      })
  void believesNothingElse(String address) {
    assertThat(OpenIdIssuer.isSafe(URI.create(address))).isFalse();
  }
}
