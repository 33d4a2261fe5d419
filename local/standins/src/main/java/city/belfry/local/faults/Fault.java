package city.belfry.local.faults;

/** What can happen to one call that leaves a function. */
public enum Fault {
  /** The function ends before the call, or after it. */
  STOP_BEFORE,
  STOP_AFTER,
  /** The whole process ends, with every message that its queues held. */
  END_BEFORE,
  END_AFTER,
  /** The call does nothing and fails, or does its work and fails. */
  TIMEOUT_BEFORE,
  TIMEOUT_AFTER,
  /** It is done, its answer is lost, and the client's own retry gets another. */
  ANSWER_LOST,
  THROTTLED,
  CONFLICT,
  MESSAGE_LOST,
  MESSAGE_TWICE,
  MESSAGE_LATE,
  /** Of the platform: the request arrives a minute later, when nobody waits any more. */
  UNDER_WAY,
  NEVER_LEFT,
  TOO_MANY,
  BROKEN_BEFORE,
  BROKEN_AFTER,
  UNAUTHORIZED,
  SLOW,
  /** The function stalls before the call: longer than a claim may wait, or almost for its life. */
  STALL_SHORT,
  STALL_LONG,
  /** Before the call somebody else acts, wholly: the same message comes again, or a person. */
  DUPLICATE,
  CANCEL,
  HOLD,
  HOLD_AND_RELEASE,
  EDIT;

  boolean ends() {
    return this == END_BEFORE || this == END_AFTER;
  }
}
