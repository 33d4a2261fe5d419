package city.belfry.cli.sign;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Refused;
import city.belfry.cli.config.Profile.Held;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCScopeValue;
import com.nimbusds.openid.connect.sdk.Prompt;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A person signs in, in the browser, by OpenID's code flow with PKCE (RFC 7636) and an address of
 * this machine to come back to (RFC 8252). There is no client secret.
 */
public final class SignIn {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  // A token that ends while the request travels is refused.
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final Machine machine;

  /**
   * Who signs in where.
   *
   * @param scopes beside {@code openid}; empty to ask for a lasting sign-in where there is one
   * @param port of this machine, where the provider wants it registered; 0 for any
   */
  public record Wanted(URI issuer, String clientId, Optional<String> scopes, int port) {}

  public SignIn(Machine machine) {
    this.machine = machine;
  }

  /**
   * Waits for at most five minutes.
   *
   * @param tell gets the address to open
   */
  public Held with(Wanted wanted, Consumer<URI> tell) {
    var provider = Provider.find(wanted.issuer(), wanted.clientId(), machine.clock());
    var state = new State();
    var nonce = new Nonce();
    var verifier = new CodeVerifier();
    var scope = scope(wanted, provider);
    try (var loopback = Loopback.open(wanted.port(), state)) {
      var page =
          new AuthenticationRequest.Builder(
                  ResponseType.CODE, scope, provider.client(), loopback.address())
              .endpointURI(provider.metadata().getAuthorizationEndpointURI())
              .prompt(prompt(wanted, scope))
              .state(state)
              .nonce(nonce)
              .codeChallenge(verifier, CodeChallengeMethod.S256)
              .build()
              .toURI();
      tell.accept(page);
      machine.browser().open(page);
      var code = code(loopback.await(PATIENCE), provider);
      return provider.exchange(
          new AuthorizationCodeGrant(code, loopback.address(), verifier), nonce);
    }
  }

  private static Scope scope(Wanted wanted, Provider provider) {
    if (wanted.scopes().isPresent()) {
      return Scope.parse("openid " + wanted.scopes().get());
    }
    var known = provider.metadata().getScopes();
    return Scope.parse(
        known != null && known.contains("offline_access") ? "openid offline_access" : "openid");
  }

  /**
   * Who asks for a lasting sign-in must ask for consent, or a provider gives none (OpenID Connect
   * Core, 11). Scopes of the person's own are left alone: some providers let administrators consent
   * for all, and refuse whoever is asked again.
   */
  private static @Nullable Prompt prompt(Wanted wanted, Scope scope) {
    return wanted.scopes().isEmpty() && scope.contains(OIDCScopeValue.OFFLINE_ACCESS)
        ? new Prompt(Prompt.Type.CONSENT)
        : null;
  }

  private static AuthorizationCode code(AuthorizationResponse response, Provider provider) {
    var from = response.getIssuer();
    if (from != null && !from.equals(provider.metadata().getIssuer())) {
      throw new Refused("Another provider answered (" + from + "): nothing was sent to it.");
    }
    if (!response.indicatesSuccess()) {
      var error = response.toErrorResponse().getErrorObject();
      throw new Refused(
          "The provider refused the sign-in (%s)."
              .formatted(error == null ? "no reason given" : error.getCode()));
    }
    return response.toSuccessResponse().getAuthorizationCode();
  }

  /** Other tokens where these are about to end; nothing where they are good. */
  public Optional<Held> renewed(URI issuer, String clientId, Held held) {
    if (held.expires().minus(MARGIN).isAfter(machine.clock().instant())) {
      return Optional.empty();
    }
    var refresh =
        held.refresh()
            .orElseThrow(() -> new Refused("The sign-in has ended. Sign in again: ./belfry login"));
    return Optional.of(Provider.find(issuer, clientId, machine.clock()).refresh(refresh));
  }

  /** Ends a sign-in at the provider, where it can be told. */
  public void end(URI issuer, String clientId, Held held) {
    held.refresh()
        .ifPresent(token -> Provider.find(issuer, clientId, machine.clock()).revoke(token));
  }
}
