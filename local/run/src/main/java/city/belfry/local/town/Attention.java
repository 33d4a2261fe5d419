package city.belfry.local.town;

import city.belfry.local.template.RuleSpec;
import city.belfry.runtime.Json;
import city.belfry.runtime.Log;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;

/**
 * Stands in for the topic on which a person is told: prints every sentence, and lists the last ones
 * at {@code /attention}. Safe for threads.
 */
final class Attention implements BiConsumer<RuleSpec, String>, HttpHandler {
  /** The topic's logical id in the template. */
  private static final String TOPIC = "Attention";

  private static final int KEPT = 200;

  private final Deque<String> sentences = new ArrayDeque<>();
  private final Log log;

  Attention(Log log) {
    this.log = log;
  }

  @Override
  public void accept(RuleSpec rule, String event) {
    if (rule.targets().contains(TOPIC)) {
      try {
        var bytes = event.getBytes(StandardCharsets.UTF_8);
        add(Json.parse(bytes).path("detail").path("sentence").asText());
      } catch (IOException e) {
        throw new IllegalStateException("the bus carries JSON", e);
      }
    }
  }

  private synchronized void add(String sentence) {
    sentences.addFirst(sentence);
    if (sentences.size() > KEPT) {
      sentences.removeLast();
    }
    log.line(Json.object().put("level", "INFO").put("what", "attention").put("message", sentence));
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      FrontDoor.tell(exchange, 200, "text/plain; charset=utf-8", text());
    }
  }

  private synchronized String text() {
    return sentences.isEmpty() ? "Nothing needs a person.\n" : String.join("\n", sentences) + "\n";
  }
}
