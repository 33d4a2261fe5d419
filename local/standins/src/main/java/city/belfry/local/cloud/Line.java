package city.belfry.local.cloud;

/** A fault in one line of the log. */
final class Line {
  private Line() {}

  static String of(String where, Throwable fault) {
    var message = fault.getMessage();
    var what = fault.getClass().getSimpleName();
    return "%s: %s"
        .formatted(where, message == null ? what : what + ": " + message)
        .replaceAll("\\R", " ");
  }
}
