package city.belfry.record;

import city.belfry.domain.channel.Snapshot;
import city.belfry.event.EventBridgeAnnouncements;
import city.belfry.runtime.Outside;
import city.belfry.runtime.ProcessOutside;
import city.belfry.runtime.stream.StreamFunction;
import city.belfry.store.DynamoJournal;
import city.belfry.store.DynamoStores;
import city.belfry.store.StreamedDelivery;
import city.belfry.store.StreamedSnapshot;
import city.belfry.time.Clock;
import city.belfry.usecase.delivery.Announcements;
import city.belfry.usecase.journal.RecordStep;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** Follows the table's stream: journal, roll-up, events. */
public final class RecordHandler extends StreamFunction {
  private final RecordStep recordStep;
  private final Announcements announcements;
  private final Clock clock;

  public RecordHandler() {
    this(new ProcessOutside());
  }

  public RecordHandler(Outside outside) {
    super(outside.log());
    var config = RecordConfig.from(outside.variables());
    this.clock = outside.clock();
    var dynamo = outside.client(DynamoDbClient.class);
    var stores = DynamoStores.on(dynamo, config.table(), clock, outside.ids());
    var sentence = new Sentence(config.api());
    this.announcements =
        new MeasuredAnnouncements(
            new EventBridgeAnnouncements(
                outside.client(EventBridgeClient.class), config.bus(), sentence::of, sentence::of),
            stores.posts(),
            outside.log(),
            clock,
            config.stack());
    this.recordStep =
        new RecordStep(stores, new DynamoJournal(dynamo, config.table()), announcements, clock);
  }

  @Override
  protected void take(JsonNode streamRecord) {
    StreamedDelivery.of(streamRecord)
        .ifPresent(streamed -> recordStep.run(streamed.delivery(), streamed.step()));
    StreamedSnapshot.of(streamRecord)
        .filter(Snapshot::needsAPerson)
        // A restore puts the days before into the stream again.
        .filter(snapshot -> snapshot.at().isAfter(clock.now().minus(Duration.ofDays(1))))
        .ifPresent(announcements::attention);
  }
}
