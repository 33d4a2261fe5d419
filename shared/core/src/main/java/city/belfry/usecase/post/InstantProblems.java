package city.belfry.usecase.post;

import city.belfry.domain.post.Draft;
import city.belfry.domain.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with a draft's instants. */
final class InstantProblems {
  /** How far ahead a post may be due. */
  private static final Duration FARTHEST = Duration.ofDays(2 * 366);

  private InstantProblems() {}

  static void add(
      Draft draft, Instant now, @Nullable Instant unchangedDue, List<Problem> problems) {
    var due = draft.due();
    if (due != null && due.isBefore(now) && !due.equals(unchangedDue)) {
      problems.add(
          new Problem(
              "past",
              "/due",
              "due " + due + " is past; it is " + now,
              "leave it out to announce now, or choose an instant to come"));
    }
    if (due != null && due.isAfter(now.plus(FARTHEST))) {
      problems.add(
          new Problem(
              "too-far", "/due", "due " + due + " is more than two years ahead", "check the year"));
    }
    var from = due == null ? now : due;
    if (draft.expiry() != null && !draft.expiry().isAfter(from)) {
      problems.add(
          new Problem(
              "expiry-before-due",
              "/expiry",
              "it would be over at " + draft.expiry() + ", not after it is due at " + from,
              "choose an expiry after due, or leave it out"));
    }
    if (draft.learned() != null && draft.learned().isAfter(now)) {
      problems.add(
          new Problem(
              "to-come",
              "/learned",
              "learned " + draft.learned() + " is still to come; it is " + now,
              "say when the city learned of it, or leave it out"));
    }
  }
}
