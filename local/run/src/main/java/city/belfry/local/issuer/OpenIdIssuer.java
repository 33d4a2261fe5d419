package city.belfry.local.issuer;

import city.belfry.runtime.Log;
import city.belfry.time.Clock;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A city's own OpenID provider, whose access tokens are checked as the HTTP API's JWT authoriser
 * says that it checks them, so that a token which is good here is good there. Safe for threads.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html">the
 *     authoriser's rules</a>
 */
public final class OpenIdIssuer implements Issuer {
  private static final String DESCRIPTION = "/.well-known/openid-configuration";
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration READ = Duration.ofSeconds(5);
  private static final int MOST_BYTES = 1 << 20;
  // As long as the authoriser may keep the keys. An unknown key's name is looked up all the same.
  private static final Duration KEPT = Duration.ofHours(2);
  // "Currently, only RSA-based algorithms are supported."
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");

  private final String issuer;
  private final String audience;
  private final Clock clock;
  private final Log log;
  private final DefaultJWTProcessor<SecurityContext> signatures;

  private OpenIdIssuer(Trusted trusted, JWKSource<SecurityContext> keys, Clock clock, Log log) {
    this.issuer = trusted.issuer().toString();
    this.audience = trusted.audience();
    this.clock = clock;
    this.log = log;
    this.signatures = new DefaultJWTProcessor<>();
    signatures.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    // The authoriser reads no "typ": JWT and at+jwt are the same to it. The claims are checked
    // here.
    signatures.setJWSTypeVerifier((_, _) -> {});
    signatures.setJWTClaimsSetVerifier(null);
  }

  /**
   * Whose tokens are believed, and for whom they must be.
   *
   * @param issuer as it stands in {@code iss}, exactly
   * @param audience what stands in {@code aud}, or without one in {@code client_id}
   */
  public record Trusted(URI issuer, String audience) {
    public Trusted {
      if (!isSafe(issuer) || audience.isBlank()) {
        throw new IllegalArgumentException(issuer + " for \"" + audience + "\"");
      }
    }
  }

  /** Whether what is read there is the issuer's: by https, or on this machine. */
  public static boolean isSafe(URI address) {
    var host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    return address.getHost() != null
        && address.getUserInfo() == null
        && address.getFragment() == null
        && (scheme.equals("https") || (scheme.equals("http") && THIS_MACHINE.contains(host)));
  }

  /**
   * Reads how the provider describes itself, and its keys.
   *
   * @param log gets a line for each token that is refused: why, and no token
   * @throws IOException with a sentence, where its tokens could not be checked
   */
  public static OpenIdIssuer find(Trusted trusted, Clock clock, Log log) throws IOException {
    var issuer = trusted.issuer();
    var retriever = new NoRedirects();
    var description = description(issuer, retriever);
    var named = text(description, "issuer");
    if (!issuer.toString().equals(named)) {
      throw new IOException(
          "%s calls itself %s: --issuer must be what its tokens say, to the letter."
              .formatted(issuer, named.isEmpty() ? "nothing" : named));
    }
    var keys = keys(issuer, text(description, "jwks_uri"), retriever);
    return new OpenIdIssuer(trusted, keys, clock, log);
  }

  private static Map<String, Object> description(URI issuer, ResourceRetriever retriever)
      throws IOException {
    var page = issuer.toString().replaceAll("/$", "") + DESCRIPTION;
    try {
      return JSONObjectUtils.parse(
          retriever.retrieveResource(URI.create(page).toURL()).getContent());
    } catch (IOException e) {
      throw new IOException(
          "The issuer cannot be reached at %s (%s): check --issuer, and that it runs."
              .formatted(page, why(e)),
          e);
    } catch (ParseException e) {
      throw new IOException(page + " describes no OpenID provider: check --issuer.", e);
    }
  }

  private static String text(Map<String, Object> description, String name) {
    return description.get(name) instanceof String text ? text : "";
  }

