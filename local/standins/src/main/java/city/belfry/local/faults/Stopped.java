package city.belfry.local.faults;

/** The end of a function or of its process, at this very place: nothing catches it. */
public final class Stopped extends Error {
  private static final long serialVersionUID = 1;

  public Stopped(String where) {
    super(where, null, false, false);
  }
}
