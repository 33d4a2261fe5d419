package city.belfry.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Message;
import city.belfry.domain.problem.Problem;
import city.belfry.kit.AChannel;
import city.belfry.kit.AMessage;
import city.belfry.kit.AnAttempt;
import city.belfry.platform.Account;
import city.belfry.platform.Attempt;
import city.belfry.platform.Doubt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Progress;
import city.belfry.platform.Retraction;
import city.belfry.platform.Sighting;
import city.belfry.platform.kit.Bundles;
import city.belfry.stage.StagePost;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SampleTest {
  private final SampleTown town = new SampleTown();
  private final Message message = AMessage.on("sample-city").text("Main St 封路 🚧").build();
  private final Attempt attempt = AnAttempt.first(message, SampleTown.START);

  @Test
  void placesAChosenIdOnceHoweverOftenItIsSent() {
    var account = town.account("chosen-id");
    var first = publish(account);
    town.clock.advance(Duration.ofDays(1));

    assertThat(publish(account)).isEqualTo(first);
    assertThat(town.part.posts())
        .extracting(StagePost::id)
        .containsExactly(attempt.key().substring(0, 20));
  }

  @Test
  void honoursAKeyForAnHourAndForgetsItThen() {
    var account = town.account("key");
    var first = publish(account);
    town.clock.advance(Duration.ofMinutes(59));
    assertThat(publish(account)).isEqualTo(first);
    assertThat(town.part.posts()).hasSize(1);

    town.clock.advance(Duration.ofMinutes(1));
    assertThat(publish(account)).isNotEqualTo(first);
    assertThat(town.part.posts()).hasSize(2);
  }

  @Test
  void refusesOtherWordsUnderTheSameKey() {
    var account = town.account("key");
    publish(account);
    var other = AMessage.on("sample-city").text("other words").build();

    assertThat(account.publish(other, new Preparation.Ready(Map.of()), attempt))
        .isInstanceOf(Outcome.Rejected.class);
  }

  @Test
  void followsAQueuedMessageUntilItIsVisible() {
    var account = town.account("queued");
    var pending = (Outcome.Pending) publish(account);
    var handle = Objects.requireNonNull(pending.handle());

    assertThat(account.follow(handle)).isInstanceOf(Progress.Underway.class);
    assertThat(account.find(message, attempt)).isEqualTo(new Sighting.Absent());
    town.clock.advance(Duration.ofSeconds(5));

    assertThat(account.follow(handle))
        .isInstanceOfSatisfying(
            Progress.Visible.class,
            visible ->
                assertThat(visible.placed().visible()).isEqualTo(SampleTown.START.plusSeconds(5)));
    assertThat(account.find(message, attempt)).isInstanceOf(Sighting.Found.class);
  }

  @Test
  void refusesWhatAsksForItAtOnceOrByItsJob() {
    var rude = AMessage.on("sample-city").text("no (refuse)").build();
    var ready = new Preparation.Ready(Map.of());

    assertThat(town.account("searchable").publish(rude, ready, attempt))
        .isInstanceOf(Outcome.Rejected.class);
    var queued = town.account("queued");
    var pending = (Outcome.Pending) queued.publish(rude, ready, attempt);
    town.clock.advance(Duration.ofSeconds(5));
    assertThat(queued.follow(Objects.requireNonNull(pending.handle())))
        .isInstanceOf(Progress.Refused.class);
  }

  @Test
  void needsATokenOfItsOwnAccount() {
    assertThat(town.account("searchable", Map.of()).prepare(message, attempt))
        .isInstanceOfSatisfying(
            Preparation.NotReady.class,
            not -> assertThat(not.outcome()).isInstanceOf(Outcome.Unauthorized.class));
    assertThat(publish(town.account("searchable", Map.of("token", "guessed"))))
        .isInstanceOf(Outcome.Unauthorized.class);
    assertThat(publish(town.account("searchable", Map.of("token", "stage-another"))))
        .isInstanceOf(Outcome.Rejected.class);
    assertThat(town.part.posts()).isEmpty();
  }

  @Test
  void checksItsTokenBeforeTheDueSecond() {
    assertThat(town.account("blind").check().well()).isTrue();
    assertThat(town.account("blind", Map.of("token", "guessed")).check().findings())
        .singleElement()
        .satisfies(reason -> assertThat(reason.code()).isEqualTo("sample.token"));
  }

  @Test
  void takesBackAndSaysSoAgain() {
    var account = town.account("searchable");
    var placed = ((Outcome.Delivered) publish(account)).placed();

    assertThat(account.retract(placed)).isEqualTo(new Retraction.Retracted());
    assertThat(account.retract(placed)).isEqualTo(new Retraction.Retracted());
    assertThat(account.retract(new Placed("never", null, null)))
        .isEqualTo(new Retraction.Retracted());
    assertThat(town.part.posts()).singleElement().matches(StagePost::retracted);
    assertThat(account.find(message, attempt)).isEqualTo(new Sighting.Absent());
  }

  @Test
  void correctsByAReply() {
    var account = town.account("searchable");
    var placed = ((Outcome.Delivered) publish(account)).placed();

    assertThat(correct(account, placed)).isInstanceOf(Outcome.Delivered.class);
    assertThat(correct(account, new Placed("never", null, null)))
        .isInstanceOf(Outcome.Rejected.class);
    assertThat(town.part.posts()).hasSize(2);
  }

  @Test
  void promisesWhatItsClassCanKeep() {
    var minute = Duration.ofSeconds(60);
    assertThat(doubt("chosen-id")).isEqualTo(new Doubt.ChosenId());
    assertThat(doubt("key")).isEqualTo(new Doubt.Key(Duration.ofHours(1), Duration.ZERO, minute));
    assertThat(doubt("searchable")).isEqualTo(new Doubt.Searchable(minute, minute));
    assertThat(doubt("blind")).isEqualTo(new Doubt.Blind());
    assertThat(doubt("queued")).isEqualTo(new Doubt.FoundOnly());
  }

  @Test
  void namesAllThatAChannelLacks() {
    var channel = AChannel.named("sample-city", "sample").with("class", "psychic").build();

    assertThat(new Sample().problems(channel))
        .extracting(Problem::pointer)
        .containsExactly("/settings/class", "/baseUrl");
    assertThat(new Sample().problems(town.channel("key"))).isEmpty();
  }

  @Test
  void takesAThousandCharactersAndNoMore() {
    var most = AMessage.on("sample-city").text("é".repeat(1_000)).build();
    var more = AMessage.on("sample-city").text("é".repeat(1_001)).build();

    assertThat(new Sample().ruler().measure(most.onTime()).fits()).isTrue();
    assertThat(new Sample().ruler().measure(more.onTime()).fits()).isFalse();
    assertThat(town.account("searchable").publish(more, new Preparation.Ready(Map.of()), attempt))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> assertThat(rejected.reason().code()).isEqualTo("sample.too-long"));
  }

  private Outcome correct(Account account, Placed placed) {
    var correction =
        new Attempt(
            attempt.delivery(),
            2,
            1,
            "claim-2",
            attempt.claimAt(),
            attempt.due(),
            attempt.variant(),
            attempt.key(),
            new Attempt.Kind.Reply(placed),
            Map.of());
    return account.publish(message, new Preparation.Ready(Map.of()), correction);
  }

  private Outcome publish(Account account) {
    return account.publish(message, new Preparation.Ready(Map.of()), attempt);
  }

  private Doubt doubt(String kind) {
    return new Sample().doubt(town.channel(kind));
  }

  @Test
  void hasWordsForEveryReasonInEveryLanguage() {
    Bundles.haveWordsFor(
        Arrays.stream(SampleReason.values()).map(SampleReason::code).toList(), Sample.class);
  }
}
