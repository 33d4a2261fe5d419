package city.belfry.cli.sign;

import city.belfry.cli.api.Refused;
import city.belfry.cli.api.Server;
import city.belfry.cli.config.Profile.Held;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The city's OpenID provider, found by its own description. */
final class Provider {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  // What a provider that does not say probably means.
  private static final Duration SHORT_LIFE = Duration.ofMinutes(5);

  private final OIDCProviderMetadata metadata;
  private final ClientID client;
  private final InstantSource clock;

  private Provider(OIDCProviderMetadata metadata, ClientID client, InstantSource clock) {
    this.metadata = metadata;
    this.client = client;
    this.clock = clock;
  }

  /**
   * Reads {@code /.well-known/openid-configuration}.
   *
   * @throws Refused where there is none, or it names another issuer
   */
  static Provider find(URI issuer, String clientId, InstantSource clock) {
    var millis = (int) PATIENCE.toMillis();
    try {
      var metadata = OIDCProviderMetadata.resolve(new Issuer(issuer), millis, millis);
      Server.secure(String.valueOf(metadata.getTokenEndpointURI()), "token endpoint");
      Server.secure(String.valueOf(metadata.getAuthorizationEndpointURI()), "sign-in page");
      return new Provider(metadata, new ClientID(clientId), clock);
    } catch (com.nimbusds.oauth2.sdk.GeneralException | IOException e) {
      throw new Refused(
          "%s does not describe itself as an OpenID provider (%s). Check --issuer: it is the stack's JwtIssuer."
              .formatted(issuer, oneLine(e)));
    }
  }

  OIDCProviderMetadata metadata() {
    return metadata;
  }

  ClientID client() {
    return client;
  }

  /** Exchanges the code; the ID token, where one comes, must be for us and for this sign-in. */
  Held exchange(AuthorizationCodeGrant grant, Nonce nonce) {
    var response = ask(grant);
    var idToken = response.getOIDCTokens().getIDToken();
    if (idToken != null) {
      check(idToken, nonce);
    }
    return held(response, Optional.empty());
  }

  Held refresh(String refresh) {
    var response = ask(new RefreshTokenGrant(new RefreshToken(refresh)));
    return held(response, Optional.of(refresh));
  }

  /** Tells the provider that a token is no longer used, where it can be told. */
  void revoke(String refresh) {
    var endpoint = metadata.getRevocationEndpointURI();
    if (endpoint == null) {
      return;
    }
    try {
      var request =
          new TokenRevocationRequest(endpoint, client, new RefreshToken(refresh)).toHTTPRequest();
      request.setConnectTimeout((int) PATIENCE.toMillis());
      request.setReadTimeout((int) PATIENCE.toMillis());
      var answer = request.send();
      if (!answer.indicatesSuccess()) {
        throw untold("it answers " + answer.getStatusCode());
      }
    } catch (IOException e) {
      throw untold(oneLine(e));
    }
  }

  private static Refused untold(String why) {
    return new Refused("The provider could not be told (" + why + "); here it is forgotten.");
  }

  private OIDCTokenResponse ask(AuthorizationGrant grant) {
    var request =
        new TokenRequest.Builder(metadata.getTokenEndpointURI(), client, grant)
            .build()
            .toHTTPRequest();
    request.setConnectTimeout((int) PATIENCE.toMillis());
    request.setReadTimeout((int) PATIENCE.toMillis());
    // A code or a refresh token goes to the endpoint that the provider named, nowhere else.
    request.setFollowRedirects(false);
    try {
      var response = OIDCTokenResponseParser.parse(request.send());
      if (response instanceof OIDCTokenResponse good) {
        return good;
      }
      throw refused(response);
    } catch (IOException | ParseException e) {
      throw new Refused("The provider gives no token (" + oneLine(e) + "). Sign in again.");
    }
  }

  private static Refused refused(TokenResponse response) {
    var error = response.toErrorResponse().getErrorObject();
    return new Refused(
        "The provider gives no token (%s). Sign in again: ./belfry login"
            .formatted(error == null ? "no reason given" : error.getCode()));
  }

  private void check(JWT idToken, Nonce nonce) {
    var told = metadata.getIDTokenJWSAlgs();
    var algorithm =
        idToken.getHeader().getAlgorithm() instanceof JWSAlgorithm named
            ? named
            : JWSAlgorithm.RS256;
    if ((told != null && !told.contains(algorithm))
        || JWSAlgorithm.Family.HMAC_SHA.contains(algorithm)) {
      throw new Refused(
          "The provider's ID token is signed by " + algorithm + ", which it does not announce.");
    }
    try {
      new IDTokenValidator(metadata.getIssuer(), client, algorithm, metadata.getJWKSetURI().toURL())
          .validate(idToken, nonce);
    } catch (BadJOSEException | JOSEException | MalformedURLException e) {
      throw new Refused("The provider's ID token is not for this sign-in (" + oneLine(e) + ").");
    }
  }

  private Held held(OIDCTokenResponse response, Optional<String> earlier) {
    var tokens = response.getTokens();
    var seconds = tokens.getAccessToken().getLifetime();
    Instant expires = clock.instant().plus(seconds > 0 ? Duration.ofSeconds(seconds) : SHORT_LIFE);
    var refresh = Optional.ofNullable(tokens.getRefreshToken()).map(RefreshToken::getValue);
    return new Held(tokens.getAccessToken().getValue(), refresh.or(() -> earlier), expires);
  }

  private static String oneLine(Exception fault) {
    return String.valueOf(fault.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
