package city.belfry.usecase.post;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.Timing;
import city.belfry.domain.journal.Change;
import city.belfry.domain.people.Person;
import city.belfry.domain.people.Role;
import city.belfry.domain.post.Draft;
import city.belfry.domain.post.Figure;
import city.belfry.domain.post.Post;
import city.belfry.domain.post.PostState;
import city.belfry.domain.post.Revision;
import city.belfry.domain.problem.Problem;
import city.belfry.time.Clock;
import city.belfry.usecase.Stores;
import city.belfry.usecase.delivery.Reconcile;
import java.util.List;
import java.util.Optional;

/**
 * Gives a post a new revision. What no claim holds goes out with the newer words; what is out, or
 * may be, stays as it is and is named in the answer.
 */
public final class EditPost {
  private static final Problem OTHER_PICTURE =
      new Problem(
          "other-picture",
          "/picture/id",
          "an edit cannot add, exchange or take away the picture",
          "cancel or retract the post and write a new one; words and descriptions may change");

  private final CheckPost check;
  private final PostStore posts;
  private final Reconcile reconcile;
  private final Clock clock;

  public EditPost(CheckPost check, Stores stores, Reconcile reconcile, Clock clock) {
    this.check = check;
    this.posts = stores.posts();
    this.reconcile = reconcile;
    this.clock = clock;
  }

  /** What became of the request. */
  public sealed interface Result {
    /**
     * The newer words are stored, and every delivery that waits has them.
     *
     * @param stay deliveries that keep an older revision: sent, being sent, or ended; and those
     *     whose older words may still appear, because their absence was believed early
     */
    record Edited(Post post, List<Delivery> stay) implements Result {
      public Edited {
        stay = List.copyOf(stay);
      }
    }

    record NotFound() implements Result {}

    /** It is not at the version the person saw. */
    record Moved(Post now) implements Result {}

    record Cancelled() implements Result {}

    record NotAllowed(Role needed) implements Result {}

    record Refused(List<Problem> problems) implements Result {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /**
   * Edits a post.
   *
   * @param seenVer the version on the person's page
   */
  public Result run(String id, long seenVer, Draft draft, Person person) {
    if (!person.may(Role.WRITER)) {
      return new Result.NotAllowed(Role.WRITER);
    }
    var found = posts.find(id);
    if (found.isEmpty()) {
      return new Result.NotFound();
    }
    var seen = found.get();
    if (seen.state() == PostState.CANCELLED) {
      return new Result.Cancelled();
    }
    if (seen.ver() != seenVer) {
      return new Result.Moved(seen);
    }
    if (!samePicture(seen, draft)) {
      return new Result.Refused(List.of(OTHER_PICTURE));
    }
    var revision = seen.revision() + 1;
    var checked = check.check(draft, id, revision, seen.due());
    if (!checked.well()) {
      return new Result.Refused(checked.problems());
    }
    return store(seen, draft, checked, person);
  }

  /** No platform lets a picture be exchanged everywhere, and half of the channels would show it. */
  private boolean samePicture(Post seen, Draft draft) {
    var before = posts.revision(seen.id(), seen.revision()).map(Revision::draft);
    return before.isEmpty() || picture(before.get()).equals(picture(draft));
  }

  private static Optional<String> picture(Draft draft) {
    return Optional.ofNullable(draft.picture()).map(Figure::picture);
  }

  private Result store(Post seen, Draft draft, CheckPost.Checked checked, Person person) {
    var now = clock.now();
    var number = seen.revision() + 1;
    var late = draft.latePolicyOrUsual();
    var next =
        new Post(
            seen.id(),
            seen.state(),
            seen.ver(),
            number,
            number,
            draft.topic(),
            draft.severity(),
            draft.drill(),
            checked.due(),
            draft.expiry(),
            late,
            late.until(checked.due(), draft.expiry()),
            checked.plan(),
            draft.texts().getFirst().headline(),
            seen.author(),
            draft.learned(),
            draft.written() == null ? now : draft.written(),
            now,
            checked.due().minus(Timing.HORIZON));
    var change = new Change(person.subject(), "edit", "");
    var revision =
        new Revision(seen.id(), number, draft.dueAt(checked.due()), person.subject(), now);
    var messages = checked.messages().stream().map(CheckPost.Measured::message).toList();
    return posts
        .edit(seen, next, revision, messages, change)
        .<Result>map(post -> visited(post, change))
        .orElseGet(() -> new Result.Moved(posts.find(seen.id()).orElse(seen)));
  }

  /** The fence is written; now every waiting delivery is visited, and only then it is answered. */
  private Result visited(Post post, Change change) {
    var left = reconcile.run(post.id(), change);
    var stay =
        left.deliveries().stream()
            .filter(d -> d.order().revision() < post.revision() || d.tries().doublePossible())
            .toList();
    return new Result.Edited(post, stay);
  }
}
