package city.belfry.cli.command;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Api;
import city.belfry.cli.api.Json;
import city.belfry.cli.api.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that asks the API. Ends with 0 when it is done, with 1 when it was refused. */
@Command(mixinStandardHelpOptions = true)
abstract class ApiCommand implements Callable<Integer> {
  protected final Machine machine;

  private final Set<String> warned = new HashSet<>();
  @Mixin private final Where where = new Where();

  @Option(names = "--json", description = "answer in JSON, as the API does")
  private boolean json;

  @Option(names = "--verbose", description = "tell every request, without its token")
  private boolean verbose;

  @Spec private @Nullable CommandSpec spec;

  ApiCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public final Integer call() {
    if (isLocal() && !needsApi()) {
      return runAlone();
    }
    try (var api = where.open(machine, means())) {
      return run(api);
    }
  }

  /** Whether it can do nothing where no city is named. */
  boolean needsApi() {
    return true;
  }

  /** What it can do where no city is named and none is needed; the exit code. */
  int runAlone() {
    throw new IllegalStateException("only where the API is not needed");
  }

  /** The exit code. */
  abstract int run(Api api);

  private Api.Means means() {
    return new Api.Means(
        machine.pause()::during,
        line -> {
          if (verbose) {
            err().println(line);
          }
        },
        warning -> {
          if (warned.add(warning)) {
            err().println("warning: " + warning);
          }
        });
  }

  final boolean isLocal() {
    return where.isLocal();
  }

  final PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  final PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }

  /** By this machine's clocks; TZ says which, as everywhere. */
  static ZoneId zone() {
    return ZoneId.systemDefault();
  }

  /** The answer as it came where JSON is wanted; otherwise in words. */
  final int show(JsonNode answer, Runnable words) {
    if (json) {
      out().println(Json.pretty(answer));
    } else {
      words.run();
    }
    return 0;
  }

  static JsonNode because(@Nullable String because) {
    var body = Json.object();
    return because == null ? body : body.put("because", because);
  }

  /** A part of an address. */
  static String part(String text) {
    if (text.isBlank()) {
      throw new Refused("An empty id names nothing: take one from ./belfry list or receipts.");
    }
    return query(text);
  }

  static String query(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
