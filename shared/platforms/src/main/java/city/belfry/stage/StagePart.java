package city.belfry.stage;

import java.time.Instant;
import java.util.List;

/**
 * One platform's API, played on this machine: in the platform's wire format, strict enough to
 * refuse what the real one refuses. The server around it plays the faults. Safe for threads.
 */
public interface StagePart {
  /** The platform's name; its API is mounted at {@code /stage/NAME/}. */
  String platform();

  /** The name as people write it. */
  String title();

  /** Answers as the platform would. */
  StageReply answer(StageRequest request);

  /** Whether this request is one that residents would see: faults meet these, arrivals log them. */
  boolean publishes(StageRequest request);

  /** How the platform says "too many": with its own body and headers. */
  StageReply limited(Instant until);

  /** How the platform says that it failed: its 5xx, or what it has in its place. */
  StageReply broken();

  /** All that was ever placed, in that order, what was taken back marked so. */
  default List<StagePost> posts() {
    return posts(0);
  }

  /**
   * The same without the first ones: benches place thousands.
   *
   * @param from how many are left out, at most as many as there are
   */
  List<StagePost> posts(int from);
}
