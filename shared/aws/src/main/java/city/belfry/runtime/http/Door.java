package city.belfry.runtime.http;

/** Answers one route: parses, calls one use case, maps its closed answer. Safe for threads. */
@FunctionalInterface
public interface Door {
  Response answer(Request request);
}
