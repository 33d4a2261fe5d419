package city.belfry.platform.sample.stage;

import city.belfry.platform.text.Graphemes;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

/** The one request that residents would see: what it must say, and what comes of it. */
record SamplePlacing(SampleShelf shelf) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 1_000;

  StageReply place(StageRequest request, String account) {
    var body = body(request);
    var text = body.path("text").asText("");
    if (!body.path("account").asText("").equals(account)) {
      return SampleReplies.problem(403, "forbidden", "the token is another account's");
    }
    if (text.isBlank()) {
      return SampleReplies.problem(422, "no-text", "a message needs a text");
    }
    if (Graphemes.count(text) > MOST) {
      return SampleReplies.problem(422, "too-long", "at most 1,000 characters");
    }
    var kind = kind(request);
    if (text.contains(SampleMessage.REFUSED) && !kind.equals("queued")) {
      return SampleReplies.problem(422, "refused", "the text asks to be refused");
    }
    var replyTo = body.path("replyTo").asText("");
    if (!replyTo.isEmpty() && shelf.find(account, replyTo).isEmpty()) {
      return SampleReplies.problem(422, "no-such-message", "there is nothing to reply to");
    }
    var language = body.path("language").isTextual() ? body.path("language").textValue() : null;
    var draft = new SampleShelf.Draft(account, text, language, request.arrived());
    return switch (kind) {
      case "chosen-id" ->
          named(body.path("id").asText(""), "id").orElseGet(() -> chosen(draft, body));
      case "key" -> {
        var key = request.header("idempotency-key").orElse("");
        yield named(key, "Idempotency-Key").orElseGet(() -> keyed(draft, key));
      }
      case "queued" -> SampleReplies.accepted(shelf.queue(draft));
      default -> SampleReplies.told(201, shelf.place(draft));
    };
  }

  private static Optional<StageReply> named(String value, String name) {
    return value.isBlank()
        ? Optional.of(SampleReplies.problem(400, "missing", "this class needs " + name))
        : Optional.empty();
  }

  private StageReply chosen(SampleShelf.Draft draft, JsonNode body) {
    return same(draft, shelf.put(draft, body.path("id").asText()));
  }

  private StageReply keyed(SampleShelf.Draft draft, String key) {
    return same(draft, shelf.once(draft, key));
  }

  /** A repeat has the first one's answer; other words under the same name have none. */
  private static StageReply same(SampleShelf.Draft draft, SampleMessage message) {
    return message.text().equals(draft.text())
        ? SampleReplies.told(201, message)
        : SampleReplies.problem(409, "reused", "there are other words under this name");
  }

  /** Which class the platform is to play. */
  static String kind(StageRequest request) {
    return request.header("sample-class").orElse("searchable");
  }

  private static JsonNode body(StageRequest request) {
    try {
      return JSON.readTree(request.text());
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
