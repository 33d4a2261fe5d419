package city.belfry.cli.command;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Api;
import city.belfry.cli.api.Ask;
import city.belfry.cli.api.Problems;
import city.belfry.cli.api.Refused;
import city.belfry.cli.show.Moment;
import city.belfry.cli.show.Table;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends an announcement. */
@Command(
    name = "post",
    description = {
      "Sends an announcement: from a file, from options, or from a file that options change.",
      "Without --due it goes out now."
    })
final class PostCommand extends ApiCommand {
  @ArgGroup(exclusive = false, heading = "The announcement:%n")
  private final DraftOptions draft = new DraftOptions();

  @Option(
      names = "--dry-run",
      description = "check it, show what each channel would get, send nothing")
  private boolean dryRun;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "of an earlier try of this same announcement: it is not sent twice")
  private @Nullable String key;

  PostCommand(Machine machine) {
    super(machine);
  }

  @Override
  int run(Api api) {
    var body = draft.read(machine);
    return dryRun ? check(api, body) : send(api, body);
  }

  private int check(Api api, JsonNode body) {
    var checked = api.json(Ask.of("POST", "/v1/check", body).safeToRepeat());
    show(checked, () -> tell(checked));
    return checked.path("fits").asBoolean() ? 0 : 1;
  }

  private void tell(JsonNode checked) {
    var table = new Table("CHANNEL", "LANGUAGES", "COUNT", "LIMIT", "OF", "FITS");
    for (var message : checked.path("messages")) {
      for (var measure : message.path("measures")) {
        table.row(
            message.path("channel").asText(),
            joined(message.path("languages")),
            measure.path("count").asText(),
            measure.path("limit").asText(),
            measure.path("ruler").asText() + ", " + measure.path("part").asText(),
            measure.path("count").asLong() <= measure.path("limit").asLong() ? "yes" : "NO");
      }
    }
    table.print(out());
    price(checked, checked.path("messages"));
    checked.path("problems").forEach(problem -> out().println(Problems.line(problem)));
    out()
        .println(
            checked.path("fits").asBoolean()
                ? "It fits, for " + Moment.of(checked.path("due"), zone()) + ". Nothing was sent."
                : "It does not fit. Nothing was sent.");
  }

  private int send(Api api, JsonNode body) {
    var chosen = key == null ? machine.chance().next() : key;
    try {
      var ask = Ask.of("POST", "/v1/posts", body).header("Idempotency-Key", chosen).safeToRepeat();
      var answer = api.good(ask);
      var replayed = answer.header("idempotency-replayed").isPresent();
      return show(answer.body(), () -> tell(answer.body(), replayed));
    } catch (Api.Unanswered e) {
      throw new Refused(
          e.getMessage() + " Repeating it with --key " + chosen + " sends nothing twice.");
    }
  }

  private void tell(JsonNode post, boolean replayed) {
    out()
        .println((replayed ? "It was accepted before: " : "Accepted: ") + post.path("id").asText());
    out().println("due " + Moment.of(post.path("due"), zone()));
    var table = new Table("CHANNEL", "LANGUAGES");
    for (var planned : post.path("plan")) {
      table.row(planned.path("channel").asText(), joined(planned.path("languages")));
    }
    table.print(out());
    price(post, post.path("plan"));
    out().println("What comes of it: ./belfry receipts " + post.path("id").asText());
  }

  /** What platforms take for it, where one takes anything. */
  private void price(JsonNode whole, JsonNode messages) {
    var fee = whole.path("fee");
    if (fee.isMissingNode()) {
      return;
    }
    var each =
        messages
            .valueStream()
            .filter(message -> message.has("fee"))
            .map(message -> message.path("channel").asText() + " " + dollars(message, "dollars"))
            .toList();
    var bare = fee.has("withoutLink") ? "; without the link " + dollars(whole, "withoutLink") : "";
    out().println("price " + dollars(whole, "dollars") + ": " + String.join(", ", each) + bare);
  }

  private static String dollars(JsonNode priced, String which) {
    return "$" + priced.path("fee").path(which).asText();
  }

  private static String joined(JsonNode texts) {
    return String.join(" ", texts.valueStream().map(JsonNode::asText).toList());
  }
}
