package city.belfry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.cli.TestMachine.Ended;
import city.belfry.cli.connect.Asked;
import city.belfry.local.town.LocalTown;
import city.belfry.platform.catalog.Platforms;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Connecting a channel: the secret goes to the parameter store and nowhere else. */
class ConnectTest {
  private static final String SECRET = "very-secret-word";

  @TempDir private Path folder;
  private TestMachine machine;
  private LocalTown town;

  @BeforeEach
  void open() throws IOException {
    machine = new TestMachine(folder);
    town = machine.town();
  }

  @AfterEach
  void close() {
    town.close();
  }

  private Ended connect(String... more) {
    var arguments = new ArrayList<>(List.of("channels", "connect", "x-second"));
    arguments.addAll(List.of("--platform", "x", "--languages", "en,es", "--verbose"));
    arguments.addAll(List.of("--setting", "screenName=second"));
    arguments.addAll(List.of(more));
    return machine.run(arguments.toArray(String[]::new));
  }

  private Parameter stored(String name) {
    return town.town()
        .cloud()
        .client(SsmClient.class)
        .getParameter(r -> r.name(town.town().secrets() + name).withDecryption(true))
        .parameter();
  }

  private static String four(String value) {
    return "{\"consumerKey\":\"%1$s\",\"consumerSecret\":\"%1$s\",\"accessToken\":\"%1$s\",\"accessTokenSecret\":\"%1$s\"}"
        .formatted(value);
  }

  @Test
  void pipedSecretsAreStoredAndTheChannelConnected() {
    var ended = machine.piped(four(SECRET)).run("channels", "connect", "x-city-en", "--verbose");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).doesNotContain("warning");
    assertThat(ended.out()).contains("x-city-en is connected", "never asked how it is");
    assertThat(ended.out() + ended.err()).doesNotContain(SECRET, town.token());
    assertThat(stored("channels/x/x-city-en").value()).isEqualTo(four(SECRET));
    assertThat(stored("channels/x/x-city-en").type()).isEqualTo(ParameterType.SECURE_STRING);
  }

  @Test
  void typedSecretsAreNotShownAndANewChannelIsThere() {
    machine.typed(
        Map.of(
            "consumerKey",
            SECRET,
            "consumerSecret",
            SECRET,
            "accessToken",
            SECRET,
            "accessTokenSecret",
            " " + SECRET + " "));

    var ended = connect();

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out() + ended.err()).doesNotContain(SECRET);
    assertThat(stored("channels/x/x-second").value()).isEqualTo(four(SECRET));
    var channel = machine.run("channels", "--json").json().path("channels").valueStream();
    assertThat(channel.filter(c -> c.path("name").asText().equals("x-second")))
        .singleElement()
        .satisfies(
            c -> assertThat(c.path("credentials").asText()).isEqualTo("channels/x/x-second"));
  }

  @Test
  void whatIsMissingOrUnknownIsNamedWithoutAValue() {
    var ended =
        machine.piped("{\"consumerKey\":\"" + SECRET + "\",\"password\":\"" + SECRET + "\"}");

    assertThat(ended.run("channels", "connect", "x-city-en"))
        .satisfies(e -> {
          assertThat(e.code()).isEqualTo(1);
          assertThat(e.err())
              .contains("Nothing was stored", "accessToken is missing", "password is no name")
              .doesNotContain(SECRET);
        });
    assertThat(machine.piped(SECRET).run("channels", "connect", "x-city-en").err())
        .contains("not one JSON object")
        .doesNotContain(SECRET);
    assertThat(stored("channels/x/x-city-en").value()).doesNotContain(SECRET);
  }

  @Test
  void aChannelThatCannotBeIsRefused() {
    assertThat(machine.run("channels", "connect", "nowhere").err()).contains("--platform");
    assertThat(machine.run("channels", "connect", "x-city-en", "--platform", "weibo").err())
        .contains("x-city-en is on x");
    var gazette =
        machine.run("channels", "connect", "g", "--platform", "gazette", "--languages", "en");
    assertThat(gazette.code()).isEqualTo(1);
    assertThat(gazette.err()).contains("There is no platform \"gazette\"", "weibo");
  }

  @Test
  void whoIsNoAdministratorStoresNothing() throws IOException {
    machine.leaveWord(town.address(), "not-a-token");
    var ended = machine.piped(four(SECRET)).run("channels", "connect", "x-city-en");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(stored("channels/x/x-city-en").value()).doesNotContain(SECRET);
  }

  @Test
  void whoSignedInToATownHereStoresThereToo() {
    var ended =
        machine
            .variable("BELFRY_TOKEN", town.token())
            .piped(four(SECRET))
            .run("channels", "connect", "x-city-en", "--server", town.address().toString());

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(stored("channels/x/x-city-en").value()).isEqualTo(four(SECRET));
  }

  @Test
  void aDeployedCityNeedsItsStack() {
    var ended =
        machine
            .variable("BELFRY_TOKEN", "t")
            .run("channels", "connect", "x", "--server", "https://api.example.com");
    assertThat(ended.err()).contains("--stack");
  }

  @Test
  void thePageNamesWhatTheCodeOfEachPlatformReads() throws IOException {
    for (var platform : Platforms.all()) {
      var asked = Asked.of(TestMachine.checkout(), platform.name());
      var names = new ArrayList<>(asked.needed());
      names.addAll(asked.optional());
      var code = sources(platform.name());
      assertThat(names).as(platform.name()).allMatch(name -> code.contains("\"" + name + "\""));
    }
  }

  @Test
  void thePageNamesWhatTheInventedCitysChannelsHave() throws IOException {
    var city = TestMachine.checkout().resolve("events/channels/arroyo-vista.json");
    for (var channel : new JsonMapper().readTree(city.toFile()).path("channels")) {
      var asked = Asked.of(TestMachine.checkout(), channel.path("platform").asText());
      var has = channel.path("credentials").propertyStream().map(Map.Entry::getKey).toList();
      assertThat(has).as("%s", channel.path("name")).containsAll(asked.needed());
      assertThat(has).allMatch(n -> asked.needed().contains(n) || asked.optional().contains(n));
    }
  }

  private static String sources(String platform) throws IOException {
    var folder =
        TestMachine.checkout()
            .resolve("shared/platforms/src/main/java/city/belfry/platform/" + platform);
    var all = new StringBuilder();
    try (var files = Files.list(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
