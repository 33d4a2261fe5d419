package city.belfry.usecase.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.belfry.domain.city.City;
import city.belfry.domain.journal.Change;
import city.belfry.domain.language.Language;
import city.belfry.domain.message.Form;
import city.belfry.domain.message.Illustration;
import city.belfry.domain.message.Ruling;
import city.belfry.domain.picture.Picture;
import city.belfry.domain.post.Draft;
import city.belfry.domain.post.Figure;
import city.belfry.domain.post.LatePolicy;
import city.belfry.domain.post.Planned;
import city.belfry.domain.problem.Problem;
import city.belfry.kit.AChannel;
import city.belfry.kit.ADraft;
import city.belfry.kit.ChannelsInMind;
import city.belfry.kit.PicturesInMind;
import city.belfry.kit.ScriptedAccount;
import city.belfry.kit.ScriptedPlatform;
import city.belfry.time.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckPostTest {
  private static final Instant NOW = Instant.parse("2026-11-22T17:00:00Z");
  private static final Instant DUE = NOW.plusSeconds(3600);
  private static final String CITY = "sample-city";

  private static final Picture PICTURE = new Picture("a".repeat(64), 1200, 800, 90_000);

  private final SettableClock clock = new SettableClock(NOW);
  private final ScriptedPlatform platform = new ScriptedPlatform(new ScriptedAccount(clock));
  private final ChannelsInMind channels =
      new ChannelsInMind(
          AChannel.named(CITY, "sample").in("en", "es").build(),
          AChannel.named("sample-both", "sample").in("es", "en").together().build(),
          AChannel.named("sample-drill", "sample").drill().build(),
          AChannel.named("sample-small", "sample").with("limit", "5").build(),
          AChannel.named("gone-city", "gone").build());
  private final CheckPost check =
      new CheckPost(
          channels,
          new PicturesInMind(PICTURE),
          name -> name.equals("gone") ? Optional.empty() : Optional.of(platform),
          new City(
              "Arroyo Vista",
              ZoneId.of("America/Los_Angeles"),
              URI.create("https://news.arroyovista.example/")),
          clock);

  private static ADraft draft() {
    return ADraft.on(CITY).due(DUE);
  }

  private CheckPost.Checked checked(Draft draft) {
    return check.check(draft, "post-1", 1, null);
  }

  private List<String> problems(ADraft draft) {
    return problems(draft.build(), null);
  }

  private List<String> problems(Draft draft, @Nullable Instant unchangedDue) {
    return check.check(draft, "post-1", 2, unchangedDue).problems().stream()
        .map(p -> p.code() + " " + p.pointer())
        .toList();
  }

  @Test
  void aGoodDraftHasNoProblemsAndAPlan() {
    var good = checked(draft().text("en", "Closed", "").text("es", "Cerrada", "").build());
    assertThat(good.problems()).isEmpty();
    assertThat(good.due()).isEqualTo(DUE);
    assertThat(good.plan())
        .containsExactly(
            new Planned(CITY, "sample", List.of(new Language("en"))),
            new Planned(CITY, "sample", List.of(new Language("es"))));
    assertThat(good.messages()).hasSize(2);
  }

  @Test
  void aChannelThatIsReadTogetherGetsOneMessageInItsOwnOrder() {
    var draft = ADraft.on("sample-both").text("en", "Closed", "").text("es", "Cerrada", "");
    assertThat(checked(draft.build()).plan())
        .containsExactly(
            new Planned("sample-both", "sample", List.of(new Language("es"), new Language("en"))));
  }

  @Test
  void tellsAtOnceWhatAChannelWillRefuseWhateverTheWordsSay() {
    platform.refuses(
        new Problem("sample.kept", "/severity", "kept for emergencies", "leave it out"));
    var both = draft().text("en", "Closed", "").text("es", "Cerrada", "");
    assertThat(problems(both)).containsExactly("sample.kept /severity");
  }

  @Test
  void wordsAreMeasuredAsEachChannelsOwnServerDoes() {
    var draft = ADraft.on("sample-small", CITY).text("en", "Closed", "");
    assertThat(checked(draft.build()).messages())
        .extracting(measured -> measured.message().delivery().channel(), m -> m.ruling().fits())
        .containsExactly(tuple("sample-small", false), tuple(CITY, true));
  }

  @Test
  void withoutADueItIsNow() {
    assertThat(checked(ADraft.on(CITY).build()).due()).isEqualTo(NOW);
  }

  @Test
  void aDueInThePastIsRefusedUnlessTheEditLeavesItAsItWas() {
    var past = NOW.minusMillis(1);
    assertThat(problems(draft().due(past))).containsExactly("past /due");
    assertThat(problems(draft().due(past).build(), past)).isEmpty();
    assertThat(problems(draft().due(NOW))).isEmpty();
  }

  @Test
  void aDueBeyondTwoYearsIsRefused() {
    assertThat(problems(draft().due(NOW.plus(Duration.ofDays(733)))))
        .containsExactly("too-far /due");
  }

  @Test
  void anExpiryIsAfterDue() {
    assertThat(problems(draft().expiry(DUE))).containsExactly("expiry-before-due /expiry");
    assertThat(problems(draft().expiry(DUE.plusMillis(1)))).isEmpty();
    assertThat(problems(ADraft.on(CITY).expiry(NOW))).containsExactly("expiry-before-due /expiry");
  }

  @Test
  void theCityCannotHaveLearnedWhatIsToCome() {
    assertThat(problems(draft().learned(NOW.plusMillis(1)))).containsExactly("to-come /learned");
  }

  @Test
  void aPostHasTextsAndChannels() {
    assertThat(problems(ADraft.on().due(DUE).wordless(), null))
        .containsExactlyInAnyOrder("no-texts /texts", "no-channels /channels");
  }

  @Test
  void everyChannelExistsOnceOnAPlatformInUse() {
    assertThat(problems(ADraft.on(CITY, CITY, "nowhere", "gone-city")))
        .containsExactlyInAnyOrder(
            "named-twice /channels/1",
            "no-such-channel /channels/2",
            "no-such-platform /channels/3");
  }

  @Test
  void aDrillReachesDrillChannelsOnly() {
    assertThat(problems(ADraft.on(CITY, "sample-drill").drill()))
        .containsExactly("drill-to-real-channel /channels/0");
  }

  @Test
  void aChannelReadsSomeLanguageOfThePost() {
    assertThat(problems(draft().text("zh-Hans", "封路", "")))
        .containsExactly("no-language-in-common /channels/0");
  }

  @Test
  void wordsForAChannelNeedTheChannelAndThePostsOwnText() {
    assertThat(
            problems(
                draft()
                    .text("en", "Closed", "")
                    .channelText("a/b", "en", "x", "")
                    .channelText(CITY, "es", "x", "")))
        .containsExactlyInAnyOrder(
            "words-for-no-channel /channelTexts/a~1b/en",
            "words-for-no-language /channelTexts/sample-city/es");
  }

  @Test
  void aHeadlineIsOneLineAndNotEmpty() {
    assertThat(problems(draft().text("en", " ", "body")))
        .containsExactly("empty /texts/en/headline");
    assertThat(problems(draft().text("en", "a\nb", "")))
        .containsExactly("two-lines /texts/en/headline");
  }

  @Test
  void nothingUnreadableIsTaken() {
    assertThat(problems(draft().text("en", "a", "b\u0007")))
        .containsExactly("control-character /texts/en/body");
    assertThat(problems(draft().text("en", "a\ud83d", "")))
        .containsExactly("half-a-character /texts/en/headline");
    assertThat(problems(draft().text("en", "a\ud83d\ude00", "line\nline"))).isEmpty();
  }

  @Test
  void absurdLengthsAreRefusedByTheirField() {
    assertThat(problems(draft().text("en", "a".repeat(301), "b".repeat(20_001))))
        .containsExactlyInAnyOrder("too-long /texts/en/headline", "too-long /texts/en/body");
  }

  @Test
  void whatDoesNotFitNamesTheFieldTheCountAndTheFirstTooMuch() {
    platform.limit(20);
    var problem = checked(draft().text("en", "Closed", "0123456789ABCDE").build()).problems();
    assertThat(problem)
        .singleElement()
        .satisfies(p -> {
          assertThat(p.code()).isEqualTo("does-not-fit");
          assertThat(p.pointer()).isEqualTo("/texts/en/body");
          assertThat(p.more()).containsEntry("count", 22).containsEntry("limit", 20);
          assertThat(p.more()).containsEntry("firstTooMuch", "Closed\n0123456789ABCD");
        });
  }

  @Test
  void whatIsMeasuredIsTheLongestThatMayGoOut() {
    platform.limit(30);
    assertThat(problems(draft().text("en", "Closed", "Until 13:00."))).isEmpty();
    assertThat(
            problems(
                draft().text("en", "Closed", "Until 13:00.").late(new LatePolicy.SendMarked())))
        .containsExactly("does-not-fit /texts/en/body");
  }

  @Test
  void aChannelsOwnWordsAreNamedWhereTheyDoNotFit() {
    platform.limit(5);
    assertThat(problems(draft().text("en", "Shut", "").channelText(CITY, "en", "Closed", "")))
        .containsExactly("does-not-fit /channelTexts/sample-city/en/body");
  }

  @Test
  void aPlatformsObjectionsAreProblemsToo() {
    platform.objects(new Ruling.Objection("sample.hashtag", "an odd hash", "take it away"));
    assertThat(problems(draft())).containsExactly("sample.hashtag /texts/en/body");
  }

  @Test
  void aLinkedPostTargetsTheBoardOrSaysThatThereIsNone() {
    platform.forms(new Form(false, Form.Link.ALWAYS, true));
    assertThat(problems(draft())).containsExactly("no-board /channels");
    channels.put(AChannel.named("city-board", "board").build(), new Change("test", "test", ""));
    assertThat(checked(draft().build()).plan())
        .extracting(Planned::channel)
        .containsExactly(CITY, "city-board");
  }

  @Test
  void aPostHasNoMoreDeliveriesThanOneWriteTakes() {
    var names = IntStream.range(0, 81).mapToObj(i -> "sample-" + i).toArray(String[]::new);
    for (var name : names) {
      channels.put(AChannel.named(name, "sample").build(), new Change("test", "test", ""));
    }
    assertThat(problems(ADraft.on(names).due(DUE)))
        .containsExactly("too-many-deliveries /channels");
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 200);
  }

  /** Whatever an author types, the answer is a list of problems with a place and a way out. */
  @ParameterizedTest
  @MethodSource("seeds")
  void neverFailsAndAlwaysSaysWhatToDo(long seed) {
    var random = new Random(seed);
    platform.limit(random.nextInt(40));
    var draft = ADraft.on(random.nextBoolean() ? CITY : "sample-both");
    var due = NOW.plusSeconds(random.nextInt(7200) - 3600L);
    draft.due(due).text("en", anything(random), anything(random));
    if (random.nextBoolean()) {
      draft.text("es", anything(random), anything(random)).late(new LatePolicy.SendMarked());
    }

    for (Problem problem : checked(draft.build()).problems()) {
      assertThat(problem.pointer()).startsWith("/");
      assertThat(problem.what()).isNotBlank();
      assertThat(problem.help()).isNotBlank();
    }
  }

  private static String anything(Random random) {
    var pool = new int[] {'a', ' ', '\n', 0x5c01, 0x1f600, 0xd800, 0x0301, '#', 0x7, 0x200d};
    var text = new StringBuilder();
    for (var i = random.nextInt(30); i > 0; i--) {
      text.appendCodePoint(pool[random.nextInt(pool.length)]);
    }
    return text.toString();
  }

  private static Figure figure(String id, boolean decorative, String... alts) {
    var all = new ArrayList<Figure.Alt>();
    for (var i = 0; i < alts.length; i += 2) {
      all.add(new Figure.Alt(new Language(alts[i]), alts[i + 1]));
    }
    return new Figure(id, all, decorative);
  }

  @Test
  void wantsAPictureDescribedInEveryLanguageOrMarkedDecorative() {
    var two = draft().text("en", "Closed", "x").text("es", "Cerrada", "x");
    assertThat(problems(two.picture(figure(PICTURE.id(), false, "en", "A map"))))
        .containsExactly("no-description /picture/alt/es");
    assertThat(problems(two.picture(figure(PICTURE.id(), false, "en", "A map", "es", "Un mapa"))))
        .isEmpty();
    assertThat(problems(two.picture(figure(PICTURE.id(), true)))).isEmpty();
    assertThat(problems(two.picture(figure(PICTURE.id(), true, "en", "A map"))))
        .containsExactly("described-though-decorative /picture/alt");
    assertThat(
            problems(
                two.picture(
                    figure(PICTURE.id(), false, "en", "x".repeat(301), "es", "y", "fr", "z"))))
        .containsExactly("too-long /picture/alt/en", "words-for-no-language /picture/alt/fr");
  }

  @Test
  void namesAPictureThatNobodySent() {
    assertThat(problems(draft().picture(figure("b".repeat(64), true))))
        .containsExactly("no-such-picture /picture/id");
  }

  @Test
  void freezesWhatThePictureShowsInTheMessagesLanguages() {
    var message =
        checked(
                ADraft.on("sample-both")
                    .due(DUE)
                    .text("en", "Closed", "x")
                    .text("es", "Cerrada", "x")
                    .picture(figure(PICTURE.id(), false, "en", "A map", "es", "Un mapa"))
                    .build())
            .messages()
            .getFirst()
            .message();
    assertThat(message.picture()).extracting(Illustration::alt).isEqualTo("Un mapa\nA map");
  }
}
