package city.belfry.kit;

import city.belfry.domain.language.Language;
import city.belfry.domain.post.LatePolicy;
import city.belfry.domain.post.Planned;
import city.belfry.domain.post.Post;
import city.belfry.domain.post.PostState;
import city.belfry.domain.post.Severity;
import city.belfry.domain.post.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a post for a test; what is not said is live, routine, at revision 1, for one channel. */
public final class APost {
  private final Instant due;
  private String id = "01K7Q4X9Z3ABCDEFGHJKMNPQRS";
  private PostState state = PostState.LIVE;
  private int revision = 1;
  private int approved = 1;
  private Severity severity = Severity.ROUTINE;
  private LatePolicy latePolicy = new LatePolicy.NotAfter(Duration.ofHours(1));
  private @Nullable Instant expiry;
  private List<Planned> plan =
      List.of(new Planned("sample-city", "sample", List.of(new Language("en"))));

  private APost(Instant due) {
    this.due = due;
  }

  public static APost due(Instant due) {
    return new APost(due);
  }

  public APost id(String name) {
    id = name;
    return this;
  }

  public APost cancelled() {
    state = PostState.CANCELLED;
    return this;
  }

  public APost revision(int number) {
    revision = number;
    approved = number;
    return this;
  }

  public APost unapproved() {
    approved = 0;
    return this;
  }

  public APost severity(Severity how) {
    severity = how;
    return this;
  }

  public APost late(LatePolicy policy) {
    latePolicy = policy;
    return this;
  }

  public APost expiry(Instant instant) {
    expiry = instant;
    return this;
  }

  public APost planned(Planned... deliveries) {
    plan = List.of(deliveries);
    return this;
  }

  public Post build() {
    var accepted = due.minus(Duration.ofHours(1));
    return new Post(
        id,
        state,
        1,
        revision,
        approved,
        Topic.TRAFFIC,
        severity,
        false,
        due,
        expiry,
        latePolicy,
        latePolicy.until(due, expiry),
        plan,
        "Main St closed",
        "dispatcher",
        null,
        accepted,
        accepted,
        due.minus(Duration.ofMinutes(3)));
  }
}
