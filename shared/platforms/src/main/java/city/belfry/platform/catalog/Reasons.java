package city.belfry.platform.catalog;

import city.belfry.domain.delivery.Reason;
import city.belfry.domain.language.Language;
import city.belfry.platform.text.Bundles;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A platform's reasons in words for people, from {@code reasons_<tag>.properties} in the folder of
 * the platform that the code's first segment names. Safe for threads.
 */
public final class Reasons {
  /** No dots or slashes: a code never leads out of the platforms' folders. */
  private static final Pattern PLATFORM = Pattern.compile("[a-z0-9-]+");

  private static final Language ENGLISH = new Language("en");

  private Reasons() {}

  /** In the language, else in English, else the code itself. */
  public static String words(Reason reason, Language language) {
    return lookUp(reason.code(), language)
        .or(() -> lookUp(reason.code(), ENGLISH))
        .orElse(reason.code())
        .replace("{detail}", reason.detail());
  }

  private static Optional<String> lookUp(String code, Language language) {
    var platform = code.split("\\.", 2)[0];
    return PLATFORM.matcher(platform).matches()
        ? Bundles.nearest(bundle(platform), language)
            .flatMap(bundle -> Optional.ofNullable(bundle.words().get(code)))
        : Optional.empty();
  }

  /** A package has no hyphens: {@code by-hand} lives in {@code byhand}. */
  private static String bundle(String platform) {
    return "/city/belfry/platform/" + platform.replace("-", "") + "/reasons";
  }
}
