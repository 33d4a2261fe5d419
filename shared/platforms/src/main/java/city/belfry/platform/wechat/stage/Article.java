package city.belfry.platform.wechat.stage;

import city.belfry.stage.StagePost;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What left the draft box, by one of the two ways. WeChat takes its time: it is visible from an
 * instant on, and the first poll never says so.
 */
final class Article {
  final String id;
  final Draft draft;
  final String address;
  private final Instant arrived;
  private final Instant ready;
  private boolean polled;
  private boolean deleted;

  Article(String id, Draft draft, String address, Instant arrived, Instant ready) {
    this.id = id;
    this.draft = draft;
    this.address = address;
    this.arrived = arrived;
    this.ready = ready;
  }

  boolean visible(Instant now) {
    return !now.isBefore(ready);
  }

  Instant arrived() {
    return arrived;
  }

  Instant ready() {
    return ready;
  }

  /** Asked what became of it: whether it is done. */
  boolean poll(Instant now) {
    var again = polled;
    polled = true;
    return again && visible(now);
  }

  void delete() {
    deleted = true;
  }

  boolean deleted() {
    return deleted;
  }

  StagePost shown(Instant now) {
    @Nullable Instant since = visible(now) ? ready : null;
    return new StagePost(
        id,
        draft.account(),
        null,
        draft.title(),
        draft.plain(),
        draft.link().isEmpty() ? null : draft.link(),
        arrived,
        since,
        deleted,
        draft.picture());
  }
}
