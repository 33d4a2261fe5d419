package city.belfry.platform.facebook;

import city.belfry.domain.delivery.Reason;
import city.belfry.platform.Health;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.Percent;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the Page answers to this token, until when, and with which permissions.
 *
 * @see <a
 *     href="https://developers.facebook.com/docs/graph-api/reference/debug_token/">debug_token</a>
 */
record TokenCheck(Graph graph, String page) {
  private static final List<String> NEEDED = List.of("pages_manage_posts", "pages_read_engagement");

  Health run() {
    var findings = new ArrayList<Reason>();
    var read = graph.get(Percent.encode(page), Map.of("fields", "id,name"));
    Answers.finding(read).ifPresent(findings::add);
    if (!(read instanceof Said.No) && !shows(read)) {
      findings.add(FacebookReason.OTHER.with(read.raw()));
    }
    Map<String, String> quota = read instanceof Said.Yes yes ? yes.usage() : Map.of();
    // A form with the method inside keeps the token out of the address.
    var debug = graph.post("debug_token", Map.of("method", "get", "input_token", graph.token()));
    return debug instanceof Said.Yes yes && yes.body().path("data").isObject()
        ? withToken(yes.body().path("data"), findings, quota)
        : new Health(findings, null, quota);
  }

  private boolean shows(Said read) {
    return read instanceof Said.Yes yes
        && Json.id(yes.body().path("id")).filter(page::equals).isPresent();
  }

  private static Health withToken(
      JsonNode token, List<Reason> findings, Map<String, String> quota) {
    if (token.path("is_valid").isBoolean() && !token.path("is_valid").asBoolean()) {
      findings.add(FacebookReason.TOKEN_INVALID.with("is_valid: false"));
    }
    var scopes = token.path("scopes").valueStream().map(JsonNode::asText).toList();
    var missing = NEEDED.stream().filter(scope -> !scopes.contains(scope)).toList();
    if (token.path("scopes").isArray() && !missing.isEmpty()) {
      findings.add(FacebookReason.PERMISSION.with("missing: " + String.join(", ", missing)));
    }
    return new Health(findings, expires(token), quota);
  }

  /** The earlier of the token's own end and that of the access to data; 0 means never. */
  private static @Nullable Instant expires(JsonNode token) {
    var ends =
        List.of(token.path("expires_at"), token.path("data_access_expires_at")).stream()
            .mapToLong(node -> Json.number(node).orElse(0))
            .filter(end -> end > 0 && end <= Instant.MAX.getEpochSecond())
            .min();
    return ends.isPresent() ? Instant.ofEpochSecond(ends.getAsLong()) : null;
  }
}
