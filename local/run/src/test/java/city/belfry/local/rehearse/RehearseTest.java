package city.belfry.local.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.local.town.BelfryProcess;
import city.belfry.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command, as a process of its own. */
class RehearseTest {
  @TempDir private Path folder;

  @Test
  void rehearsesTheMarathonAndWritesItsReceipts() throws IOException, InterruptedException {
    var file = folder.resolve("receipts.json");

    var ended =
        BelfryProcess.run(
            BelfryProcess.home(),
            "rehearse",
            "--scenario",
            "marathon-closure",
            "--json",
            file.toString());

    assertThat(ended.code()).as("%s", ended).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("7 of 7 delivered · never early");
    var document = Json.parse(Files.readAllBytes(file));
    assertThat(document.fieldNames()).toIterable().containsExactly("scenario", "receipts");
    assertThat(document.path("scenario").asText()).isEqualTo("marathon-closure");
    assertThat(document.path("receipts").valueStream())
        .hasSize(7)
        .allSatisfy(RehearseTest::isDeliveredAndNeverEarly);
  }

  private static void isDeliveredAndNeverEarly(JsonNode receipt) {
    assertThat(receipt.fieldNames())
        .toIterable()
        .containsExactly(
            "post",
            "channel",
            "platform",
            "language",
            "due",
            "sent",
            "latenessMillis",
            "arrivalLatenessMillis",
            "attempts",
            "state",
            "platformId",
            "permalink");
    assertThat(receipt.path("state").asText()).isEqualTo("delivered");
    assertThat(receipt.path("attempts").asInt()).isEqualTo(1);
    assertThat(receipt.path("platformId").asText()).isNotEmpty();
    assertThat(receipt.path("permalink").asText()).startsWith("http");
    assertThat(instant(receipt, "sent")).isAfterOrEqualTo(instant(receipt, "due"));
    assertThat(receipt.path("latenessMillis").asDouble(-1)).isNotNegative();
    // The board is no platform of the stage's: nobody but the publisher saw when its page came.
    var arrival = receipt.path("arrivalLatenessMillis");
    assertThat(arrival.isNull()).isEqualTo(receipt.path("platform").asText().equals("board"));
    assertThat(arrival.asDouble()).isNotNegative();
  }

  private static Instant instant(JsonNode receipt, String field) {
    var text = receipt.path(field).asText();
    assertThat(text).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3,9}Z");
    return Instant.parse(text);
  }

  @Test
  void endsWithOneWhenTheEndIsNotWhatTheScenarioSays() throws IOException, InterruptedException {
    var home = copyOfHome();
    var file = home.resolve("events/scenarios/drill.json");
    var scenario = Json.parse(Files.readAllBytes(file));
    ((ObjectNode) scenario.path("steps").path(0)).set("ends", Json.tree(Map.of("rejected", 4)));
    Files.write(file, Json.bytes(scenario));

    var ended = BelfryProcess.run(home, "rehearse", "--scenario", "drill");

    assertThat(ended.code()).as("%s", ended).isEqualTo(1);
    assertThat(ended.out()).contains("ended {delivered=4}, expected {rejected=4}");
  }

  @Test
  void listsEveryScenario() throws IOException, InterruptedException {
    var names = new TreeSet<String>();
    try (var files =
        Files.newDirectoryStream(BelfryProcess.home().resolve("events/scenarios"), "*.json")) {
      files.forEach(file -> names.add(String.valueOf(file.getFileName()).replace(".json", "")));
    }

    var ended = BelfryProcess.run(BelfryProcess.home(), "rehearse", "--list");

    assertThat(ended.code()).isZero();
    assertThat(ended.out().lines().map(line -> line.split(" ", 2)[0]))
        .containsExactlyElementsOf(names)
        .contains("marathon-closure", "boil-water", "drill");
  }

  @Test
  void knowsNoScenarioOfAnotherName() throws IOException, InterruptedException {
    var ended = BelfryProcess.run(BelfryProcess.home(), "rehearse", "--scenario", "flood");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .isEqualTo("There is no scenario \"flood\": rehearse --list names those there are.\n");
  }

  @Test
  void namesAScenarioThatIsNoJson() throws IOException, InterruptedException {
    var home = copyOfHome();
    Files.writeString(home.resolve("events/scenarios/flood.json"), "{\"about\": ");

    var ended = BelfryProcess.run(home, "rehearse", "--list");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("flood.json is no JSON").hasLineCount(1);
  }

  @Test
  void doesNotRehearseInVainForAFileThatCannotBeWritten() throws IOException, InterruptedException {
    var ended =
        BelfryProcess.run(
            BelfryProcess.home(), "rehearse", "--json", folder.resolve("no/r.json").toString());

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("r.json cannot be written").hasLineCount(1);
    assertThat(ended.out()).isEmpty();
  }

  /** What the rehearsal reads of a checkout. */
  private Path copyOfHome() throws IOException {
    var home = folder.resolve("home");
    try (var files = Files.walk(BelfryProcess.home().resolve("events"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = home.resolve(BelfryProcess.home().relativize(file));
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        Files.copy(file, copy);
      }
    }
    Files.copy(BelfryProcess.home().resolve("template.yaml"), home.resolve("template.yaml"));
    return home;
  }
}
