package city.belfry.cli;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider for one client, written from RFC 6749, 7009, 7636 and OpenID Connect Core: a
 * code and a refresh token are good once, a code only for who has its verifier, and a refresh token
 * is for who asked for consent (OpenID Connect Core, 11).
 */
public final class TestIssuer implements AutoCloseable {
  public static final String CLIENT = "belfry-commands";

  private final HttpServer server;
  private final ECKey key;
  private final Supplier<String> token;
  private final Map<String, Map<String, String>> codes = new HashMap<>();
  private final List<String> refreshes = new CopyOnWriteArrayList<>();
  private final List<String> revoked = new CopyOnWriteArrayList<>();
  private boolean forgesNonce;
  private boolean refuses;
  private boolean keepsAll;
  private String slash = "";
  private int number;

  /**
   * Starts.
   *
   * @param token what it gives as access token
   */
  public TestIssuer(Supplier<String> token) throws IOException, JOSEException {
    this.token = token;
    this.key = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext("/.well-known/openid-configuration", e -> json(e, 200, description()));
    server.createContext(
        "/keys", e -> json(e, 200, "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}"));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.createContext("/revoke", this::revoke);
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The refresh tokens that were spent. */
  public List<String> spent() {
    return refreshes;
  }

  public List<String> revoked() {
    return revoked;
  }

  /** What it calls itself. */
  public String issuer() {
    return address() + slash;
  }

  /** Some providers' names end so, and their tokens say it. */
  public void endInASlash() {
    slash = "/";
  }

  public void forgeNonce() {
    forgesNonce = true;
  }

  /** Revokes nothing from now on. */
  public void keepAll() {
    keepsAll = true;
  }

  public void refuse() {
    refuses = true;
  }

  private String description() {
    return """
    {"issuer": "%2$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
     "revocation_endpoint": "%1$s/revoke", "jwks_uri": "%1$s/keys",
     "scopes_supported": ["openid", "offline_access"], "response_types_supported": ["code"],
     "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["ES256"]}
    """
        .formatted(address(), issuer());
  }

  private void authorize(HttpExchange exchange) throws IOException {
    var asked = form(exchange.getRequestURI().getRawQuery());
    var well =
        CLIENT.equals(value(asked, "client_id"))
            && "code".equals(value(asked, "response_type"))
            && "S256".equals(value(asked, "code_challenge_method"))
            && value(asked, "redirect_uri").startsWith("http://127.0.0.1:");
    if (!well) {
      json(exchange, 400, "{\"error\":\"invalid_request\"}");
      return;
    }
    var code = "code-" + ++number;
    codes.put(code, asked);
    var answer = refuses ? "error=access_denied" : "code=" + code;
    var state = URLEncoder.encode(value(asked, "state"), StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("location", value(asked, "redirect_uri") + "?" + answer + "&state=" + state);
    json(exchange, 302, "{}");
  }

  private void token(HttpExchange exchange) throws IOException {
    var asked = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if ("refresh_token".equals(value(asked, "grant_type"))) {
      var good = value(asked, "refresh_token").equals("refresh-" + number);
      refreshes.add(value(asked, "refresh_token"));
      give(exchange, good, true, "");
      return;
    }
    var begun = codes.remove(value(asked, "code"));
    var good =
        begun != null
            && value(begun, "redirect_uri").equals(value(asked, "redirect_uri"))
            && value(begun, "code_challenge").equals(challenge(value(asked, "code_verifier")));
    var lasting = value(begun, "prompt").equals("consent");
    give(exchange, good, lasting, good ? value(begun, "nonce") : "");
  }

  private void give(HttpExchange exchange, boolean good, boolean lasting, String nonce)
      throws IOException {
    if (!good) {
      json(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    number++;
    json(
        exchange,
        200,
        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":600%s%s}"
            .formatted(
                token.get(),
                lasting ? ",\"refresh_token\":\"refresh-" + number + "\"" : "",
                nonce.isEmpty() ? "" : ",\"id_token\":\"" + id(nonce) + "\""));
  }

  private String id(String nonce) {
    try {
      var now = Instant.now();
      var claims =
          new JWTClaimsSet.Builder()
              .issuer(issuer())
              .audience(CLIENT)
              .subject("officer-one")
              .issueTime(Date.from(now))
              .expirationTime(Date.from(now.plusSeconds(600)))
              .claim("nonce", forgesNonce ? "another" : nonce)
              .build();
      var jwt =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("test").build(), claims);
      jwt.sign(new ECDSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void revoke(HttpExchange exchange) throws IOException {
    var asked = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    revoked.add(value(asked, "token"));
    json(exchange, keepsAll ? 503 : 200, "{}");
  }

  private static String challenge(String verifier) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String value(@Nullable Map<String, String> form, String name) {
    return form == null ? "" : form.getOrDefault(name, "");
  }

  private static Map<String, String> form(String text) {
    var form = new HashMap<String, String>();
    for (var pair : text.split("&", -1)) {
      var parts = pair.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return form;
  }

  private static void json(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("content-type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** A browser that signs in at once: it follows where it is led. */
  public static Machine.Browser browser() {
    return TestIssuer::follow;
  }

  /** What a request came to after all redirections. */
  public static int follow(URI address) {
    try {
      var http = (HttpURLConnection) address.toURL().openConnection();
      http.setInstanceFollowRedirects(true);
      return http.getResponseCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
