package city.belfry.domain.post;

/** How much it matters that residents know. An emergency passes a hold. */
public enum Severity {
  ROUTINE,
  URGENT,
  EMERGENCY
}
