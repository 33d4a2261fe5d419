package city.belfry.local.issuer;

import city.belfry.domain.people.Role;
import city.belfry.time.Clock;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Signs and checks access tokens here, as the city's sign-in does there. Safe for threads. */
public final class LocalIssuer implements Issuer {
  /** Who signs. */
  public static final String ISSUER = "http://localhost/belfry";

  private static final String AUDIENCE = "belfry-local";
  private static final Duration LIFE = Duration.ofHours(12);

  private final ECKey key;
  private final Clock clock;

  private LocalIssuer(ECKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /**
   * An issuer.
   *
   * @param data the folder where its key is kept, readable by its owner only; empty for a new key
   */
  public static LocalIssuer start(Optional<Path> data, Clock clock) throws IOException {
    try {
      return new LocalIssuer(data.isPresent() ? kept(data.get()) : made(), clock);
    } catch (JOSEException e) {
      throw new IOException("no local signing key can be made: " + e.getMessage(), e);
    }
  }

  private static ECKey made() throws JOSEException {
    return new ECKeyGenerator(Curve.P_256).keyID("local").generate();
  }

  private static ECKey kept(Path folder) throws IOException, JOSEException {
    var file = folder.resolve("issuer.jwk");
    if (!Files.exists(file)) {
      write(file, made().toJSONString());
    }
    try {
      return ECKey.parse(Files.readString(file));
    } catch (ParseException e) {
      throw new IOException(file + " is no signing key: remove it, and a new one is made", e);
    }
  }

  /** Whole or not at all: a run may be killed between any two calls. */
  private static void write(Path file, String key) throws IOException {
    var owner = PosixFilePermissions.fromString("rw-------");
    var folder = Objects.requireNonNull(file.getParent());
    var half =
        Files.createTempFile(folder, "issuer", ".new", PosixFilePermissions.asFileAttribute(owner));
    Files.writeString(half, key);
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A token for twelve hours. */
  public String token(String subject, Collection<Role> roles) {
    var now = clock.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(subject)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .claim("roles", roles.stream().map(r -> r.name().toLowerCase(Locale.ROOT)).toList())
            .build();
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
    var token = new SignedJWT(header, claims);
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("a P-256 key signs ES256", e);
    }
    return token.serialize();
  }

  @Override
  public Optional<Map<String, Object>> check(String token) {
    try {
      var parsed = SignedJWT.parse(token);
      var claims = parsed.getJWTClaimsSet();
      var well =
          JWSAlgorithm.ES256.equals(parsed.getHeader().getAlgorithm())
              && parsed.verify(new ECDSAVerifier(key))
              && ISSUER.equals(claims.getIssuer())
              && claims.getAudience().contains(AUDIENCE)
              && claims.getExpirationTime() != null
              && claims.getExpirationTime().toInstant().isAfter(clock.now());
      return well ? Optional.of(claims.getClaims()) : Optional.empty();
    } catch (ParseException | JOSEException _) {
      return Optional.empty();
    }
  }
}
