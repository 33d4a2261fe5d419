package city.belfry.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** What the API answered. */
record Said(String route, int status, JsonNode headers, JsonNode body) {
  String text(String name) {
    return body.path(name).asText();
  }

  String id() {
    return text("id");
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(JsonNode::asText);
  }

  /** The receipt of a channel. */
  JsonNode of(String channel) {
    return body.path("receipts")
        .valueStream()
        .filter(receipt -> receipt.path("channel").asText().equals(channel))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no receipt of " + channel + " in " + body));
  }

  List<String> states() {
    return body.path("receipts").valueStream().map(r -> r.path("state").asText()).toList();
  }

  /** The pointers of all problems. */
  List<String> pointers() {
    return problems("pointer");
  }

  List<String> codes() {
    return problems("code");
  }

  /** What has no list of problems is one: its code stands at the end of its type. */
  String code() {
    return text("type").substring(text("type").lastIndexOf('/') + 1);
  }

  private List<String> problems(String field) {
    return body.path("problems").valueStream().map(p -> p.path(field).asText()).toList();
  }
}
