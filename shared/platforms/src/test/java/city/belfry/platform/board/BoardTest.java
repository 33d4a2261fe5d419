package city.belfry.platform.board;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.city.City;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Message;
import city.belfry.domain.message.Variant;
import city.belfry.kit.AChannel;
import city.belfry.kit.AMessage;
import city.belfry.kit.AnAttempt;
import city.belfry.kit.TokensInMind;
import city.belfry.platform.Account;
import city.belfry.platform.Attempt;
import city.belfry.platform.Means;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Retraction;
import city.belfry.platform.Sighting;
import city.belfry.platform.kit.KeptPages;
import city.belfry.platform.kit.ScriptedWire;
import city.belfry.time.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BoardTest {
  private static final Instant DUE = Instant.parse("2026-11-22T17:41:30Z");
  private static final String POST = "01K7Q4X9Z3ABCDEFGHJKMNPQRS";
  private static final City CITY =
      new City("Arroyo Vista", ZoneId.of("America/Los_Angeles"), URI.create("https://b.example/"));

  private final Board board = new Board();
  private final KeptPages pages = new KeptPages();
  private final SettableClock clock = new SettableClock(DUE);
  private final Account account =
      board.open(
          AChannel.named("board", "board").in("en", "es").together().build(),
          new Means(
              new ScriptedWire(),
              clock,
              reference -> Optional.empty(),
              new TokensInMind(),
              pages,
              _ -> new byte[0],
              CITY));
  private final Message message = AMessage.on("board").in("en", "es").build();

  @Test
  void writesAPagePerLanguageAndTheFirstAgainAsIndex() {
    publish(message);

    assertThat(pages.files.keySet())
        .containsExactly(
            "p/" + POST + "/en.html", "p/" + POST + "/es.html", "p/" + POST + "/index.html");
    assertThat(pages.files.get("p/" + POST + "/index.html"))
        .isEqualTo(pages.files.get("p/" + POST + "/en.html"));
  }

  @Test
  void tellsWhereThePageIs() {
    assertThat(publish(message))
        .isEqualTo(
            new Outcome.Delivered(
                new Placed(
                    POST + ".en+es", URI.create("https://b.example/p/" + POST + "/en.html"), DUE)));
  }

  @Test
  void writesTheSameFilesTheSecondTime() {
    publish(message);
    var first = new TreeMap<>(pages.files);
    clock.advance(Duration.ofSeconds(70));

    var again =
        new Attempt(
            message.delivery(),
            1,
            2,
            "claim-2",
            clock.now(),
            DUE,
            Variant.ON_TIME,
            "0123456789abcdef".repeat(4),
            new Attempt.Kind.New(),
            Map.of());
    account.publish(message, new Preparation.Ready(Map.of()), again);

    assertThat(pages.files).isEqualTo(first);
  }

  @Test
  void doesNotKnowWhatAFailingStoreHasWritten() {
    pages.broken = true;

    assertThat(publish(message)).isInstanceOf(Outcome.Unknown.class);
    assertThat(account.find(message, AnAttempt.first(message, DUE)))
        .isInstanceOf(Sighting.CannotTell.class);
  }

  @Test
  void findsOnlyWhatIsCompletelyThere() {
    publish(message);
    assertThat(account.find(message, AnAttempt.first(message, DUE)))
        .isInstanceOf(Sighting.Found.class);

    pages.files.remove("p/" + POST + "/index.html");
    assertThat(account.find(message, AnAttempt.first(message, DUE)))
        .isInstanceOf(Sighting.Absent.class);
  }

  @Test
  void turnsAPageInsteadOfTakingItBack() {
    publish(message);
    var placed = new Placed(POST + ".en+es", null, null);

    assertThat(account.retract(placed)).isInstanceOf(Retraction.NotPossible.class);
    new BoardPages(pages, CITY).write(message, Variant.ON_TIME, DUE, PageMark.CANCELLED);

    assertThat(pages.files.get("p/" + POST + "/es.html")).contains("Cancelado");
    assertThat(pages.files.get("p/" + POST + "/index.html")).contains("Cancelled");
  }

  @Test
  void takesLongTextsAndMeasuresThemAsReadersDo() {
    var family = "👩‍👩‍👧‍👦";
    var fits = AMessage.on("board").title(family.repeat(200)).text("x".repeat(20_000)).build();
    var not = AMessage.on("board").title(family.repeat(201)).build();

    assertThat(board.ruler().measure(fits.onTime()).fits()).isTrue();
    assertThat(board.ruler().measure(not.onTime()).measures().getFirst())
        .satisfies(measure -> {
          assertThat(measure.count()).isEqualTo(201);
          assertThat(measure.fitting()).isEqualTo(200 * family.length());
        });
  }

  @Test
  void refusesAChannelThatWouldWriteItsLanguagesApart() {
    assertThat(board.problems(AChannel.named("board", "board").in("en", "es").build()))
        .singleElement()
        .satisfies(problem -> assertThat(problem.pointer()).isEqualTo("/together"));
    assertThat(board.problems(AChannel.named("board", "board").in("en").build())).isEmpty();
  }

  private Outcome publish(Message message) {
    return account.publish(message, new Preparation.Ready(Map.of()), AnAttempt.first(message, DUE));
  }
}
