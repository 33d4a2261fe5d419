package city.belfry.usecase.post;

import city.belfry.domain.delivery.Timing;
import city.belfry.domain.journal.Change;
import city.belfry.domain.people.Person;
import city.belfry.domain.people.Role;
import city.belfry.domain.post.Draft;
import city.belfry.domain.post.Post;
import city.belfry.domain.post.PostState;
import city.belfry.domain.post.Revision;
import city.belfry.domain.problem.Problem;
import city.belfry.time.Clock;
import city.belfry.time.Ids;
import city.belfry.usecase.delivery.Reconcile;
import java.util.List;

/** Takes a post: checked, stored once under its key, and fanned out at once when it is near. */
public final class AcceptPost {
  private final CheckPost check;
  private final PostStore posts;
  private final Reconcile reconcile;
  private final Clock clock;
  private final Ids ids;

  public AcceptPost(CheckPost check, PostStore posts, Reconcile reconcile, Clock clock, Ids ids) {
    this.check = check;
    this.posts = posts;
    this.reconcile = reconcile;
    this.clock = clock;
    this.ids = ids;
  }

  /** What became of the request. */
  public sealed interface Result {
    record Accepted(Post post, List<CheckPost.Measured> messages) implements Result {
      public Accepted {
        messages = List.copyOf(messages);
      }
    }

    /** The same request came before: here is its post. */
    record Repeated(Post post) implements Result {}

    /** The key came before with another body. */
    record KeyTaken(String post) implements Result {}

    record NotAllowed(Role needed) implements Result {}

    record Refused(List<Problem> problems) implements Result {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  public Result run(Draft draft, IdempotencyKey key, Person person) {
    if (!person.may(Role.WRITER)) {
      return new Result.NotAllowed(Role.WRITER);
    }
    var before = posts.keyed(key, clock.now());
    if (before.isPresent()) {
      return repeated(before.get(), key);
    }
    var id = ids.next();
    var checked = check.check(draft, id, 1, null);
    if (!checked.well()) {
      return new Result.Refused(checked.problems());
    }
    var post = post(id, draft, checked, person);
    var change = new Change(person.subject(), "accept", "");
    var revision =
        new Revision(id, 1, draft.dueAt(checked.due()), person.subject(), post.accepted());
    var messages = checked.messages().stream().map(CheckPost.Measured::message).toList();
    var taken = posts.accept(post, revision, messages, key, change);
    if (taken.isPresent()) {
      return repeated(taken.get(), key);
    }
    reconcile.run(id, change);
    return new Result.Accepted(post, checked.messages());
  }

  private Result repeated(PostStore.Keyed before, IdempotencyKey key) {
    if (!before.bodyHash().equals(key.bodyHash())) {
      return new Result.KeyTaken(before.post());
    }
    // An accept that died after its write left this to the tick: an urgent post is not kept
    // waiting.
    reconcile.run(before.post(), new Change(key.caller(), "accept", "repeated"));
    return posts
        .find(before.post())
        .<Result>map(Result.Repeated::new)
        .orElse(new Result.KeyTaken(before.post()));
  }

  private Post post(String id, Draft draft, CheckPost.Checked checked, Person person) {
    var now = clock.now();
    var late = draft.latePolicyOrUsual();
    return new Post(
        id,
        PostState.LIVE,
        1,
        1,
        1,
        draft.topic(),
        draft.severity(),
        draft.drill(),
        checked.due(),
        draft.expiry(),
        late,
        late.until(checked.due(), draft.expiry()),
        checked.plan(),
        draft.texts().getFirst().headline(),
        person.subject(),
        draft.learned(),
        draft.written() == null ? now : draft.written(),
        now,
        checked.due().minus(Timing.HORIZON));
  }
}
