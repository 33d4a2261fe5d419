package city.belfry.cli;

import city.belfry.cli.command.Commands;
import city.belfry.local.town.LocalTown;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A machine with folders of its own, on which commands are run. */
public final class TestMachine {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final Map<String, String> variables = new HashMap<>();
  private Machine.Browser browser = address -> {};
  private Duration ahead = Duration.ZERO;
  private String piped = "";
  private Optional<Map<String, String>> typed = Optional.empty();
  private int keys;

  /** What a command came to. */
  public record Ended(int code, String out, String err) {
    public JsonNode json() {
      try {
        return JSON.readTree(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public TestMachine(Path folder) throws IOException {
    this.folder = folder;
    variables.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    Files.createDirectories(folder.resolve(".belfry"));
    Files.createDirectories(folder.resolve("docs"));
    Files.copy(checkout().resolve("template.yaml"), folder.resolve("template.yaml"));
    Files.copy(
        checkout().resolve("docs/channels-file.md"), folder.resolve("docs/channels-file.md"));
  }

  public static Path checkout() {
    var folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("template.yaml"))) {
      folder = folder.getParent();
    }
    return Objects.requireNonNull(folder, "no template.yaml above the working folder");
  }

  /** A town in memory, which this machine's commands find without being told. */
  public LocalTown town() throws IOException {
    var channels = checkout().resolve("events/channels/arroyo-vista.json");
    var town =
        LocalTown.start(
            new LocalTown.Wanted(
                checkout(), 0, Optional.empty(), channels, Optional.empty(), line -> {}));
    leaveWord(town.address(), town.token());
    return town;
  }

  public void leaveWord(URI address, String token) throws IOException {
    Files.writeString(
        folder.resolve(".belfry/town.json"),
        JSON.createObjectNode().put("address", address.toString()).put("token", token).toString());
  }

  /** Of a town that believes another issuer's tokens. */
  public void leaveWordOfIssuer(URI address, String issuer) throws IOException {
    Files.writeString(
        folder.resolve(".belfry/town.json"),
        JSON.createObjectNode()
            .put("address", address.toString())
            .put("issuer", issuer)
            .toString());
  }

  public Path config() {
    return folder.resolve("config/belfry");
  }

  public TestMachine variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  public TestMachine browser(Machine.Browser other) {
    browser = other;
    return this;
  }

  public TestMachine clockAhead(Duration by) {
    ahead = by;
    return this;
  }

  public TestMachine piped(String text) {
    piped = text;
    return this;
  }

  /** Somebody sits at the keyboard and types these, by the prompt's first word. */
  public TestMachine typed(Map<String, String> answers) {
    typed = Optional.of(answers);
    return this;
  }

  public Instant now() {
    return Instant.now().plus(ahead);
  }

  public Machine machine() {
    return new Machine(
        variables,
        folder,
        folder,
        this::now,
        () -> "key-" + ++keys,
        time -> {},
        browser,
        new Machine.Keyboard() {
          @Override
          public boolean isTerminal() {
            return typed.isPresent();
          }

          @Override
          public String secret(String prompt) {
            return typed.orElseThrow().getOrDefault(prompt.split("[ :]", 2)[0], "");
          }

          @Override
          public String all() {
            return piped;
          }
        });
  }

  public Ended run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var code =
        Commands.of(machine(), new PrintWriter(out, true), new PrintWriter(err, true))
            .execute(arguments);
    return new Ended(code, out.toString(), err.toString());
  }
}
