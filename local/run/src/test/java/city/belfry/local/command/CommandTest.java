package city.belfry.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.local.issuer.StubProvider;
import city.belfry.local.town.BelfryProcess;
import city.belfry.local.town.BelfryProcess.Ended;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands tell when something is wrong: one sentence, and an exit code. */
class CommandTest {
  private static final Path HOME = BelfryProcess.home();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"local", "rehearse", "stage"})
  void everyCommandHasHelp(String command) throws IOException, InterruptedException {
    var ended = BelfryProcess.run(HOME, command, "--help");

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).startsWith("Usage: belfry " + command);
    assertThat(ended.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "local --prot 1, --prot",
    "local --port 70000, 70000",
    "rehearse --port much, much",
    "stage --port -1, -1",
    "stage now, now",
    "local --stage somewhere, somewhere",
    "local --issuer http://sign-in.example --audience a, http://sign-in.example",
    "local --issuer https://sign-in.example, --audience",
    "local --audience a, --issuer",
    "local --data, --data"
  })
  void whatIsNotAskedRightlyIsNamed(String asked, String named)
      throws IOException, InterruptedException {
    var ended = BelfryProcess.run(HOME, asked.split(" ", -1));

    isOneSentence(ended, 2);
    assertThat(ended.err()).contains(named).endsWith("(see --help)\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "stage", "rehearse"})
  void aBusyPortIsNamed(String command) throws IOException, InterruptedException {
    try (var busy = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var port = String.valueOf(busy.getLocalPort());

      var ended = BelfryProcess.run(HOME, command, "--port", port);

      isOneSentence(ended, 1);
      assertThat(ended.err()).startsWith("Port " + port + " cannot be had");
    }
  }

  @Test
  void aMissingChannelsFileIsNamed() throws IOException, InterruptedException {
    var file = folder.resolve("channels.json");

    var ended = local("--channels", file.toString());

    isOneSentence(ended, 1);
    assertThat(ended.err()).startsWith(file + " cannot be used: there is no such file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"channels\": [          | is no JSON",
        "[]                        | is no list of channels",
        "{\"channels\": [{\"name\": \"a\", \"platform\": \"gazette\", \"languages\": [\"en\"]}]}"
            + " | there is no platform gazette",
        "{\"channels\": [{\"name\": \"a\", \"platform\": \"x\", \"languages\": [\"en\"],"
            + " \"baseUrl\": \"not an address\"}]} | not an address is no address",
        "{\"channels\": [{\"name\": \"a\", \"platform\": \"x\", \"languages\": [\"klingon\"]}]}"
            + " | there is no language klingon"
      })
  void aWrongChannelsFileIsToldWithWhatIsWrong(String text, String told)
      throws IOException, InterruptedException {
    var file = folder.resolve("channels.json");
    Files.writeString(file, text);

    var ended = local("--channels", file.toString());

    isOneSentence(ended, 1);
    assertThat(ended.err()).startsWith(file + " cannot be used").contains(told);
  }

  @Test
  void dataInAFileIsRefused() throws IOException, InterruptedException {
    var file = folder.resolve("data");
    Files.writeString(file, "mine");

    var ended = local("--data", file.toString());

    isOneSentence(ended, 1);
    assertThat(ended.err()).contains(file + " cannot be used: it is a file");
    assertThat(file).hasContent("mine");
  }

  @Test
  void aDataFolderIsItsOwnersOnlyAndOneRunsOnly() throws IOException, InterruptedException {
    var data = folder.resolve("new/data");
    try (var first = BelfryProcess.start(HOME, "local", "--port", "0", "--data", data.toString())) {
      first.told("Belfry is up at");

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
          .isEqualTo("rwx------");
      var second = local("--data", data.toString());
      isOneSentence(second, 1);
      assertThat(second.err()).contains(data + " is in use by another run");
    }
  }

  @Test
  void anIssuerThatIsNotThereIsNamed() throws IOException, InterruptedException {
    var ended = BelfryProcess.run(HOME, trusting("http://127.0.0.1:1"));

    isOneSentence(ended, 1);
    assertThat(ended.err()).startsWith("The issuer cannot be reached at http://127.0.0.1:1/");
  }

  @Test
  void aTownOfAnotherIssuerOffersNoTokenAndSaysHowToSignIn()
      throws IOException, InterruptedException, JOSEException {
    copy("template.yaml", "events/channels/arroyo-vista.json");
    var key = new RSAKeyGenerator(2_048).keyID("one").generate();
    try (var provider = new StubProvider().publish(key);
        var town = BelfryProcess.start(folder, trusting(provider.address().toString()))) {
      assertThat(town.told("./belfry login")).contains("--issuer " + provider.address());

      assertThat(folder.resolve(".belfry/town.json"))
          .content()
          .contains("\"issuer\":\"" + provider.address())
          .doesNotContain("token");
    }
  }

  private static String[] trusting(String issuer) {
    return new String[] {"local", "--port", "0", "--issuer", issuer, "--audience", "belfry"};
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "rehearse"})
  void aMissingTemplateIsNamed(String command) throws IOException, InterruptedException {
    copy(
        "events/channels/arroyo-vista.json",
        "events/scenarios/marathon-closure.json",
        "events/accept/post-marathon-closure.json");

    var ended = BelfryProcess.run(folder, command, "--port", "0");

    isOneSentence(ended, 1);
    assertThat(ended.err())
        .startsWith(folder.resolve("template.yaml") + " cannot be used: there is no such file");
  }

  private void copy(String... files) throws IOException {
    for (var file : files) {
      Files.createDirectories(Objects.requireNonNull(folder.resolve(file).getParent()));
      Files.copy(HOME.resolve(file), folder.resolve(file));
    }
  }

  private static Ended local(String option, String value) throws IOException, InterruptedException {
    return BelfryProcess.run(HOME, "local", "--port", "0", option, value);
  }

  private static void isOneSentence(Ended ended, int code) {
    assertThat(ended.code()).as("%s", ended).isEqualTo(code);
    assertThat(ended.err()).hasLineCount(1).endsWith("\n").doesNotContain("Exception", "\tat ");
  }
}
