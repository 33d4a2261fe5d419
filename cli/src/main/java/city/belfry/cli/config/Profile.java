package city.belfry.cli.config;

import city.belfry.cli.api.Json;
import city.belfry.cli.api.Server;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** A city under a name of the user's own: where it is, and the sign-in there. */
public record Profile(String name, Server server, URI issuer, String clientId, Held held) {
  /**
   * The tokens. Never printed.
   *
   * @param refresh empty where the provider gave none
   */
  public record Held(String access, Optional<String> refresh, Instant expires) {
    @Override
    public String toString() {
      return "Held[***, expires " + expires + "]";
    }
  }

  Profile with(Held newer) {
    return new Profile(name, server, issuer, clientId, newer);
  }

  String write() {
    var node =
        Json.object()
            .put("server", server.toString())
            .put("issuer", issuer.toString())
            .put("clientId", clientId)
            .put("accessToken", held.access())
            .put("expires", held.expires().toString());
    held.refresh().ifPresent(token -> node.put("refreshToken", token));
    return Json.pretty(node);
  }

  static Profile read(String name, JsonNode node) {
    return new Profile(
        name,
        Server.of(node.path("server").asText()),
        Server.secure(node.path("issuer").asText(), "sign-in"),
        node.path("clientId").asText(),
        new Held(
            node.path("accessToken").asText(),
            Optional.of(node.path("refreshToken").asText()).filter(text -> !text.isEmpty()),
            Instant.parse(node.path("expires").asText())));
  }
}
