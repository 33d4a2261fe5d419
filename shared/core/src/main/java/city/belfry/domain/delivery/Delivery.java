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
 */
public record Delivery(
    DeliveryId id,
    String platform,
    Order order,
    DeliveryState state,
    long ver,
    @Nullable Instant notBefore,
    @Nullable Instant wake,
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
        id, platform, order, DeliveryState.WAITING, 1, null, wake, Tries.NONE, Result.NONE);
  }

  /** An earlier attempt may be out, although nobody is sending now. */
  public boolean inDoubt() {
    return tries.doubtSince() != null;
  }

  /** When the next claim may send. */
  public Instant sendAt() {
    return notBefore == null || notBefore.isBefore(order.due()) ? order.due() : notBefore;
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

  /** For a person: after a hold what became late, or a channel that lost its login. */
  public Delivery parked(Reason why, String raw, Instant nextLook) {
    return to(DeliveryState.PARKED, null, nextLook, tries.notSent(), result.because(why, raw));
  }

  /** Asked to do what a newer revision says. */
  public Delivery revised(Order newer, Instant nextLook) {
    if (inDoubt()) {
      return unconfirmed(OwnReason.EDITED_IN_DOUBT.with(""), result.raw());
    }
    return new Delivery(
        id, platform, newer, state, ver, notBefore, nextLook, tries.afresh(), result);
  }

  public Delivery cancelled() {
    return inDoubt()
        ? unconfirmed(OwnReason.CANCELLED_IN_DOUBT.with(""), result.raw())
        : ended(DeliveryState.CANCELLED, result);
  }

  public Delivery missed(Reason why) {
    return inDoubt()
        ? unconfirmed(OwnReason.LATE_IN_DOUBT.with(why.detail()), result.raw())
        : ended(DeliveryState.MISSED, result.because(why, result.raw()));
  }

  /** Opens what an older revision ended without anything going out. */
  public Delivery reopened(Order newer, Instant nextLook) {
    return new Delivery(
        id,
        platform,
        newer,
        DeliveryState.WAITING,
        ver,
        null,
        nextLook,
        tries.afresh(),
        Result.NONE);
  }

  // claimed

  /** Written with the outcome: what was sent, and when. */
  public Delivery sending(Sent attempt) {
    return new Delivery(
        id, platform, order, state, ver, notBefore, wake, tries.sending(attempt), result);
  }

  public Delivery delivered(Placed placed, Instant sent, Instant answered) {
    return ended(DeliveryState.DELIVERED, Result.placed(placed, sent, answered));
  }

  public Delivery pending(@Nullable Handle handle, Instant sent, Instant answered, Instant poll) {
    return to(
        DeliveryState.PENDING,
        null,
        poll,
        tries,
        new Result(null, handle, null, "", sent, answered, null));
  }

  public Delivery deferred(Instant until, String raw) {
    return to(DeliveryState.WAITING, until, until, tries.notSent(), result.said(raw));
  }

  public Delivery rejected(Reason why, String raw) {
    return inDoubt()
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
        tries.looked(back),
        new Result(null, null, null, raw, sent, null, null));
  }

  // claimed and unknown, pending

  public Delivery lookAgain(Instant at, String raw) {
    return to(state, notBefore, at, tries.looked(tries.claim()), result.said(raw));
  }

  /** It is certainly not there: it may be tried again. */
  public Delivery absent(Instant again) {
    return to(DeliveryState.WAITING, again, again, tries.over(null), result);
  }

  /** The same key or record id may be sent again; whether the first is out stays open. */
  public Delivery resendable(Instant again) {
    var since =
        tries.doubtSince() == null
            ? Objects.requireNonNull(tries.claim()).at()
            : tries.doubtSince();
    return to(DeliveryState.WAITING, again, again, tries.over(since), result);
  }

  /** A look-up or a poll saw it. */
  public Delivery found(Placed placed, Instant now) {
    var sent = result.sent() == null ? claim().map(Claim::at).orElse(now) : result.sent();
    return delivered(placed, sent, result.answered() == null ? now : result.answered());
  }

  public Delivery unconfirmed(Reason why, String raw) {
    return ended(DeliveryState.UNCONFIRMED, result.because(why, raw));
  }

  private Delivery ended(DeliveryState end, Result how) {
    return new Delivery(id, platform, order, end, ver, null, null, tries, how);
  }

  private Delivery to(
      DeliveryState next,
      @Nullable Instant newNotBefore,
      Instant newWake,
      Tries newTries,
      Result newResult) {
    return new Delivery(id, platform, order, next, ver, newNotBefore, newWake, newTries, newResult);
  }
}
