package city.belfry.domain.delivery;

import city.belfry.domain.message.Variant;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has been tried so far.
 *
 * @param number how many claims there were at this revision
 * @param looks how often the present claim, or what is pending, was looked up
 * @param look when the next look-up or question is due; null before the first of a claim
 * @param claim the present one, also while pending
 * @param doubtSince when the first claim was made that may be out although a later one runs
 * @param variant which of the frozen words every further try must use, because an earlier one may
 *     be out with them; null while that is open
 * @param corrects what an earlier revision placed, which this one changes; null for new words
 * @param doublePossible an absence was believed before it was certain, at this revision or an older
 *     one: the city chose that for emergencies
 * @param sent every attempt, oldest first
 */
public record Tries(
    int number,
    int looks,
    @Nullable Instant look,
    @Nullable Claim claim,
    @Nullable Instant doubtSince,
    @Nullable Variant variant,
    @Nullable Placed corrects,
    boolean doublePossible,
    List<Sent> sent) {
  static final Tries NONE = new Tries(0, 0, null, null, null, null, null, false, List.of());

  public Tries {
    sent = List.copyOf(sent);
  }

  Tries claimed(Claim mine) {
    return new Tries(
        number + 1, 0, null, mine, doubtSince, variant, corrects, doublePossible, sent);
  }

  Tries looked(@Nullable Claim same, Instant next) {
    return new Tries(
        number, looks + 1, next, same, doubtSince, variant, corrects, doublePossible, sent);
  }

  Tries lookingAt(Instant next) {
    return new Tries(
        number, looks, next, claim, doubtSince, variant, corrects, doublePossible, sent);
  }

  /** Somebody may have sent it after these tries were written down. */
  Tries restored(Instant since) {
    var words = variant == null ? Variant.ON_TIME : variant;
    var mine =
        claim == null ? Claim.restored(since, words) : Claim.restored(since, claim.variant());
    return new Tries(
        number,
        0,
        null,
        mine,
        doubtSince == null ? since : doubtSince,
        variant,
        corrects,
        doublePossible,
        sent);
  }

  /** The claim is over, and nothing of it went out. */
  Tries notSent() {
    return new Tries(number, 0, null, null, doubtSince, variant, corrects, doublePossible, sent);
  }

  /** The claim is over; the words it may have sent stay chosen. */
  Tries over(@Nullable Instant doubt, boolean believedEarly) {
    return new Tries(
        number,
        0,
        null,
        null,
        doubt,
        claim == null ? variant : claim.variant(),
        corrects,
        doublePossible || believedEarly,
        sent);
  }

  public Tries sending(Sent attempt) {
    var more = Stream.concat(sent.stream(), Stream.of(attempt)).toList();
    return new Tries(
        number, looks, look, claim, doubtSince, variant, corrects, doublePossible, more);
  }

  /**
   * For a newer revision: only what was sent, what is to be corrected, and that one of the older
   * messages may still appear, is remembered.
   */
  Tries afresh(@Nullable Placed placed) {
    return new Tries(0, 0, null, null, null, null, placed, doublePossible, sent);
  }
}
