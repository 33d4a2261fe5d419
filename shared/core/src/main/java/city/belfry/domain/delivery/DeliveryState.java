package city.belfry.domain.delivery;

/** Where a delivery stands. */
public enum DeliveryState {
  /** For its instant, or for the next try. */
  WAITING,
  /** By the city's stop. */
  HELD,
  /** For a person: a review, or a reconnect. */
  PARKED,
  /** Somebody may be sending it, or may have sent it. */
  CLAIMED,
  /** The platform has it and will say later. */
  PENDING,
  DELIVERED,
  REJECTED,
  CANCELLED,
  MISSED,
  /** It may be out, and nothing but a person can tell. */
  UNCONFIRMED;

  /** Nothing more happens by itself; a final delivery has no wake, every other one has. */
  public boolean isFinal() {
    return switch (this) {
      case WAITING, HELD, PARKED, CLAIMED, PENDING -> false;
      case DELIVERED, REJECTED, CANCELLED, MISSED, UNCONFIRMED -> true;
    };
  }

  /** A claim or a platform holds it: no fence may move it. */
  public boolean mayStillGoOut() {
    return this == CLAIMED || this == PENDING;
  }
}
