package city.belfry.usecase.watch;

import city.belfry.domain.channel.Snapshot;
import java.util.List;

/** How channels were, day by day. Safe for threads. */
public interface SnapshotStore {
  /** Keeps a day's snapshot; a later one of the same day takes its place. */
  void put(Snapshot snapshot);

  /** A channel's, oldest first. */
  List<Snapshot> of(String channel);
}
