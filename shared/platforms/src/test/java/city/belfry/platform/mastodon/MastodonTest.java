package city.belfry.platform.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.Placed;
import city.belfry.domain.delivery.Reason;
import city.belfry.domain.message.Message;
import city.belfry.kit.AChannel;
import city.belfry.kit.AMessage;
import city.belfry.kit.AnAttempt;
import city.belfry.platform.Account;
import city.belfry.platform.Attempt;
import city.belfry.platform.Health;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Retraction;
import city.belfry.platform.Sighting;
import city.belfry.platform.kit.AMeans;
import city.belfry.platform.kit.ScriptedWire;
import city.belfry.platform.kit.Sent;
import city.belfry.platform.kit.StageWire;
import city.belfry.platform.mastodon.stage.Manner;
import city.belfry.platform.mastodon.stage.MastodonStage;
import city.belfry.stage.StagePost;
import city.belfry.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client against the stage part, without sockets. */
class MastodonTest {
  private static final Instant DUE = Instant.parse("2026-11-22T12:00:00.250Z");

  private final SettableClock clock = new SettableClock(DUE);
  private final MastodonStage stage = new MastodonStage(clock, Manner.MASTODON, 3);
  private final StageWire wire = new StageWire(stage, clock);
  private final Message message =
      AMessage.on("city")
          .in("zh-Hans")
          .text("Main St 封路 & <closed>\n\nhttps://example.com/a/long/way/to/all/of/it?x=1&y=2\nend")
          .build();

  private static AChannel channel() {
    return AChannel.named("city", "mastodon");
  }

  private Account account(AChannel channel) {
    return account(channel, "stage-city");
  }

  private Account account(AChannel channel, String token) {
    return new Mastodon()
        .open(
            channel.at(wire.base()).build(),
            AMeans.with(wire, clock, Map.of("accessToken", token)));
  }

  private Account city() {
    return account(channel());
  }

  private static Attempt attempt(Message words, int number, Attempt.Kind kind) {
    var first = AnAttempt.of(words, DUE, number);
    return new Attempt(
        first.delivery(),
        first.revision(),
        first.number(),
        first.claimId(),
        first.claimAt(),
        first.due(),
        first.variant(),
        first.key(),
        kind,
        Map.of());
  }

  private static Outcome publish(Account account, Message words, int number, Attempt.Kind kind) {
    return account.publish(words, new Preparation.Ready(Map.of()), attempt(words, number, kind));
  }

  private static Placed delivered(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    return ((Outcome.Delivered) outcome).placed();
  }

  private Placed sent(Message words) {
    return delivered(publish(city(), words, 1, new Attempt.Kind.New()));
  }

  private List<Sent> watching() {
    var all = new ArrayList<Sent>();
    wire.beforeAll((sent, platform) -> {
      all.add(sent);
      return platform.get();
    });
    return all;
  }

  private static List<String> codes(Health health) {
    return health.findings().stream().map(Reason::code).toList();
  }

  @Test
  void sendsTheKeyTheLanguageAndTheVisibility() {
    var asked = watching();
    publish(account(channel().with("visibility", "unlisted")), message, 1, new Attempt.Kind.New());

    assertThat(asked.getFirst().request().headers().firstValue("idempotency-key"))
        .contains(AnAttempt.first(message, DUE).key());
    assertThat(asked.getFirst().body())
        .contains("\"visibility\":\"unlisted\"", "\"language\":\"zh\"")
        .doesNotContain("spoiler_text");
    assertThat(stage.posts()).extracting(StagePost::language).containsExactly("zh");
  }

  @Test
  void tellsWhereAndWhenResidentsSeeIt() {
    var placed = sent(message);
    assertThat(placed.permalink()).hasToString(wire.base() + "@city/" + placed.id());
    assertThat(placed.visible()).isEqualTo(DUE);
  }

  @Test
  void recognisesItsWordsInTheServersHtml() {
    var placed = sent(message);
    var other = AMessage.on("city").text(message.onTime().text() + "!").build();

    assertThat(city().find(message, AnAttempt.first(message, DUE)))
        .isInstanceOfSatisfying(
            Sighting.Found.class, found -> assertThat(found.candidates()).containsExactly(placed));
    assertThat(city().find(other, AnAttempt.first(other, DUE))).isInstanceOf(Sighting.Absent.class);
  }

  @Test
  void readsAsManyPagesAsItNeeds() {
    var busy = new MastodonStage(clock);
    var line = new StageWire(busy, clock);
    var account =
        new Mastodon()
            .open(
                channel().at(line.base()).build(),
                AMeans.with(line, clock, Map.of("accessToken", "stage-city")));
    var first = delivered(publish(account, message, 1, new Attempt.Kind.New()));
    for (var i = 0; i < 85; i++) {
      var other = AMessage.on("city").text("post " + i).build();
      var attempt = attempt(other, 1, new Attempt.Kind.New());
      account.publish(other, new Preparation.Ready(Map.of()), keyed(attempt, "key-" + i));
    }
    assertThat(account.find(message, AnAttempt.first(message, DUE)))
        .isInstanceOfSatisfying(
            Sighting.Found.class, found -> assertThat(found.candidates()).containsExactly(first));
  }

