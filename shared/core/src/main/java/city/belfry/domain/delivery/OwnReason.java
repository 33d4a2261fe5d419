package city.belfry.domain.delivery;

/** Every reason that is Belfry's own; each has its line in every {@code reasons} bundle here. */
public enum OwnReason {
  LATE_LIMIT("late-limit"),
  LATE_IN_DOUBT("late-in-doubt"),
  CANCELLED_IN_DOUBT("cancelled-in-doubt"),
  EDITED_IN_DOUBT("edited-in-doubt"),
  REVIEW_AFTER_HOLD("review-after-hold"),
  REVIEW_AFTER_RESTORE("review-after-restore"),
  CHANNEL_GONE("channel-gone"),
  WORDS_GONE("words-gone"),
  DRILL_TO_REAL_CHANNEL("drill-to-real-channel"),
  KEY_FORGOTTEN("key-forgotten"),
  CANNOT_TELL("cannot-tell"),
  PENDING_TOO_LONG("pending-too-long"),
  NOT_APPROVED("not-approved"),
  DENIED("denied"),
  RETRACT_FAILED("retract-failed");

  private final String code;

  OwnReason(String code) {
    this.code = code;
  }

  /** Without a dot: a code with one is a platform's. */
  public String code() {
    return code;
  }

  public Reason with(String detail) {
    return new Reason(code, detail);
  }
}
