package city.belfry.domain.post;

/** Where a post stands. Settled is a roll-up of its deliveries and is stored apart. */
public enum PostState {
  /** Waits for approval or checks. */
  PROPOSED,
  LIVE,
  CANCELLED
}
