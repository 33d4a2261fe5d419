package city.belfry.time;

/** The one source of identifiers. Safe for threads. */
public interface Ids {
  /**
   * A ULID: 26 characters that sort by the instant of their making, unique also when several copies
   * of one memory snapshot run.
   */
  String next();
}
