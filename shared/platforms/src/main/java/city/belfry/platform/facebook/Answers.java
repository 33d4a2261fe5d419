package city.belfry.platform.facebook;

import city.belfry.domain.delivery.Reason;
import city.belfry.platform.Attempt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Retraction;
import city.belfry.platform.facebook.FacebookErrors.Meaning;
import city.belfry.platform.wire.Outcomes;
import city.belfry.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Turns what Facebook said into outcomes. */
record Answers(Clock clock) {
  private static final Duration SOON = Duration.ofSeconds(5);

  /** Of the call that residents see, when no post's id came back. */
  Outcome ofPublishing(Said said, Attempt attempt) {
    return switch (said) {
      case Said.NeverLeft(var raw) -> new Outcome.Deferred(clock.now().plus(SOON), raw);
      case Said.Unclear(var raw) -> new Outcome.Unknown(raw);
      case Said.Yes yes -> new Outcome.Unknown(yes.raw());
      case Said.No no ->
          switch (FacebookErrors.of(no.error())) {
            case Meaning.Busy _ -> new Outcome.Unknown(no.raw());
            case Meaning.Throttled(var least) ->
                new Outcome.Deferred(clock.now().plus(longer(least, no.regain())), no.raw());
            case Meaning.SameAsLast _ ->
                attempt.number() > 1
                    ? new Outcome.Unknown(no.raw())
                    : rejected(FacebookReason.DUPLICATE, no);
            case Meaning.NoSuchObject _ ->
                new Outcome.Unauthorized(FacebookReason.PAGE_UNKNOWN.with(no.words()), no.raw());
            case Meaning.Person(var reason) ->
                new Outcome.Unauthorized(reason.with(no.words()), no.raw());
            case Meaning.Content(var reason) -> rejected(reason, no);
            case Meaning.Unheard _ ->
                no.clear() ? rejected(FacebookReason.OTHER, no) : new Outcome.Unknown(no.raw());
          };
    };
  }

  /** Of an upload, which residents cannot see. */
  Outcome ofUploading(Said said, Attempt attempt) {
    return Outcomes.unseen(ofPublishing(said, attempt), clock.now());
  }

  private static Outcome rejected(FacebookReason reason, Said.No no) {
    return new Outcome.Rejected(reason.with(no.words()), no.raw());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** What a person should know of a call that failed; nothing where it may work the next time. */
  static Optional<Reason> finding(Said said) {
    if (!(said instanceof Said.No no)) {
      return Optional.empty();
    }
    return switch (FacebookErrors.of(no.error())) {
      case Meaning.Busy _, Meaning.Throttled _ -> Optional.empty();
      case Meaning.SameAsLast _ -> Optional.of(FacebookReason.DUPLICATE.with(no.words()));
      case Meaning.NoSuchObject _ -> Optional.of(FacebookReason.PAGE_UNKNOWN.with(no.words()));
      case Meaning.Person(var reason) -> Optional.of(reason.with(no.words()));
      case Meaning.Content(var reason) -> Optional.of(reason.with(no.words()));
      case Meaning.Unheard _ -> Optional.of(FacebookReason.OTHER.with(no.words()));
    };
  }

  /** What taking back came to, when Facebook did not say yes. */
  static Retraction notRetracted(Said said) {
    return finding(said)
        .<Retraction>map(reason -> new Retraction.NotPossible(reason, said.raw()))
        .orElseGet(() -> new Retraction.TryAgain(said.raw()));
  }
}
