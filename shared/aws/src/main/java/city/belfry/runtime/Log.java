package city.belfry.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * One JSON line an event, by level: {@code INFO} is news, all else wants a look. Never texts, never
 * secrets. JSON escapes what would end a line, so that nobody's words can forge one. Safe for
 * threads.
 */
public interface Log {
  /** A stack longer than this loses its end; in characters. */
  int LONGEST_STACK = 8_000;

  void line(ObjectNode line);

  /** Begins a line of news, which names the request that it belongs to. */
  static ObjectNode news(String what) {
    return begun("INFO", what);
  }

  static boolean isNews(ObjectNode line) {
    return line.path("level").asText().equals("INFO");
  }

  /** The same log without its news. */
  default Log withoutNews() {
    return line -> {
      if (!isNews(line)) {
        line(line);
      }
    };
  }

  /** Something went wrong that nobody asked about. */
  default void failure(String what, String about, Throwable e) {
    line(
        begun("ERROR", what)
            .put("about", about)
            .put("error", e.getClass().getName())
            .put("message", Masked.of(String.valueOf(e.getMessage())))
            .put("stack", Masked.of(stack(e))));
  }

  private static ObjectNode begun(String level, String what) {
    var line = Json.object().put("level", level).put("what", what);
    Trace.request().ifPresent(request -> line.put("request", request));
    return line;
  }

  private static String stack(Throwable e) {
    var text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    var stack = text.toString();
    return stack.length() > LONGEST_STACK ? stack.substring(0, LONGEST_STACK) : stack;
  }
}
