package city.belfry.accept;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.language.Language;
import city.belfry.domain.problem.Problem;
import city.belfry.runtime.http.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A channel as people send it: credentials are a reference, never a secret. */
final class ChannelBody {
  private static final long LONGEST_PACE_MILLIS = 10 * 60 * 1000;

  private ChannelBody() {}

  /** What a body came to. */
  record Parsed(Optional<Channel> channel, List<Problem> problems) {
    Parsed {
      problems = List.copyOf(problems);
    }
  }

  static Parsed parse(String name, JsonNode body) {
    var problems = new ArrayList<Problem>();
    var fields = Fields.of(body, problems);
    if (!Channel.isName(name)) {
      problems.add(
          new Problem(
              "malformed",
              "",
              "\"" + name + "\" is no channel name",
              "use up to 40 lower-case letters, digits and hyphens"));
    }
    var platform = fields.required("platform");
    var languages = languages(fields, problems);
    var together = fields.flag("together", false);
    var base = base(fields);
    var credentials = fields.text("credentials").orElse("");
    var drill = fields.flag("drill", false);
    var pace = fields.number("paceMillis", 0, LONGEST_PACE_MILLIS).orElse(0L);
    var settings = fields.object("settings").map(Fields::allTexts).orElse(Map.of());
    fields.noOthers();
    return new Parsed(
        problems.isEmpty()
            ? Optional.of(
                new Channel(
                    name,
                    platform,
                    languages,
                    together,
                    base,
                    credentials,
                    drill,
                    Duration.ofMillis(pace),
                    0,
                    settings))
            : Optional.empty(),
        problems);
  }

  private static List<Language> languages(Fields fields, List<Problem> problems) {
    var languages = new ArrayList<Language>();
    for (var tag : fields.texts("languages")) {
      Language.of(tag)
          .ifPresentOrElse(
              languages::add,
              () ->
                  fields.wrong(
                      "languages", "there is no language \"" + tag + "\"", "use a BCP 47 tag"));
    }
    var told = problems.stream().anyMatch(p -> p.pointer().startsWith(fields.at("languages")));
    if (languages.isEmpty() && !told) {
      fields.wrong("languages", "a channel is read in at least one language", "name it");
    }
    return languages;
  }

  private static @Nullable URI base(Fields fields) {
    var text = fields.text("baseUrl");
    if (text.isEmpty()) {
      return null;
    }
    try {
      var base = URI.create(text.get());
      if (base.getHost() != null && List.of("http", "https").contains(base.getScheme())) {
        return base;
      }
    } catch (IllegalArgumentException _) {
      // Told below, as every address that is none.
    }
    fields.wrong(
        "baseUrl", "\"" + text.get() + "\" is no web address", "leave it out for the platform's");
    return null;
  }
}
