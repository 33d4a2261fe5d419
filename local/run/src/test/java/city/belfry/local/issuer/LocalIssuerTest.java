package city.belfry.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.belfry.domain.people.Role;
import city.belfry.time.SettableClock;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalIssuerTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T09:00:00Z"));

  @TempDir private Path folder;

  @Test
  void knowsItsOwnTokenAndItsRoles() throws IOException {
    var issuer = LocalIssuer.start(Optional.empty(), clock);

    var claims = issuer.check(issuer.token("officer-one", Set.of(Role.WRITER))).orElseThrow();

    assertThat(claims)
        .containsEntry("sub", "officer-one")
        .containsEntry("roles", List.of("writer"));
  }

  @Test
  void knowsItsTokenAfterARestart() throws IOException {
    var token = kept().token("officer-one", Set.of(Role.WRITER));

    assertThat(kept().check(token)).isPresent();
  }

  @Test
  void keepsItsKeyForItsOwnerOnly() throws IOException {
    kept();

    var key = folder.resolve("issuer.jwk");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    try (var files = Files.list(folder)) {
      assertThat(files).as("no half-written key stays").containsExactly(key);
    }
  }

  @Test
  void saysWhichFileIsNoKey() throws IOException {
    var file = folder.resolve("issuer.jwk");
    Files.writeString(file, "");

    assertThatThrownBy(this::kept).isInstanceOf(IOException.class).hasMessageContaining(file + "");
  }

  @Test
  void refusesAnotherIssuersSignature() throws IOException {
    var other = LocalIssuer.start(Optional.empty(), clock);
    var token = other.token("officer-one", Set.of(Role.ADMINISTRATOR));

    assertThat(kept().check(token)).isEmpty();
  }

  @Test
  void refusesWhatHasExpired() throws IOException {
    var issuer = kept();
    var token = issuer.token("officer-one", Set.of(Role.WRITER));
    clock.advance(Duration.ofHours(12).minusSeconds(1));
    assertThat(issuer.check(token)).isPresent();

    clock.advance(Duration.ofSeconds(1));

    assertThat(issuer.check(token)).isEmpty();
  }

  @Test
  void refusesWhatNeverExpires() throws IOException, JOSEException, ParseException {
    assertThat(kept().check(signed(claims().expirationTime(null)))).isEmpty();
  }

  @Test
  void refusesATokenForAnotherAudience() throws IOException, JOSEException, ParseException {
    assertThat(kept().check(signed(claims())))
        .as("all is well but for what is changed")
        .isPresent();
    assertThat(kept().check(signed(claims().audience("another-city")))).isEmpty();
    assertThat(kept().check(signed(claims().audience((String) null)))).isEmpty();
  }

  @Test
  void refusesATokenOfAnotherIssuersName() throws IOException, JOSEException, ParseException {
    assertThat(kept().check(signed(claims().issuer("https://sign-in.example")))).isEmpty();
  }

  @Test
  void refusesATokenThatNobodySigned() throws IOException {
    assertThat(kept().check(new PlainJWT(claims().build()).serialize())).isEmpty();
  }

  @Test
  void refusesASignatureMadeWithThePublicKeyAsASecret()
      throws IOException, JOSEException, ParseException {
    kept();
    var secret = key().toPublicJWK().toJSONString();
    var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
    token.sign(new MACSigner(secret));

    assertThat(kept().check(token.serialize())).isEmpty();
  }

  @Test
  void refusesClaimsThatWereChangedAfterSigning() throws IOException {
    var issuer = kept();
    var writer = issuer.token("officer-one", Set.of(Role.WRITER)).split("\\.", -1);
    var administrator = issuer.token("officer-one", Set.of(Role.ADMINISTRATOR)).split("\\.", -1);

    assertThat(issuer.check(writer[0] + "." + administrator[1] + "." + writer[2])).isEmpty();
  }

  @Test
  void refusesWhatIsNoToken() throws IOException {
    var issuer = kept();

    assertThat(List.of("", ".", "..", "a.b.c", "Bearer")).allMatch(t -> issuer.check(t).isEmpty());
  }

  private LocalIssuer kept() throws IOException {
    return LocalIssuer.start(Optional.of(folder), clock);
  }

  private ECKey key() throws IOException, ParseException {
    return ECKey.parse(Files.readString(folder.resolve("issuer.jwk")));
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(LocalIssuer.ISSUER)
        .audience("belfry-local")
        .subject("officer-one")
        .expirationTime(Date.from(clock.now().plus(Duration.ofHours(1))));
  }

  /** Signed with the issuer's own key. */
  private String signed(JWTClaimsSet.Builder claims)
      throws IOException, JOSEException, ParseException {
    kept();
    var token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims.build());
    token.sign(new ECDSASigner(key()));
    return token.serialize();
  }
}
