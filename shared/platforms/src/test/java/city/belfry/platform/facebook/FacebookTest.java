package city.belfry.platform.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Message;
import city.belfry.domain.message.Variant;
import city.belfry.kit.AChannel;
import city.belfry.kit.AMessage;
import city.belfry.kit.AnAttempt;
import city.belfry.platform.Account;
import city.belfry.platform.Attempt;
import city.belfry.platform.Health;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Reach;
import city.belfry.platform.Sighting;
import city.belfry.platform.facebook.stage.FacebookStage;
import city.belfry.platform.kit.AMeans;
import city.belfry.platform.kit.StageWire;
import city.belfry.stage.StagePost;
import city.belfry.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The client against the stage's Graph API, without sockets. */
class FacebookTest {
  private static final Instant DUE = Instant.parse("2026-11-22T16:00:00.250Z");
  private static final Map<String, String> SECRETS =
      Map.of("pageToken", "stage-city", "appSecret", "stage-secret");

  private final SettableClock clock = new SettableClock(DUE);
  private final FacebookStage stage = new FacebookStage(clock);
  private final StageWire wire = new StageWire(stage, clock);
  private final Message message =
      AMessage.on("facebook-city").link("https://board.example/1").build();
  private final Attempt attempt = AnAttempt.first(message, DUE);

  private Channel channel() {
    return AChannel.named("facebook-city", "facebook").at(wire.base()).with("pageId", "77").build();
  }

  private Account account(Map<String, String> secrets) {
    return new Facebook().open(channel(), AMeans.with(wire, clock, secrets));
  }

  private static Outcome send(Account account, Message message, Attempt attempt) {
    return switch (account.prepare(message, attempt)) {
      case Preparation.NotReady(var outcome) -> outcome;
      case Preparation.Ready ready -> account.publish(message, ready, attempt);
    };
  }

  private static Placed placed(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    return ((Outcome.Delivered) outcome).placed();
  }

  @Test
  void publishesTheFrozenWordsWithTheLinkInAFieldOfItsOwn() {
    var placed = placed(send(account(SECRETS), message, attempt));

    assertThat(placed.id()).startsWith("77_");
    assertThat(placed.permalink()).isNotNull().asString().startsWith(wire.base().toString());
    assertThat(stage.posts())
        .extracting(StagePost::text, StagePost::link)
        .containsExactly(tuple(message.onTime().text(), "https://board.example/1"));
  }

  @Test
  void findsAllCandidatesOldestFirstAndNoneFromBeforeTheClaim() {
    var account = account(SECRETS);
    send(account, message, attempt);
    clock.advance(Duration.ofMinutes(31));
    var second = placed(send(account, message, attempt));
    clock.advance(Duration.ofMinutes(31));
    var third = placed(send(account, message, attempt));

    var later = AnAttempt.of(message, DUE.plus(Duration.ofMinutes(31)), 2);
    assertThat(account.find(message, later))
        .isInstanceOfSatisfying(
            Sighting.Found.class,
            found ->
                assertThat(found.candidates())
                    .extracting(Placed::id)
                    .containsExactly(second.id(), third.id()));
  }

  @Test
  void leavesADuplicateToTheLookUpOnceItTriedBefore() {
    var account = account(SECRETS);
    send(account, message, attempt);

    assertThat(send(account, message, AnAttempt.of(message, DUE, 2)))
        .isInstanceOf(Outcome.Unknown.class);
    assertThat(send(account, message, attempt))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> assertThat(rejected.reason().code()).isEqualTo("facebook.duplicate"));
    assertThat(stage.posts()).hasSize(1);
  }

  @Test
  void changesTheWordsOfWhatIsThere() {
    var account = account(SECRETS);
    var placed = placed(send(account, message, attempt));
    var newer = AMessage.on("facebook-city").text("Main St is open again.").build();
    var edit =
        new Attempt(
            newer.delivery(),
            2,
            1,
            "claim",
            DUE,
            DUE,
            Variant.ON_TIME,
            "0".repeat(64),
            new Attempt.Kind.Edit(placed),
            Map.of());

    assertThat(account.find(newer, edit)).isInstanceOf(Sighting.Absent.class);
    assertThat(placed(send(account, newer, edit))).isEqualTo(placed);
    assertThat(account.find(newer, edit)).isInstanceOf(Sighting.Found.class);
    assertThat(stage.posts()).extracting(StagePost::text).containsExactly("Main St is open again.");
  }

  @Test
  void saysThatAPostToBeChangedIsGone() {
    var edit =
        new Attempt(
            message.delivery(),
            2,
            1,
            "claim",
            DUE,
            DUE,
            Variant.ON_TIME,
            "0".repeat(64),
            new Attempt.Kind.Edit(new Placed("77_404", null, null)),
            Map.of());
    assertThat(send(account(SECRETS), message, edit))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> assertThat(rejected.reason().code()).isEqualTo("facebook.post-gone"));
  }

  @Test
  void namesWhatAPersonMustDoAboutTheToken() {
    assertThat(reason(Map.of("pageToken", "expired-city"))).isEqualTo("facebook.token-expired");
    assertThat(reason(Map.of("pageToken", "revoked-city"))).isEqualTo("facebook.password-changed");
    assertThat(reason(Map.of("pageToken", "nobody"))).isEqualTo("facebook.token-invalid");
    assertThat(reason(Map.of("pageToken", "stage-city", "appSecret", "other")))
        .isEqualTo("facebook.secret-wrong");
    assertThat(reason(Map.of())).isEqualTo("facebook.no-credentials");
    assertThat(reason(Map.of("appSecret", "alone"))).isEqualTo("facebook.no-credentials");
    assertThat(stage.posts()).isEmpty();
  }

  private String reason(Map<String, String> secrets) {
    var outcome = send(account(secrets), message, attempt);
    assertThat(outcome).isInstanceOf(Outcome.Unauthorized.class);
    return ((Outcome.Unauthorized) outcome).reason().code();
  }

  @Test
  void reportsHealthAndFollowers() {
    assertThat(account(SECRETS).check()).isEqualTo(new Health(List.of(), null, Map.of()));
    assertThat(account(SECRETS).reach().followers()).hasValue(4210);
    assertThat(account(Map.of("pageToken", "expired-city")).check().findings())
        .extracting(reason -> reason.code())
        .contains("facebook.token-expired");
  }

  @Test
  void tellsHowManyEachPostOfTheWeekReached() {
    var placed = ((Outcome.Delivered) send(account(SECRETS), message, attempt)).placed();
    assertThat(account(SECRETS).reach().views()).containsExactly(entry(placed.id(), 1_873L));
    clock.advance(Reach.WEEK.plusMinutes(1));
    assertThat(account(SECRETS).reach().views()).isEmpty();
  }

  @Test
  void saysWhatAChannelLacks() {
    var channel = AChannel.named("facebook-city", "facebook").with("version", "26").build();
    assertThat(new Facebook().problems(channel))
        .extracting(problem -> problem.pointer())
        .containsExactly("/settings/pageId", "/settings/version");
    assertThat(new Facebook().problems(channel())).isEmpty();
  }
}
