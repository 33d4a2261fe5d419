package city.belfry.local.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.belfry.local.issuer.OpenIdIssuer.Trusted;
import city.belfry.local.issuer.StubProvider;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A town on a laptop that believes the city's own provider, and no longer itself. */
class TrustingTownTest {
  private static final String SECRETS = "{\"token\":\"a\"}";

  private static RSAKey key;
  private static StubProvider provider;
  private static LocalTown town;
  private static HttpClient http;

  @BeforeAll
  static void open() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2_048).keyID("one").generate();
    provider = new StubProvider().publish(key);
    http = HttpClient.newHttpClient();
    var home = BelfryProcess.home();
    town =
        LocalTown.start(
            new LocalTown.Wanted(
                home,
                0,
                Optional.empty(),
                home.resolve("events/channels/arroyo-vista.json"),
                Optional.empty(),
                line -> {},
                Optional.of(new Trusted(provider.address(), "belfry"))));
  }

  @AfterAll
  static void close() {
    http.close();
    town.close();
    provider.close();
  }

  private static String token(String audience, String claim, String role) throws JOSEException {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(provider.address().toString())
            .audience(audience)
            .subject("officer-one")
            .expirationTime(Date.from(Instant.parse("2100-01-01T00:00:00Z")))
            .claim(claim, List.of(role))
            .build();
    var token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  private static int status(String method, String path, String body, String token)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(town.address() + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  @Test
  void opensToTheProvidersTokensOnly() throws Exception {
    assertThat(status("GET", "v1/hold", "", token("belfry", "roles", "writer"))).isEqualTo(200);
    assertThat(status("GET", "v1/hold", "", token("parks", "roles", "writer"))).isEqualTo(401);
    assertThat(status("GET", "v1/hold", "", "opaque")).isEqualTo(401);
    assertThat(
            status(
                "PUT",
                "parameters/channels/x/a",
                SECRETS,
                token("parks", "roles", "administrator")))
        .isEqualTo(401);
  }

  @Test
  void knowsTheRolesOfBothClaims() throws Exception {
    for (var claim : new String[] {"roles", "cognito:groups"}) {
      var writer = token("belfry", claim, "writer");
      var administrator = token("belfry", claim, "administrator");
      var board = "{\"platform\":\"board\",\"languages\":[\"en\"]}";

      assertThat(status("PUT", "v1/channels/board-two", board, writer)).isEqualTo(403);
      assertThat(status("PUT", "v1/channels/board-two", board, administrator)).isEqualTo(200);
      assertThat(status("PUT", "parameters/channels/x/a", SECRETS, writer)).isEqualTo(403);
      assertThat(status("PUT", "parameters/channels/x/a", SECRETS, administrator)).isEqualTo(200);
    }
  }

  @Test
  void hasNoTokenToGive() {
    assertThatThrownBy(town::token).isInstanceOf(IllegalStateException.class);
  }
}
