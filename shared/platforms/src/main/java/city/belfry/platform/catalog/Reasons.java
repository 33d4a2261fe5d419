package city.belfry.platform.catalog;

import city.belfry.domain.delivery.Reason;
import city.belfry.domain.language.Language;
import city.belfry.domain.language.WordBook;
import city.belfry.platform.Platform;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reasons in words for people. A code before whose dot stands a platform's name has its words
 * beside that platform, in {@code reasons_TAG.properties}; a code without a dot is Belfry's own and
 * has them in core. Safe for threads.
 */
public final class Reasons {
  private static final WordBook OWN = new WordBook(Reason.class, "reasons");
  private static final Map<String, WordBook> PLATFORMS =
      Platforms.all().stream()
          .collect(Collectors.toMap(Platform::name, p -> new WordBook(p.getClass(), "reasons")));

  private Reasons() {}

  /** In the language, else in English, else the code itself. */
  public static String words(Reason reason, Language language) {
    return book(reason.code())
        .flatMap(book -> book.find(language, reason.code()))
        .orElse(reason.code())
        .replace("{detail}", reason.detail());
  }

  private static Optional<WordBook> book(String code) {
    var dot = code.indexOf('.');
    return dot < 0 ? Optional.of(OWN) : Optional.ofNullable(PLATFORMS.get(code.substring(0, dot)));
  }
}
