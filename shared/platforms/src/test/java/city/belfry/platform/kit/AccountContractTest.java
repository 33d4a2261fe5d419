package city.belfry.platform.kit;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Message;
import city.belfry.domain.message.Variant;
import city.belfry.kit.AMessage;
import city.belfry.kit.AnAttempt;
import city.belfry.platform.Account;
import city.belfry.platform.Attempt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Progress;
import city.belfry.platform.Retraction;
import city.belfry.platform.Sighting;
import city.belfry.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What every account keeps, whatever it publishes to. */
public abstract class AccountContractTest {
  /** A whole second: platforms tell no finer instants. */
  protected static final Instant DUE = Instant.parse("2026-11-22T12:00:00Z");

  protected final SettableClock clock = new SettableClock(DUE);

  /** The account, with all that it needs. */
  protected abstract Account account();

  /** What residents read, oldest first, taken back or not. */
  protected abstract List<String> shown();

  protected abstract Repeat repeat();

  /** Whether what was published can be looked up. */
  protected abstract boolean searchable();

  /** Words as a message here has them: with a link where there must be one. */
  protected String text(String words) {
    return words;
  }

  protected Class<? extends Retraction> takenBack() {
    return Retraction.Retracted.class;
  }

  protected final Message message(String words) {
    return AMessage.on("city").title("Main St").text(text(words)).build();
  }

  protected final Message message() {
    return message("Main St 封路 & <closed> 🚧");
  }

  protected static Attempt first(Message message) {
    return AnAttempt.first(message, DUE);
  }

  protected static Attempt delayed(Message message) {
    var first = first(message);
    return new Attempt(
        first.delivery(),
        first.revision(),
        first.number(),
        first.claimId(),
        first.claimAt(),
        first.due(),
        Variant.DELAYED,
        "fedcba9876543210".repeat(4),
        first.kind(),
        Map.of());
  }

  protected static Outcome send(Account account, Message message, Attempt attempt) {
    return switch (account.prepare(message, attempt)) {
      case Preparation.NotReady(var outcome) -> outcome;
      case Preparation.Ready ready -> account.publish(message, ready, attempt);
    };
  }

  /** What residents see in the end, some seconds later where the platform takes its time. */
  protected final Placed placed(Account account, Outcome outcome) {
    if (outcome instanceof Outcome.Delivered(var placed)) {
      return placed;
    }
    assertThat(outcome).isInstanceOf(Outcome.Pending.class);
    var handle = Objects.requireNonNull(((Outcome.Pending) outcome).handle());
    account.follow(handle);
    clock.advance(Duration.ofSeconds(10));
    var progress = account.follow(handle);
    assertThat(progress).isInstanceOf(Progress.Visible.class);
    return ((Progress.Visible) progress).placed();
  }

  protected final Placed publish(Account account, Message message) {
    return placed(account, send(account, message, first(message)));
  }

  @Test
  void showsTheExactWords() {
    assertThat(publish(account(), message()).id()).isNotBlank();
    assertThat(shown()).containsExactly(message().onTime().text());
  }

  @Test
  void showsNothingWhileItPrepares() {
    assertThat(account().prepare(message(), first(message())))
        .isInstanceOf(Preparation.Ready.class);
    assertThat(shown()).isEmpty();
  }

  @Test
  void sendsTheDelayedWordsWhenTheAttemptSaysSo() {
    send(account(), message(), delayed(message()));
    assertThat(shown()).containsExactly(message().delayed().text());
  }

  @Test
  void neverSendsOtherWordsThanTheClaimSays() {
    var account = account();
    var prepared = account.prepare(message(), first(message()));
    assertThat(prepared).isInstanceOf(Preparation.Ready.class);

    var outcome = account.publish(message(), (Preparation.Ready) prepared, delayed(message()));

    assertThat(shown()).doesNotContain(message().onTime().text());
    if (shown().isEmpty()) {
      assertThat(outcome).isInstanceOf(Outcome.Deferred.class);
    }
  }

  @Test
  void findsWhatItPublished() {
    var account = account();
    var before = account.find(message(), first(message()));
    assertThat(before)
        .isInstanceOf(searchable() ? Sighting.Absent.class : Sighting.CannotTell.class);

    var placed = publish(account, message());

    assertFound(account.find(message(), first(message())), placed);
  }

  protected final void assertFound(Sighting sighting, Placed placed) {
    if (searchable()) {
      assertThat(sighting)
          .isInstanceOfSatisfying(
              Sighting.Found.class,
              found ->
                  assertThat(found.candidates())
                      .extracting(Placed::id)
                      .containsExactly(placed.id()));
    } else {
      assertThat(sighting).isInstanceOf(Sighting.CannotTell.class);
    }
  }

  @Test
  void takesTheSameOnceMoreAsItsClassPromises() {
    var account = account();
    var prepared = account.prepare(message(), first(message()));
    assertThat(prepared).isInstanceOf(Preparation.Ready.class);
    var ready = (Preparation.Ready) prepared;
    var once = account.publish(message(), ready, first(message()));
    var twice = account.publish(message(), ready, first(message()));

    switch (repeat()) {
      case SAME -> {
        assertThat(placed(account, twice).id()).isEqualTo(placed(account, once).id());
        assertThat(shown()).hasSize(1);
      }
      case REFUSED -> {
        assertThat(twice).isInstanceOf(Outcome.Rejected.class);
        assertThat(shown()).hasSize(1);
      }
      case DOUBLED -> assertThat(shown()).hasSize(2);
    }
  }

  @Test
  void takesBackAndMayBeAskedAgain() {
    var account = account();
    var placed = publish(account, message());
    assertThat(account.retract(placed)).isInstanceOf(takenBack());
    assertThat(account.retract(placed)).isInstanceOf(takenBack());
  }

  @Test
  void checksAndTellsItsReach() {
    assertThat(account().check().findings()).isEmpty();
    var reach = account().reach();
    assertThat(reach.raw().isEmpty()).isEqualTo(reach.followers().isPresent());
  }
}
