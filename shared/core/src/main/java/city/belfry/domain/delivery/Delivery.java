package city.belfry.domain.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message of a post on one channel: a small state machine. Its methods are the machine's edges;
 * each answers the delivery as it would stand, and the store writes the difference under the
 * condition that the edge needs.
 *
 * @param platform whose queue serves it
 * @param order what the post asks of it, at its newest revision seen here
 * @param ver grows with every write except a pure move of the wake
 * @param notBefore not to be claimed before; from a platform's "later" and from back-off
 * @param wake when somebody must look; null exactly when the state is final
 * @param generation of its channel's credentials, when it was parked for a reconnect; otherwise 0
 */
public record Delivery(
    DeliveryId id,
    String platform,
    Order order,
    DeliveryState state,
    long ver,
    @Nullable Instant notBefore,
    @Nullable Instant wake,
    long generation,
    Tries tries,
    Result result) {
  public Delivery {
    if (state.isFinal() != (wake == null)) {
      throw new IllegalArgumentException(id + ": " + state + " with wake " + wake);
    }
  }

  /** A delivery that a post asks for, before anything happened. */
  public static Delivery planned(DeliveryId id, String platform, Order order, Instant wake) {
    return new Delivery(
        id, platform, order, DeliveryState.WAITING, 1, null, wake, 0, Tries.NONE, Result.NONE);
  }

  /** An earlier attempt may be out, although nobody is sending now. */
  public boolean inDoubt() {
    return tries.doubtSince() != null;
  }

  /** Nobody may say that it did not go out: in doubt, or an absence was believed early. */
  private boolean mayBeOut() {
    return inDoubt() || tries.doublePossible();
  }

  /**
   * Residents may yet see something of it that no receipt shows now: a claim or the platform holds
   * it, an earlier attempt is in doubt, or an absence was believed early.
   */
  public boolean mayStillAppear() {
    return state.mayStillGoOut()
        || state == DeliveryState.UNCONFIRMED
        || tries.doublePossible()
        || (inDoubt() && !state.isFinal());
  }

  /** When the next claim may send. */
  public Instant sendAt() {
    return notBefore == null || notBefore.isBefore(order.due()) ? order.due() : notBefore;
  }

  /** What residents can see of it: its own message, or the older one that it was to correct. */
  public Optional<Placed> shown() {
    return Optional.ofNullable(
        state == DeliveryState.DELIVERED ? result.placed() : tries.corrects());
  }

  public Optional<Claim> claim() {
    return Optional.ofNullable(tries.claim());
  }

  public boolean claimedBy(String claimId) {
    return claim().map(Claim::id).filter(claimId::equals).isPresent();
  }

  // waiting, held, parked

  public Delivery claimed(Claim mine, Instant firstLook) {
    return to(DeliveryState.CLAIMED, notBefore, firstLook, tries.claimed(mine), result);
  }

  public Delivery held(Instant nextLook) {
    return to(DeliveryState.HELD, notBefore, nextLook, tries, result);
  }

  public Delivery waiting(Instant nextLook) {
    return to(DeliveryState.WAITING, notBefore, nextLook, tries, result);
  }

  /** For a person: after a hold what became late. */
  public Delivery parked(Reason why, String raw, Instant nextLook) {
    return parked(why, raw, nextLook, 0);
  }

  /**
   * For a person: a channel that lost its login, until its credentials are of a newer generation.
   */
  public Delivery parked(Reason why, String raw, Instant nextLook, long withGeneration) {
    return new Delivery(
        id,
        platform,
        order,
        DeliveryState.PARKED,
        ver,
        null,
        nextLook,
        withGeneration,
        tries.notSent(),
        result.because(why, raw));
  }

  /** Asked to do what a newer revision says. */
  public Delivery revised(Order newer, Instant nextLook) {
    if (inDoubt()) {
      return unconfirmed(OwnReason.EDITED_IN_DOUBT.with(""), result.raw());
    }
    return new Delivery(
        id,
        platform,
        newer,
        state,
        ver,
        notBefore,
        nextLook,
        generation,
        tries.afresh(tries.corrects()),
        result);
  }

  public Delivery cancelled() {
    return mayBeOut()
        ? unconfirmed(OwnReason.CANCELLED_IN_DOUBT.with(""), result.raw())
        : ended(DeliveryState.CANCELLED, result);
  }

  public Delivery missed(Reason why) {
    return mayBeOut()
        ? unconfirmed(OwnReason.LATE_IN_DOUBT.with(why.detail()), result.raw())
        : ended(DeliveryState.MISSED, result.because(why, result.raw()));
  }

  /** Opens what an older revision ended without anything going out. */
  public Delivery reopened(Order newer, Instant nextLook) {
    return anew(newer, nextLook, tries.corrects(), null);
  }

  /**
   * Opens what residents can see, to change it into a newer revision's words. Where this one was
   * itself a correction and an earlier try of it is in doubt, the newer one waits until that try
   * cannot arrive any more: it would bring the older words back.
   */
  public Delivery correcting(Order newer, Instant nextLook) {
    if (tries.corrects() == null || !inDoubt()) {
      return anew(newer, nextLook, result.placed(), null);
    }
    var free = noTryArrivesAfter();
    return anew(newer, nextLook.isBefore(free) ? free : nextLook, result.placed(), free);
  }

  /** Earlier claims are older than the last one: their senders' ends are at the latest its. */
  private Instant noTryArrivesAfter() {
    return claim()
        .map(Claim::at)
        .or(() -> Optional.ofNullable(result.visible()))
        .orElseThrow()
        .plus(Timing.LONGEST)
        .plus(Timing.CLOCKS)
        .plus(Timing.NETWORK);
  }

  private Delivery anew(
      Order newer, Instant nextLook, @Nullable Placed corrects, @Nullable Instant notEarlier) {
    return new Delivery(
        id,
        platform,
        newer,
        DeliveryState.WAITING,
        ver,
        notEarlier,
        nextLook,
        0,
        tries.afresh(corrects),
        Result.NONE);
  }

  /** A newer revision with the same words: nothing is sent. */
  public Delivery movedOnTo(Order newer) {
    return new Delivery(
        id, platform, newer, state, ver, notBefore, wake, generation, tries, result);
  }

  /**
   * As it stands after a restore from a backup. What may have been sent since the backup was made
   * is looked for at once, and never sent again by itself; what is still to come waits on, and what
   * only waits for the platform's word does so too.
   *
   * @param now when it is restored
   */
  public Delivery restored(Instant now) {
    return switch (state) {
      case DELIVERED, REJECTED, CANCELLED, MISSED, UNCONFIRMED, PENDING -> this;
      case CLAIMED -> lookedFor(now);
      case WAITING -> sendAt().isAfter(now) ? waiting(ahead(now)) : lookedFor(now);
      case HELD, PARKED -> sendAt().isAfter(now) ? this : lookedFor(now);
    };
  }

  /** A wake that was handed out before the backup stands too late: its message is gone. */
  private Instant ahead(Instant now) {
    var early = sendAt().minus(Timing.EARLY);
    return early.isBefore(now) ? now : early;
  }

  private Delivery lookedFor(Instant now) {
    var claimed = claim().map(Claim::at).orElse(sendAt());
    var since = claimed.isBefore(sendAt()) ? claimed : sendAt().minus(Timing.LONGEST_LEAD);
    return to(DeliveryState.CLAIMED, notBefore, now, tries.restored(since), result);
  }

  // claimed

  /** Written with the outcome: what was sent, and when. */
  public Delivery sending(Sent attempt) {
    return new Delivery(
        id,
        platform,
        order,
        state,
        ver,
        notBefore,
        wake,
        generation,
        tries.sending(attempt),
        result);
  }

  public Delivery delivered(Placed placed, Instant sent, Instant answered) {
    return ended(DeliveryState.DELIVERED, Result.placed(placed, sent, answered, answered));
  }

  public Delivery pending(@Nullable Handle handle, Instant sent, Instant answered, Instant poll) {
    return to(
        DeliveryState.PENDING,
        null,
        poll,
        tries.lookingAt(poll),
        new Result(null, handle, null, "", sent, answered, null));
  }

  public Delivery deferred(Instant until, String raw) {
    // What may not be tried before its time is over is told as missed then, not later.
    var over = order.until().plusMillis(1);
    var look = until.isBefore(over) ? until : over;
    return to(DeliveryState.WAITING, until, look, tries.notSent(), result.said(raw));
  }

  public Delivery rejected(Reason why, String raw) {
    return mayBeOut()
        ? unconfirmed(why, raw)
        : ended(DeliveryState.REJECTED, result.because(why, raw));
  }

  /**
   * The attempt may be out. The claim stays, dated back so that all the time a sender may still use
   * has passed.
   */
  public Delivery unknown(
      String raw, Instant sent, Instant hangUp, Duration longest, Instant look) {
    var mine = Objects.requireNonNull(tries.claim());
    var back = new Claim(mine.id(), hangUp.minus(longest), mine.variant(), mine.kept());
    return to(
        DeliveryState.CLAIMED,
        notBefore,
        look,
        tries.looked(back, look),
        new Result(null, null, null, raw, sent, null, null));
  }

  // claimed and unknown, pending

  public Delivery lookAgain(Instant at, String raw) {
    return to(state, notBefore, at, tries.looked(tries.claim(), at), result.said(raw));
  }

  /**
   * It is not there: it may be tried again. A doubt about an earlier claim's message stays.
   *
   * @param believedEarly before that was certain
   */
  public Delivery absent(Instant again, boolean believedEarly) {
    return to(
        DeliveryState.WAITING, again, again, tries.over(tries.doubtSince(), believedEarly), result);
  }

  /** The same key or record id may be sent again; whether the first is out stays open. */
  public Delivery resendable(Instant again) {
    var since =
        tries.doubtSince() == null
            ? Objects.requireNonNull(tries.claim()).at()
            : tries.doubtSince();
    return to(DeliveryState.WAITING, again, again, tries.over(since, false), result);
  }

  /** A look-up or a poll saw it. Where its sender left no instant, it was sent at due or later. */
  public Delivery found(Placed placed, Instant now) {
    var sent = result.sent() == null ? sentAtEarliest(now) : result.sent();
    var answered = result.answered() == null ? now : result.answered();
    return ended(DeliveryState.DELIVERED, Result.placed(placed, sent, answered, now));
  }

  private Instant sentAtEarliest(Instant now) {
    var claimed = claim().map(Claim::at).orElse(now);
    return claimed.isBefore(order.due()) ? order.due() : claimed;
  }

  public Delivery unconfirmed(Reason why, String raw) {
    return ended(DeliveryState.UNCONFIRMED, result.because(why, raw));
  }

  // a person's buttons

  /** Somebody has seen it there. */
  public Delivery confirmed(Placed placed, Instant now) {
    return found(placed, now);
  }

  /** Somebody has seen that it is not there, and wants no more of it. */
  public Delivery closed(Reason why) {
    return ended(DeliveryState.MISSED, result.because(why, result.raw()));
  }

  /** Somebody has seen that it is not there, or has reviewed it: it goes out. */
  public Delivery sendAgain(Instant nextLook) {
    return to(DeliveryState.WAITING, null, nextLook, tries.over(null, false), result);
  }

  /** Reviewed, or reconnected: it goes out, its doubt kept. */
  public Delivery released(Instant nextLook) {
    return waiting(nextLook);
  }

  private Delivery ended(DeliveryState end, Result how) {
    return new Delivery(id, platform, order, end, ver, null, null, 0, tries, how);
  }

  private Delivery to(
      DeliveryState next,
      @Nullable Instant newNotBefore,
      Instant newWake,
      Tries newTries,
      Result newResult) {
    return new Delivery(
        id, platform, order, next, ver, newNotBefore, newWake, 0, newTries, newResult);
  }
}
