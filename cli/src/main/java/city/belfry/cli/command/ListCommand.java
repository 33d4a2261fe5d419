package city.belfry.cli.command;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Api;
import city.belfry.cli.api.Json;
import city.belfry.cli.show.Moment;
import city.belfry.cli.show.Table;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists announcements. */
@Command(name = "list", description = "Lists announcements, those that are due first at the top.")
final class ListCommand extends ApiCommand {
  @Mixin private final Span span = new Span();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "only those that are proposed, live, cancelled or settled")
  private @Nullable String state;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "the most of them (usually ${DEFAULT-VALUE})")
  private int limit;

  ListCommand(Machine machine) {
    super(machine);
  }

  @Override
  int run(Api api) {
    var posts = Posts.of(api, span.query(state), limit);
    var all = Json.object();
    posts.forEach(all.putArray("posts")::add);
    return show(
        all,
        () -> {
          var table = new Table("ID", "DUE", "STATE", "SEVERITY", "HEADLINE");
          posts.forEach(post -> table.row(row(post)));
          table.print(out());
        });
  }

  private static String[] row(JsonNode post) {
    return new String[] {
      post.path("id").asText(),
      Moment.of(post.path("due"), zone()),
      post.path("state").asText(),
      post.path("drill").asBoolean() ? "drill" : post.path("severity").asText(),
      post.path("headline").asText()
    };
  }
}
