package city.belfry.usecase.post;

import city.belfry.domain.language.Language;
import city.belfry.domain.post.Draft;
import city.belfry.domain.post.Figure;
import city.belfry.domain.problem.Problem;
import java.util.List;

/** What is wrong with what a picture is said to show. */
final class FigureProblems {
  /** The longest description in one language, in UTF-16 units: three fit on X together. */
  static final int LONGEST_ALT = 300;

  private static final String ALT = "/picture/alt";

  private FigureProblems() {}

  static void add(Draft draft, List<Problem> problems) {
    var figure = draft.picture();
    if (figure == null) {
      return;
    }
    if (figure.decorative() && !figure.alts().isEmpty()) {
      problems.add(
          new Problem(
              "described-though-decorative",
              ALT,
              "the picture is marked decorative and described as well",
              "choose one: decorative pictures are left out for those who do not see them"));
    } else if (!figure.decorative()) {
      draft.languages().forEach(language -> described(figure, language, problems));
    }
    figure.alts().forEach(alt -> alt(alt, draft, problems));
  }

  private static void described(Figure figure, Language language, List<Problem> problems) {
    if (figure.alt(language).map(Figure.Alt::text).orElse("").isBlank()) {
      problems.add(
          new Problem(
              "no-description",
              ALT + Problem.step(language.tag()),
              "nobody says in " + language + " what the picture shows",
              "describe it in one sentence, or mark it decorative"));
    }
  }

  private static void alt(Figure.Alt alt, Draft draft, List<Problem> problems) {
    var pointer = ALT + Problem.step(alt.language().tag());
    if (!draft.languages().contains(alt.language())) {
      problems.add(
          new Problem(
              "words-for-no-language",
              pointer,
              "the post has no text in " + alt.language(),
              "write the post in " + alt.language() + " too"));
    }
    TextProblems.length(alt.text(), LONGEST_ALT, pointer, problems);
    TextProblems.characters(alt.text(), pointer, problems);
  }
}
