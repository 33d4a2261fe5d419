package city.belfry.local.town;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.journal.Change;
import city.belfry.domain.language.Language;
import city.belfry.domain.problem.Problem;
import city.belfry.platform.catalog.Platforms;
import city.belfry.runtime.Json;
import city.belfry.runtime.http.Fields;
import city.belfry.usecase.channel.ChannelStore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The city's channels with their credentials, as one file: for this machine only. */
public final class ChannelsFile {
  private static final String STAGE = "{stage}";

  private final List<Entry> entries;

  private record Entry(Channel channel, Map<String, String> credentials) {}

  private ChannelsFile(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * Reads a file.
   *
   * @param stage stands for {@code {stage}} in base addresses; without a slash at its end
   * @throws BadChannels naming everything that is wrong
   */
  public static ChannelsFile read(Path file, URI stage) throws IOException {
    var problems = new ArrayList<Problem>();
    var entries = new ArrayList<Entry>();
    var document = parse(file);
    var list = document.path("channels");
    if (!list.isArray() || list.isEmpty()) {
      throw new BadChannels(file, List.of("\"channels\" is no list of channels"));
    }
    for (var node : list) {
      var before = problems.size();
      var entry = entry(Fields.of(node, problems), stage);
      if (problems.size() == before && entry != null) {
        Platforms.named(entry.channel().platform())
            .ifPresentOrElse(
                platform -> problems.addAll(platform.problems(entry.channel())),
                () -> problems.add(noPlatform(entry.channel())));
        entries.add(entry);
      }
      name(problems, before, node.path("name").asText("?"));
    }
    if (!problems.isEmpty()) {
      throw new BadChannels(file, problems.stream().map(ChannelsFile::line).toList());
    }
    return new ChannelsFile(entries);
  }

  private static JsonNode parse(Path file) throws IOException {
    try {
      return Json.parse(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new BadChannels(file, List.of("it is no JSON: " + e.getOriginalMessage()));
    }
  }

  private static Problem noPlatform(Channel channel) {
    return new Problem(
        "no-such-platform",
        "/platform",
        "there is no platform " + channel.platform(),
        "known are "
            + Platforms.all().stream().map(p -> p.name()).collect(Collectors.joining(", ")));
  }

  private static void name(List<Problem> problems, int from, String channel) {
    for (var i = from; i < problems.size(); i++) {
      var p = problems.get(i);
      problems.set(i, new Problem(p.code(), channel + " " + p.pointer(), p.what(), p.help()));
    }
  }

  private static String line(Problem problem) {
    return problem.pointer() + ": " + problem.what() + " (" + problem.help() + ")";
  }

  private static @Nullable Entry entry(Fields fields, URI stage) {
    var name = fields.required("name");
    var platform = fields.required("platform");
    var languages = new ArrayList<Language>();
    for (var tag : fields.texts("languages")) {
      Language.of(tag)
          .ifPresentOrElse(
              languages::add,
              () -> fields.wrong("languages", "there is no language " + tag, "use a BCP 47 tag"));
    }
    var together = fields.flag("together", false);
    var base =
        fields
            .text("baseUrl")
            .map(text -> text.replace(STAGE, stage.toString()))
            .flatMap(text -> address(text, fields));
    var drill = fields.flag("drill", false);
    var pace = fields.number("paceMillis", 0, 600_000).orElse(0L);
    var settings = fields.object("settings").map(Fields::allTexts).orElse(Map.of());
    var credentials = fields.object("credentials").map(Fields::allTexts).orElse(Map.of());
    fields.noOthers();
    if (!Channel.isName(name) || languages.isEmpty()) {
      fields.wrong("name", "a channel has a name and at least one language", "name them");
      return null;
    }
    var channel =
        new Channel(
            name,
            platform,
            languages,
            together,
            base.orElse(null),
            credentials.isEmpty() ? "" : "channels/" + platform + "/" + name,
            drill,
            Duration.ofMillis(pace),
            1,
            settings);
    return new Entry(channel, credentials);
  }

  private static Optional<URI> address(String text, Fields fields) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException _) {
      fields.wrong("baseUrl", text + " is no address", "write http://… or https://…");
      return Optional.empty();
    }
  }

  /**
   * Puts the channels into the store and their credentials into the parameter store.
   *
   * @param prefix of the parameters, with slashes at both ends
   */
  public void load(ChannelStore channels, SsmClient parameters, String prefix) {
    for (var entry : entries) {
      channels.put(entry.channel(), new Change("local", "channel", "loaded from a file"));
      if (!entry.credentials().isEmpty()) {
        parameters.putParameter(r ->
            r.name(prefix + entry.channel().credentials())
                .value(Json.write(entry.credentials()))
                .type(ParameterType.SECURE_STRING)
                .overwrite(true));
      }
    }
  }

  public List<Channel> channels() {
    return entries.stream().map(Entry::channel).toList();
  }

  /** The file cannot be used. */
  public static final class BadChannels extends IOException {
    private static final long serialVersionUID = 1;

    BadChannels(Path file, List<String> problems) {
      super(file + " cannot be used: " + String.join("; ", problems));
    }
  }
}
