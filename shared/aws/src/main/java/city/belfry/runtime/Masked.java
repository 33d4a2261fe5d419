package city.belfry.runtime;

import java.util.regex.Pattern;

/** A text without what looks like a secret: exceptions may quote the request that they met. */
final class Masked {
  private static final String STARS = "***";
  private static final Pattern SCHEME =
      Pattern.compile("\\b(Bearer|Basic|OAuth)\\s+[\\w.~+/=-]+", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAMED =
      Pattern.compile(
          "([\\w-]*(?:token|secret|password|signature|api[_-]?key|session)[\"']?\\s*[=:]\\s*[\"']?)"
              + "[^\\s\"'&,;}]+",
          Pattern.CASE_INSENSITIVE);

  /** Telegram has its token in the path. */
  private static final Pattern BOT = Pattern.compile("\\bbot\\d+:[\\w-]+");

  private Masked() {}

  static String of(String text) {
    var schemes = SCHEME.matcher(text).replaceAll("$1 " + STARS);
    var named = NAMED.matcher(schemes).replaceAll("$1" + STARS);
    return BOT.matcher(named).replaceAll("bot" + STARS);
  }
}
