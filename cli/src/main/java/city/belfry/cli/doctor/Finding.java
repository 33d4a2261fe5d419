package city.belfry.cli.doctor;

/**
 * One thing found, and what to do.
 *
 * @param wrong false where it is only worth knowing
 */
public record Finding(boolean wrong, String what, String help) {
  static Finding wrong(String what, String help) {
    return new Finding(true, what, help);
  }

  static Finding note(String what) {
    return new Finding(false, what, "");
  }

  /** On one line. */
  public String sentence() {
    return help.isEmpty() ? what : what + " " + help;
  }
}
