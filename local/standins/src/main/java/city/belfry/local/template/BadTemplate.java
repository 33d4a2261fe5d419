package city.belfry.local.template;

/** The template says something that cannot be read, and where. */
public final class BadTemplate extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadTemplate(String place, String what) {
    super(place + ": " + what);
  }
}
