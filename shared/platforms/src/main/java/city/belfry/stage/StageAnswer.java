package city.belfry.stage;

/** What the stage does with a request. */
public sealed interface StageAnswer {
  record Told(StageReply reply) implements StageAnswer {}

  /** Nothing is said: the connection is to be closed. */
  record Silence() implements StageAnswer {}
}
