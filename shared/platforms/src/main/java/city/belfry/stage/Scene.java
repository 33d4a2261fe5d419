package city.belfry.stage;

import org.jspecify.annotations.Nullable;

/**
 * A part, and what it is known to have placed. One publishing request at a time, so that what is
 * new afterwards is what this one placed. Safe for threads.
 */
final class Scene {
  private final StagePart part;
  private int known;

  Scene(StagePart part) {
    this.part = part;
  }

  StagePart part() {
    return part;
  }

  synchronized Act act(StageRequest request) {
    var reply = part.answer(request);
    @Nullable String placed = null;
    for (var post : part.posts(known)) {
      known++;
      // What a queue brought forth meanwhile is new too, but did not arrive now.
      if (post.arrived().equals(request.arrived())) {
        placed = post.id();
      }
    }
    return new Act(reply, placed);
  }

  /**
   * @param reply null where nothing was done
   * @param placed the id of what is new; null for a repeat or a refusal
   */
  record Act(@Nullable StageReply reply, @Nullable String placed) {
    static final Act NONE = new Act(null, null);
  }
}