  private static JWKSource<SecurityContext> keys(
      URI issuer, String address, ResourceRetriever retriever) throws IOException {
    var keys = JWKSourceBuilder.create(url(issuer, address), retriever);
    var source = keys.cache(KEPT.toMillis(), READ.toMillis()).refreshAheadCache(false).build();
    try {
      var rsa = new JWKSelector(new JWKMatcher.Builder().keyType(KeyType.RSA).build());
      if (source.get(rsa, null).isEmpty()) {
        throw new IOException(
            "%s publishes no RSA key, and API Gateway checks no other signature: let it sign access tokens by RS256."
                .formatted(issuer));
      }
      return source;
    } catch (KeySourceException e) {
      throw new IOException(
          "The keys of %s cannot be read at %s (%s).".formatted(issuer, address, why(e)), e);
    }
  }

  private static URL url(URI issuer, String address) throws IOException {
    try {
      var keys = URI.create(address);
      if (isSafe(keys)) {
        return keys.toURL();
      }
    } catch (IllegalArgumentException _) {
      // Told below.
    }
    throw new IOException(
        "%s has its keys at \"%s\", which is no https:// address: nobody could trust them."
            .formatted(issuer, address));
  }

  @Override
  public Optional<Map<String, Object>> check(String token) {
    try {
      var parsed = SignedJWT.parse(token);
      var header = parsed.getHeader();
      if (!ALGORITHMS.contains(header.getAlgorithm())) {
        return refused(
            "it is signed by "
                + header.getAlgorithm()
                + ", and API Gateway takes RSA's RS256 to RS512");
      }
      if (header.getKeyID() == null) {
        return refused("it does not name its key (kid)");
      }
      var claims = signatures.process(parsed, null);
      var fault = fault(claims);
      return fault.isPresent() ? refused(fault.get()) : Optional.of(claims.getClaims());
    } catch (ParseException _) {
      return refused("it is no signed JWT; some providers give one only to a registered API");
    } catch (KeySourceException e) {
      return refused("the issuer's keys cannot be read (" + why(e) + ")");
    } catch (BadJOSEException | JOSEException _) {
      return refused("no key of " + issuer + " has signed it");
    }
  }

  private Optional<String> fault(JWTClaimsSet claims) {
    if (!issuer.equals(claims.getIssuer())) {
      return Optional.of("its iss is " + claims.getIssuer() + ", not " + issuer);
    }
    if (!audiences(claims).contains(audience)) {
      return Optional.of("it is for " + audiences(claims) + ", not for " + audience);
    }
    var expires = claims.getExpirationTime();
    if (expires == null || !expires.toInstant().isAfter(clock.now())) {
      return Optional.of(expires == null ? "it never ends (exp)" : "it has ended (exp)");
    }
    return isAhead(claims.getNotBeforeTime()) || isAhead(claims.getIssueTime())
        ? Optional.of("its time has not come (nbf, iat): check the clocks")
        : Optional.empty();
  }

  /** A client's id counts only where the token names no audience at all. */
  private static List<String> audiences(JWTClaimsSet claims) {
    return claims.getClaim("aud") == null && claims.getClaim("client_id") instanceof String client
        ? List.of(client)
        : claims.getAudience();
  }

  private boolean isAhead(@Nullable Date time) {
    return time != null && time.toInstant().isAfter(clock.now());
  }

  private Optional<Map<String, Object>> refused(String why) {
    log.line(Log.news("token refused").put("message", why));
    return Optional.empty();
  }

  private static String why(Exception fault) {
    return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
  }

  /** What is asked is answered by whom it was asked, or not at all. */
  private static final class NoRedirects extends DefaultResourceRetriever {
    NoRedirects() {
      super((int) CONNECT.toMillis(), (int) READ.toMillis(), MOST_BYTES);
    }

    @Override
    protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
      var connection = super.openHTTPConnection(url);
      connection.setInstanceFollowRedirects(false);
      return connection;
    }
  }
}
