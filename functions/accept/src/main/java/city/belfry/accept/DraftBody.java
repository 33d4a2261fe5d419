package city.belfry.accept;

import city.belfry.domain.language.Language;
import city.belfry.domain.post.ChannelText;
import city.belfry.domain.post.CheckState;
import city.belfry.domain.post.Draft;
import city.belfry.domain.post.Figure;
import city.belfry.domain.post.LatePolicy;
import city.belfry.domain.post.Severity;
import city.belfry.domain.post.Text;
import city.belfry.domain.post.Topic;
import city.belfry.domain.problem.Problem;
import city.belfry.runtime.http.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A post as people send it. */
final class DraftBody {
  private static final int LONGEST_LIMIT_MINUTES = 30 * 24 * 60;

  private DraftBody() {}

  /**
   * What a body came to.
   *
   * @param draft as far as it could be read: to be checked, and to be taken only where nothing is
   *     wrong
   * @param problems what could not be read
   */
  record Parsed(Draft draft, List<Problem> problems) {
    Parsed {
      problems = List.copyOf(problems);
    }

    /**
     * Everything that is wrong, at once: what could not be read, and what is wrong with the rest.
     * What follows only from a field that could not be read is left out.
     */
    List<Problem> with(List<Problem> checked) {
      var all = new ArrayList<>(problems);
      checked.stream()
          .filter(problem -> problems.stream().noneMatch(p -> near(p, problem)))
          .forEach(all::add);
      return all;
    }

    private static boolean near(Problem read, Problem checked) {
      return read.pointer().startsWith(checked.pointer())
          || checked.pointer().startsWith(read.pointer());
    }
  }

  static Parsed parse(JsonNode body) {
    var problems = new ArrayList<Problem>();
    var fields = Fields.of(body, problems);
    var topic = fields.choice("topic", Topic.class).orElse(Topic.NOTICE);
    var severity = fields.choice("severity", Severity.class).orElse(Severity.ROUTINE);
    var texts = texts(fields);
    var draft =
        new Draft(
            topic,
            severity,
            texts,
            fields.texts("channels"),
            channelTexts(fields),
            fields.instant("due"),
            fields.instant("expiry"),
            latePolicy(fields),
            fields.flag("drill", false),
            fields.flag("link", true),
            fields.instant("learned"),
            fields.instant("written"),
            figure(fields));
    fields.noOthers();
    return new Parsed(draft, problems);
  }

  private static List<Text> texts(Fields fields) {
    var texts = new ArrayList<Text>();
    fields
        .object("texts")
        .ifPresent(all ->
            all.objects()
                .forEach((tag, text) -> {
                  var headline = text.required("headline");
                  var body = text.text("body").orElse("");
                  var check = text.choice("check", CheckState.class).orElse(CheckState.CHECKED);
                  text.noOthers();
                  language(all, tag).ifPresent(l -> texts.add(new Text(l, headline, body, check)));
                }));
    return texts;
  }

  private static List<ChannelText> channelTexts(Fields fields) {
    var texts = new ArrayList<ChannelText>();
    fields
        .object("channelTexts")
        .ifPresent(channels ->
            channels
                .objects()
                .forEach((channel, all) ->
                    all.objects()
                        .forEach((tag, text) -> {
                          var headline = text.required("headline");
                          var body = text.text("body").orElse("");
                          text.noOthers();
                          language(all, tag)
                              .ifPresent(
                                  l -> texts.add(new ChannelText(channel, l, headline, body)));
                        })));
    return texts;
  }

  private static @Nullable Figure figure(Fields fields) {
    var picture = fields.object("picture");
    if (picture.isEmpty()) {
      return null;
    }
    var id = picture.get().required("id");
    var alts = new ArrayList<Figure.Alt>();
    picture
        .get()
        .object("alt")
        .ifPresent(all ->
            all.allTexts()
                .forEach((tag, text) ->
                    language(all, tag).ifPresent(l -> alts.add(new Figure.Alt(l, text)))));
    var decorative = picture.get().flag("decorative", false);
    picture.get().noOthers();
    return new Figure(id, alts, decorative);
  }

  private static Optional<Language> language(Fields texts, String tag) {
    var language = Language.of(tag);
    if (language.isEmpty()) {
      texts.wrong(
          tag,
          "there is no language \"" + tag + "\"",
          "use a BCP 47 tag: en, es, zh-Hans, zh-Hant");
    }
    return language;
  }

  private static @Nullable LatePolicy latePolicy(Fields fields) {
    var policy = fields.object("latePolicy");
    if (policy.isEmpty()) {
      return null;
    }
    var kind = policy.get().required("kind");
    var minutes = policy.get().number("minutes", 1, LONGEST_LIMIT_MINUTES);
    policy.get().noOthers();
    return switch (kind) {
      case "send-anyway" -> new LatePolicy.SendAnyway();
      case "send-marked" -> new LatePolicy.SendMarked();
      case "not-after" -> {
        if (minutes.isEmpty()) {
          policy.get().needed("minutes");
        }
        yield minutes.map(m -> new LatePolicy.NotAfter(Duration.ofMinutes(m))).orElse(null);
      }
      default -> {
        policy
            .get()
            .wrong(
                "kind",
                "\"" + kind + "\" is no late policy",
                "choose send-anyway, send-marked or not-after");
        yield null;
      }
    };
  }
}
