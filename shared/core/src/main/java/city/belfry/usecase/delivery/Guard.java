package city.belfry.usecase.delivery;

/** Under which condition a change to a delivery is written. */
public enum Guard {
  /** Nobody has written since it was read. */
  VERSION,
  /** It is claimed, and the claim is still mine. */
  CLAIM,
  /** It is at this revision and not delivered: the platform's yes always wins. */
  NOT_DELIVERED
}
