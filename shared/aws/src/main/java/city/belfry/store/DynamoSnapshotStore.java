package city.belfry.store;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.channel.Snapshot;
import city.belfry.runtime.Json;
import city.belfry.usecase.watch.SnapshotStore;
import java.util.List;

/** Snapshots in the table, each beside its channel's others. Safe for threads. */
public final class DynamoSnapshotStore implements SnapshotStore {
  private final Table table;

  public DynamoSnapshotStore(Table table) {
    this.table = table;
  }

  @Override
  public void put(Snapshot snapshot) {
    var key = Key.snapshot(snapshot.channel(), snapshot.day());
    table.put(
        Item.empty()
            .text("pk", key.pk())
            .text("sk", key.sk())
            .text("snapshot", Json.write(snapshot)));
  }

  @Override
  public List<Snapshot> of(String channel) {
    return Channel.isName(channel)
        ? table.query(Key.CHANNEL + channel, Key.DAY).stream()
            .map(DynamoSnapshotStore::read)
            .toList()
        : List.of();
  }

  static Snapshot read(Item item) {
    return Json.read(item.text("snapshot"), Snapshot.class);
  }
}