  private static Attempt keyed(Attempt attempt, String key) {
    return new Attempt(
        attempt.delivery(),
        attempt.revision(),
        attempt.number(),
        attempt.claimId(),
        attempt.claimAt(),
        attempt.due(),
        attempt.variant(),
        key,
        attempt.kind(),
        Map.of());
  }

  @ParameterizedTest
  @EnumSource(Manner.class)
  void changesItsWordsInPlace(Manner manner) {
    var part = new MastodonStage(clock, manner, 3);
    var line = new StageWire(part, clock);
    var account =
        new Mastodon()
            .open(
                channel().at(line.base()).build(),
                AMeans.with(line, clock, Map.of("accessToken", "stage-city")));
    var placed = delivered(publish(account, message, 1, new Attempt.Kind.New()));
    clock.advance(Duration.ofMinutes(1));
    var newer = AMessage.on("city").text("Main St is open").build();

    var edited = delivered(publish(account, newer, 1, new Attempt.Kind.Edit(placed)));

    assertThat(edited).isEqualTo(new Placed(placed.id(), placed.permalink(), DUE.plusSeconds(60)));
    assertThat(part.posts()).extracting(StagePost::text).containsExactly("Main St is open");
  }

  @Test
  void theServerForgetsAKeyAfterAnHour() {
    var first = sent(message);
    clock.advance(Duration.ofMinutes(59));
    assertThat(sent(message).id()).isEqualTo(first.id());
    clock.advance(Duration.ofMinutes(1));
    assertThat(sent(message).id()).isNotEqualTo(first.id());
  }

  @Test
  void cannotChangeWhatIsGone() {
    var placed = sent(message);
    city().retract(placed);
    assertThat(publish(city(), message, 1, new Attempt.Kind.Edit(placed)))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> assertThat(it.reason().code()).isEqualTo("mastodon.gone"));
  }

  @Test
  void callsNothingTakenBackThatIsStillThere() {
    var placed = sent(message);
    assertThat(account(channel(), "stage-other").retract(placed))
        .isInstanceOfSatisfying(
            Retraction.NotPossible.class,
            it -> assertThat(it.reason().code()).isEqualTo("mastodon.not-ours"));
    assertThat(stage.posts()).noneMatch(StagePost::retracted);
  }

  @Test
  void waitsAsLongAsTheAccountsStatusesAreUsedUp() {
    for (var i = 0; i < 3; i++) {
      sent(message);
    }
    assertThat(publish(city(), message, 1, new Attempt.Kind.New()))
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            it -> assertThat(it.until()).isEqualTo(DUE.plus(Duration.ofHours(3))));
  }

  @Test
  void postsNothingWhileItChecks() {
    var asked = watching();
    var health = city().check();
    assertThat(health.findings()).isEmpty();
    assertThat(health.quota())
        .containsEntry("x-ratelimit-limit", "300")
        .containsEntry("x-ratelimit-reset", "2026-11-22T12:05:00.250000Z");
    assertThat(asked).extracting(sent -> sent.request().method()).containsOnly("GET");
  }

  @Test
  void findsSettingsThatAreNotTheServersLimits() {
    var channel = channel().with("maxCharacters", "5000");
    assertThat(account(channel).check().findings())
        .containsExactly(
            new Reason(
                "mastodon.limits",
                "500 characters, 23 for a link; in the settings 5000 characters, 23 for a link"));
  }

  @Test
  void readsTheLimitsThatOlderServersTell() {
    wire.beforeAll((sent, platform) ->
        switch (sent.request().uri().getPath().replaceFirst(".*/api/", "")) {
          case "v2/instance" -> ScriptedWire.answer(404, "{\"error\":\"Record not found\"}");
          case "v1/instance" -> ScriptedWire.answer(200, "{\"max_toot_chars\":5000}");
          default -> platform.get();
        });
    assertThat(codes(account(channel().with("maxCharacters", "5000")).check())).isEmpty();
    assertThat(codes(city().check())).containsExactly("mastodon.limits");
  }

  @Test
  void aServerThatTellsNoLimitsIsNotWell() {
    wire.beforeAll((sent, platform) ->
        sent.address().contains("/instance") ? ScriptedWire.answer(200, "{}") : platform.get());
    assertThat(codes(city().check())).containsExactly("mastodon.unreachable");
  }

  @Test
  void tellsHowManyFollow() {
    assertThat(city().reach().followers()).hasValue(872);
  }

  @Test
  void goesNowhereWhileASettingIsWrong() {
    var account = account(channel().with("visibility", "direct"));
    assertThat(account.prepare(message, AnAttempt.first(message, DUE)))
        .isInstanceOfSatisfying(
            Preparation.NotReady.class,
            it -> assertThat(it.outcome()).isInstanceOf(Outcome.Unauthorized.class));
    assertThat(account.check().findings())
        .containsExactly(new Reason("mastodon.settings", "/settings/visibility"));
    assertThat(wire.requests).isEmpty();
  }
}
