package city.belfry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.cli.TestMachine.Ended;
import city.belfry.local.town.LocalTown;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands against a town that really runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsTest {
  private Path folder;
  private TestMachine machine;
  private LocalTown town;

  @BeforeAll
  void start(@TempDir Path own) throws IOException {
    folder = own;
    machine = new TestMachine(folder);
    town = machine.town();
  }

  @AfterAll
  void end() {
    town.close();
  }

  private String inAnHour() {
    return machine.now().plus(Duration.ofHours(1)).toString();
  }

  private Ended post(String... more) {
    var arguments =
        new ArrayList<>(
            List.of("post", "--headline", "en=Main St closed", "--body", "en=From 1st to 3rd St."));
    arguments.addAll(List.of("--channels", "x-city-en,board-city"));
    arguments.addAll(List.of(more));
    if (!arguments.contains("--due")) {
      arguments.addAll(List.of("--due", inAnHour()));
    }
    return machine.run(arguments.toArray(String[]::new));
  }

  private String posted() {
    var ended = post("--json");
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended.json().path("id").asText();
  }

  private static void isRefused(Ended ended, String... named) {
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains(named).doesNotContain("Exception", "\tat ");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void anAnnouncementIsPostedListedAndFollowed() {
    var id = posted();

    assertThat(machine.run("list").out()).contains(id, "live", "Main St closed");
    var receipts = machine.run("receipts", id);
    assertThat(receipts.code()).isZero();
    assertThat(receipts.out()).contains(id + ".x-city-en.en", "waiting", "board-city");
    assertThat(machine.run("receipts", id, "--json").json().path("receipts")).hasSize(2);
  }

  @Test
  void wordsAreToldForPeople() {
    var ended = post();
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).startsWith("Accepted: ").contains("x-city-en", "./belfry receipts ");
    assertThat(ended.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"draft.yaml", "draft.json"})
  void aDraftIsReadFromAFileAndOptionsWin(String name) throws IOException {
    var file = folder.resolve(name);
    Files.writeString(
        file,
        name.endsWith("yaml")
            ? "topic: traffic\nchannels: [x-city-en]\ntexts:\n  en:\n    headline: Old\n    body: Kept\n"
            : "{\"topic\":\"traffic\",\"channels\":[\"x-city-en\"],"
                + "\"texts\":{\"en\":{\"headline\":\"Old\",\"body\":\"Kept\"}}}");

    var ended =
        machine.run(
            "post",
            "--file",
            file.toString(),
            "--headline",
            "en=New",
            "--due",
            inAnHour(),
            "--dry-run",
            "--json");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.json().at("/messages/0/text").asText()).contains("New", "Kept");
  }

  @Test
  void aDryRunShowsTheCountsAndSendsNothing() {
    var before = machine.run("list", "--json").json();
    var ended = post("--dry-run");

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("280", "yes", "Nothing was sent.");
    assertThat(machine.run("list", "--json").json()).isEqualTo(before);
  }

  @Test
  void whoeverWritesSeesWhatItCosts() {
    assertThat(post("--dry-run").out())
        .contains("price $0.20: x-city-en $0.20; without the link $0.015\n");
    assertThat(post("--dry-run", "--no-link").out()).contains("price $0.015: x-city-en $0.015\n");
    assertThat(post().out()).contains("price $0.20: x-city-en $0.20; without the link $0.015\n");
    var free =
        machine.run(
            "post",
            "--headline",
            "en=Hi",
            "--body",
            "en=There",
            "--channels",
            "board-city",
            "--dry-run");
    assertThat(free.code()).as(free.err()).isZero();
    assertThat(free.out()).doesNotContain("price");
  }

  @Test
  void whatDoesNotFitIsToldBeforeItIsSent() {
    var ended = post("--body", "en=" + "far too long ".repeat(40), "--dry-run");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).contains("NO", "/texts/en/body", "shorten by", "It does not fit.");
  }

  @Test
  void aKeyIsNotSpentTwice() {
    var due = inAnHour();
    var first = post("--due", due, "--key", "one-key");
    var again = post("--due", due, "--key", "one-key");

    assertThat(first.out()).startsWith("Accepted: ");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out()).startsWith("It was accepted before: " + first.out().substring(10, 36));
  }

  @Test
  void aRefusalNamesFieldAndRemedy() {
    isRefused(post("--channels", "x-town-en"), "/channels/2: ", "x-town-en", " — ");
    isRefused(post("--severity", "grave"), "/severity: ", "routine");
    isRefused(post("--due", "2020-01-01T00:00:00Z"), "/due: ");
    isRefused(machine.run("receipts", "01K7QRQ4J3A5B6C7D8E9F0G1HZ"), "there is no post");
    isRefused(machine.run("post"), "nothing to announce");
    isRefused(machine.run("post", "--file", "nowhere.yaml"), "nowhere.yaml cannot be used");
    isRefused(machine.run("cancel", ""), "names nothing");
  }

  @Test
  void aTimeThatNoClockShowsIsNotGuessed() {
    isRefused(
        post("--zone", "America/Los_Angeles", "--due", "2027-03-14T02:30"),
        "is skipped that night");
    isRefused(
        post("--zone", "America/Los_Angeles", "--due", "2027-11-07T01:30"),
        "twice that night",
        "2027-11-07T01:30-07:00");
    isRefused(
        post("--zone", "America/Los_Angles", "--due", "2027-03-14T04:30"), "there is no zone");
    isRefused(post("--due", "tomorrow"), "no instant");
    var ended =
        post("--zone", "America/Los_Angeles", "--due", "2027-06-01T17:00", "--dry-run", "--json");
    assertThat(ended.json().path("due").asText()).isEqualTo("2027-06-02T00:00:00Z");
  }

  @Test
  void anAnnouncementIsStoppedAndTakenBack() {
    var stopped = posted();
    var ended = machine.run("cancel", stopped, "--because", "The parade is off.");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("Will not go out: 2");
    assertThat(machine.run("receipts", stopped).out()).contains("cancelled");

    var taken = machine.run("retract", posted(), "--because", "Wrong street.");
    assertThat(taken.code()).isZero();
    assertThat(taken.out()).contains("Stopped.");
  }

  @Test
  void theCityHoldsAndGoesOn() {
    assertThat(machine.run("hold", "--because", "Wrong date").out()).contains("The city holds");
    assertThat(machine.run("hold", "--show", "--json").json().path("set").asBoolean()).isTrue();
    assertThat(machine.run("release").out()).contains("does not hold");
  }

  @Test
  void aDeliveryHasOnlyTheButtonsOfItsState() {
    var soon = machine.now().plus(Duration.ofMinutes(2)).toString();
    var delivery = post("--due", soon, "--json").json().path("id").asText() + ".x-city-en.en";
    isRefused(machine.run("confirm", delivery), "waiting");
    isRefused(machine.run("deny", delivery, "--then", "send"), "waiting");
    isRefused(machine.run("release", delivery), "waiting");
    isRefused(machine.run("confirm", delivery + "-x"), "There is no delivery");
  }

  @Test
  void channelsAreListed() {
    var ended = machine.run("channels");
    assertThat(ended.out()).contains("weibo-police", "zh-Hans", "x-drill (drill)");
  }

  @Test
  void everythingIsExportedALineEach() throws IOException {
    var id = posted();
    var lines = machine.run("export").out().lines().toList();

    var json = new JsonMapper();
    for (var line : lines) {
      assertThat(json.readTree(line).path("kind").asText()).isNotEmpty();
    }
    assertThat(lines)
        .anyMatch(l -> l.startsWith("{\"kind\":\"post\"") && l.contains(id))
        .anyMatch(l -> l.startsWith("{\"kind\":\"receipt\"") && l.contains(id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "post --colour red",
        "receipts",
        "deny x",
        "hold now",
        "list --limit many",
        "nope"
      })
  void whatIsNotAskedRightlyEndsWithTwo(String asked) {
    var ended = machine.run(asked.split(" ", -1));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).endsWith("(see --help)\n").hasLineCount(1);
  }

  @Test
  void everyCommandHasHelpAndIsCompleted() {
    var completion = machine.run("completion").out();
    for (var name :
        List.of(
            "post",
            "list",
            "receipts",
            "cancel",
            "retract",
            "confirm",
            "deny",
            "hold",
            "release",
            "channels",
            "export",
            "doctor",
            "login",
            "logout")) {
      var help = machine.run(name, "--help");
      assertThat(help.code()).as(name).isZero();
      assertThat(help.out()).as(name).startsWith("Usage: belfry " + name);
      assertThat(completion).contains(name);
    }
    assertThat(completion).contains("rehearse", "--headline");
  }

  @Test
  void aTokenIsNeverShown() {
    var ended = machine.run("list", "--verbose");
    assertThat(ended.err()).contains("> GET ", "token ***", "< 200").doesNotContain(town.token());
  }

  @Test
  void whereNoTownRunsTheNextStepIsNamed(@TempDir Path other) throws IOException {
    isRefused(new TestMachine(other).run("list"), "./belfry local", "--name");
  }

  @Test
  void aCityOfWhichNothingIsKnownIsNamed() {
    isRefused(machine.run("list", "--name", "elsewhere"), "./belfry login --name elsewhere");
    isRefused(machine.run("list", "--server", "http://example.com"), "https://");
    isRefused(machine.run("list", "--server", "https://example.com"), "BELFRY_TOKEN");
  }
}
