package city.belfry.store;

import city.belfry.domain.channel.Snapshot;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A channel's snapshot, read from a record of the table's stream. */
public final class StreamedSnapshot {
  private StreamedSnapshot() {}

  /** The snapshot in a record; empty for other items. */
  public static Optional<Snapshot> of(JsonNode streamRecord) {
    var change = streamRecord.path("dynamodb");
    var sk = change.path("Keys").path("sk").path("S").asText();
    return sk.startsWith(Key.DAY) && change.has("NewImage")
        ? Optional.of(DynamoSnapshotStore.read(StreamedItem.read(change.path("NewImage"))))
        : Optional.empty();
  }
}
