package city.belfry.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.city.City;
import city.belfry.domain.language.Language;
import city.belfry.domain.language.WordBook;
import city.belfry.domain.picture.Picture;
import city.belfry.domain.post.Figure;
import city.belfry.domain.post.Planned;
import city.belfry.domain.post.Severity;
import city.belfry.kit.ADraft;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderTest {
  private static final Instant DUE = Instant.parse("2026-11-22T18:00:00Z");
  private static final String PAGE = "https://news.arroyovista.example/p/post-1/";
  private static final Picture MAP = new Picture("a".repeat(64), 1200, 800, 90_000);
  private static final Form PLAIN = new Form(false, Form.Link.NEVER, false);
  private static final Form TITLED = new Form(true, Form.Link.WHEN_ASKED, false);
  private static final Form LINKED = new Form(false, Form.Link.ALWAYS, true);

  private final Render render =
      new Render(
          new City(
              "Arroyo Vista",
              ZoneId.of("America/Los_Angeles"),
              URI.create("https://news.arroyovista.example/")));

  private Message message(ADraft draft, Form form, String... tags) {
    var languages = Stream.of(tags).map(Language::new).toList();
    var planned = new Planned("sample-city", "sample", languages);
    return render.message(
        "post-1",
        3,
        draft.build(),
        DUE,
        planned,
        form,
        Optional.ofNullable(draft.build().picture()).map(figure -> MAP));
  }

  private static ADraft twoLanguages() {
    return ADraft.on("sample-city")
        .text("en", "Main St closed", "Until 13:00.")
        .text("es", "Main St cerrada", "Hasta las 13:00.");
  }

  @Test
  void whatAPictureShowsStandsBelowTheTextWherePlatformsHaveNoFieldForIt() {
    var figure =
        new Figure(
            MAP.id(),
            List.of(
                new Figure.Alt(new Language("en"), "A map"),
                new Figure.Alt(new Language("es"), "Un mapa")),
            false);
    var draft = twoLanguages().picture(figure);
    assertThat(message(draft, PLAIN.describing(), "es", "en").onTime().text())
        .isEqualTo(
            "Main St cerrada\nHasta las 13:00.\n\n[Imagen: Un mapa]\n\n"
                + "Main St closed\nUntil 13:00.\n\n[Picture: A map]");
    var message = message(draft, LINKED, "en");
    assertThat(message.onTime().text())
        .isEqualTo("Main St closed\nUntil 13:00.\n" + PAGE + "en.html");
    assertThat(message.picture()).isEqualTo(new Illustration(MAP, figure.alts().subList(0, 1)));
  }

  @Test
  void nothingIsSaidOfADecorativePicture() {
    var draft = twoLanguages().picture(new Figure(MAP.id(), List.of(), true));
    var message = message(draft, PLAIN.describing(), "en");
    assertThat(message.onTime().text()).isEqualTo("Main St closed\nUntil 13:00.");
    assertThat(message.picture()).isEqualTo(new Illustration(MAP, List.of()));
  }

  @Test
  void aRoutinePostHasNoMarks() {
    var words = message(twoLanguages(), PLAIN, "en").onTime();
    assertThat(words.title()).isEqualTo("Main St closed");
    assertThat(words.text()).isEqualTo("Main St closed\nUntil 13:00.");
    assertThat(words.link()).isNull();
  }

  @Test
  void languagesTogetherStandOneBelowTheOther() {
    var message = message(twoLanguages(), PLAIN, "es", "en");
    assertThat(message.onTime().text())
        .isEqualTo("Main St cerrada\nHasta las 13:00.\n\nMain St closed\nUntil 13:00.");
    assertThat(message.onTime().title()).isEqualTo("Main St cerrada · Main St closed");
    assertThat(message.firstLanguage()).isEqualTo(new Language("es"));
    assertThat(message.delivery().toString()).isEqualTo("post-1.sample-city.es+en");
    assertThat(message.revision()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "zh-Hans", "zh-Hant"})
  void severityDrillAndDelayAreMarkedInTheTextsOwnLanguage(String tag) {
    var draft =
        ADraft.on("sample-city").text(tag, "HEADLINE", "").severity(Severity.EMERGENCY).drill();
    var message = message(draft, PLAIN, tag);
    var emergency = mark(tag, "emergency");
    var drill = mark(tag, "drill");

    assertThat(message.onTime().title()).contains(emergency, drill).endsWith("HEADLINE");
    assertThat(message.onTime().title().indexOf(drill))
        .as("the drill is said first")
        .isLessThan(message.onTime().title().indexOf(emergency));
    assertThat(message.delayed().title()).contains(emergency, drill).endsWith("HEADLINE");
    assertThat(message.delayed().title().length()).isGreaterThan(message.onTime().title().length());
    assertThat(message.drill()).isTrue();
  }

  private static String mark(String tag, String key) {
    return new WordBook(Marks.class, "marks").get(new Language(tag), key);
  }

  @Test
  void theDelayNamesDueInTheCitysOwnTime() {
    var delayed = message(twoLanguages(), PLAIN, "en").delayed();
    assertThat(delayed.title()).contains("10:00").doesNotContain("18:00");
    assertThat(delayed.text()).startsWith(delayed.title());
  }

  @Test
  void aTitledPlatformHasOneLanguagesHeadlineInTheTitleOnly() {
    var words = message(twoLanguages(), TITLED, "en").onTime();
    assertThat(words.title()).isEqualTo("Main St closed");
    assertThat(words.text()).isEqualTo("Until 13:00.");
  }

  @Test
  void aTitledPlatformTellsSeveralLanguagesApartByTheirHeadlines() {
    var words = message(twoLanguages(), TITLED, "en", "es").onTime();
    assertThat(words.text()).contains("Main St closed\n").contains("Main St cerrada\n");
  }

  @Test
  void aTitledPlatformNeverGetsAnEmptyText() {
    var words = message(ADraft.on("sample-city").text("en", "Boil water", ""), TITLED, "en");
    assertThat(words.onTime().text()).isEqualTo("Boil water");
  }

  @Test
  void aLinkInTheTextStandsAtItsEndInBothVariants() {
    var message = message(twoLanguages(), LINKED, "es", "en");
    assertThat(message.onTime().text()).endsWith("\n" + PAGE + "es.html");
    assertThat(message.delayed().text()).endsWith("\n" + PAGE + "es.html");
    assertThat(message.onTime().link()).isEqualTo(URI.create(PAGE + "es.html"));
  }

  @Test
  void aLinkApartStaysOutOfTheTextAndIsThereOnlyWhenAsked() {
    assertThat(message(twoLanguages(), TITLED, "en").onTime().link()).isNull();
    var words = message(twoLanguages().link(), TITLED, "en").onTime();
    assertThat(words.link()).isEqualTo(URI.create(PAGE + "en.html"));
    assertThat(words.text()).doesNotContain("https:");
  }

  @Test
  void aPlatformThatIsThePageItselfIsNeverLinked() {
    assertThat(message(twoLanguages().link(), PLAIN, "en").onTime().link()).isNull();
  }

  @Test
  void aChannelsOwnWordsGoBeforeThePosts() {
    var draft = twoLanguages().channelText("sample-city", "es", "Cerrada", "");
    var words = message(draft, PLAIN, "en", "es").onTime();
    assertThat(words.parts())
        .isEqualTo(
            List.of(
                new Words.Part(new Language("en"), "Main St closed", "Until 13:00."),
                new Words.Part(new Language("es"), "Cerrada", "")));
  }

  @Test
  void anotherChannelsWordsStayOut() {
    var draft = twoLanguages().channelText("sample-police", "es", "Cerrada", "");
    assertThat(message(draft, PLAIN, "es").onTime().title()).isEqualTo("Main St cerrada");
  }
}
