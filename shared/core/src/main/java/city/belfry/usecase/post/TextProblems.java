package city.belfry.usecase.post;

import city.belfry.domain.post.Draft;
import city.belfry.domain.post.Wording;
import city.belfry.domain.problem.Problem;
import java.util.HashSet;
import java.util.List;

/** What is wrong with the words themselves, whatever channel they are for. */
final class TextProblems {
  /** The longest headline, in UTF-16 units. */
  static final int LONGEST_HEADLINE = 300;

  /** The longest body, in UTF-16 units. */
  static final int LONGEST_BODY = 20_000;

  private TextProblems() {}

  static void add(Draft draft, List<Problem> problems) {
    if (draft.texts().isEmpty()) {
      problems.add(
          new Problem(
              "no-texts", "/texts", "there is no text", "write it in at least one language"));
    }
    var languages = new HashSet<>(draft.languages());
    for (var text : draft.texts()) {
      var pointer = "/texts" + Problem.step(text.language().tag());
      words(text.headline(), text.body(), pointer, problems);
    }
    for (var own : draft.channelTexts()) {
      var pointer =
          "/channelTexts" + Problem.step(own.channel()) + Problem.step(own.language().tag());
      words(own.headline(), own.body(), pointer, problems);
      if (!draft.channels().contains(own.channel())) {
        problems.add(
            new Problem(
                "words-for-no-channel",
                pointer,
                own.channel() + " is not among the post's channels",
                "add the channel, or take its words away"));
      }
      if (!languages.contains(own.language())) {
        problems.add(
            new Problem(
                "words-for-no-language",
                pointer,
                "the post has no text in " + own.language(),
                "write the post in " + own.language() + " too"));
      }
    }
  }

  private static void words(String headline, String body, String pointer, List<Problem> problems) {
    if (headline.isBlank()) {
      problems.add(
          new Problem(
              "empty", pointer + "/headline", "the headline is empty", "say it in one line"));
    }
    if (headline.indexOf('\n') >= 0) {
      problems.add(
          new Problem(
              "two-lines",
              pointer + "/headline",
              "the headline has a line break",
              "put what follows it into the body"));
    }
    length(headline, LONGEST_HEADLINE, pointer + "/headline", problems);
    length(body, LONGEST_BODY, pointer + "/body", problems);
    characters(headline, pointer + "/headline", problems);
    characters(body, pointer + "/body", problems);
  }

  static void length(String text, int most, String pointer, List<Problem> problems) {
    if (text.length() > most) {
      problems.add(
          new Problem(
              "too-long",
              pointer,
              "it has " + text.length() + " characters; " + most + " is the most",
              "shorten it"));
    }
  }

  static void characters(String text, String pointer, List<Problem> problems) {
    for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      var character = text.codePointAt(i);
      var refusal = Wording.refusal(character);
      if (refusal.isPresent()) {
        problems.add(
            new Problem(
                refusal.get().code(),
                pointer,
                "character %d, U+%04X, is %s".formatted(i + 1, character, refusal.get().what()),
                refusal.get().help()));
        return;
      }
    }
  }
}
