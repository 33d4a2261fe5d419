package city.belfry.usecase.post;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Message;
import city.belfry.domain.message.Ruling;
import city.belfry.domain.message.Words;
import city.belfry.domain.post.Draft;
import city.belfry.domain.post.Planned;
import city.belfry.domain.problem.Problem;
import city.belfry.platform.Platform;
import java.util.LinkedHashMap;
import java.util.List;

/** Turns a ruler's answer into problems that name the author's own field. */
final class Fits {
  private static final int SHOWN = 24;

  private Fits() {}

  static void add(
      Draft draft, Planned planned, Words words, Ruling ruling, List<Problem> problems) {
    for (var measure : ruling.measures()) {
      if (!measure.fits()) {
        problems.add(tooLong(draft, planned, words, measure));
      }
    }
    for (var objection : ruling.objections()) {
      var more = new LinkedHashMap<String, Object>();
      more.put("channel", planned.channel());
      problems.add(
          new Problem(
              objection.code(),
              pointer(draft, planned, "body"),
              objection.what(),
              objection.help(),
              more));
    }
  }

  static void addAlt(Planned planned, Message message, Platform platform, List<Problem> problems) {
    var picture = message.picture();
    if (picture != null && picture.alt().length() > platform.longestAlt()) {
      problems.add(
          new Problem(
              "does-not-fit",
              "/picture/alt",
              picture.alt().length()
                  + " of "
                  + platform.longestAlt()
                  + " characters of description for "
                  + planned.channel(),
              "shorten it, or write the channel's languages apart"));
    }
  }

  private static Problem tooLong(Draft draft, Planned planned, Words words, Measure measure) {
    var part = measure.part().equals("title") ? "headline" : "body";
    var more = new LinkedHashMap<String, Object>();
    more.put("channel", planned.channel());
    more.put("languages", planned.languages().stream().map(Object::toString).toList());
    more.put("ruler", measure.ruler());
    more.put("count", measure.count());
    more.put("limit", measure.limit());
    more.put(
        "firstTooMuch",
        around(part.equals("headline") ? words.title() : words.text(), measure.fitting()));
    return new Problem(
        "does-not-fit",
        pointer(draft, planned, part),
        measure.count()
            + " of "
            + measure.limit()
            + " "
            + measure.ruler()
            + " for "
            + planned.channel(),
        "shorten by "
            + (measure.count() - measure.limit())
            + ", or give this channel words of its own (channelTexts)",
        more);
  }

  /** The last words that fit, and the first character that is too much. */
  private static String around(String text, int fitting) {
    var from = text.offsetByCodePoints(fitting, -Math.min(SHOWN, text.codePointCount(0, fitting)));
    var to = fitting < text.length() ? text.offsetByCodePoints(fitting, 1) : fitting;
    return (from > 0 ? "…" : "") + text.substring(from, to);
  }

  private static String pointer(Draft draft, Planned planned, String part) {
    if (planned.languages().size() > 1) {
      return "/texts";
    }
    var language = planned.languages().getFirst();
    var own =
        draft.channelTexts().stream()
            .anyMatch(t -> t.channel().equals(planned.channel()) && t.language().equals(language));
    return (own ? "/channelTexts" + Problem.step(planned.channel()) : "/texts")
        + Problem.step(language.tag())
        + "/"
        + part;
  }
}
