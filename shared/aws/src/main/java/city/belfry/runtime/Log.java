package city.belfry.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One JSON line an event. Never texts, never secrets. */
public interface Log {
  void line(ObjectNode line);

  /** To standard output, where Lambda picks lines up. */
  static Log toStandardOutput() {
    return line -> System.out.println(line);
  }

  /** Something went wrong that nobody asked about. */
  default void failure(String what, String about, Throwable e) {
    line(
        Json.object()
            .put("level", "ERROR")
            .put("what", what)
            .put("about", about)
            .put("error", e.getClass().getName())
            .put("message", String.valueOf(e.getMessage())));
  }
}
