package city.belfry.dispatch;

import city.belfry.queue.SqsDeliveryQueue;
import city.belfry.runtime.Json;
import city.belfry.runtime.LambdaFunction;
import city.belfry.runtime.Outside;
import city.belfry.runtime.ProcessOutside;
import city.belfry.store.DynamoStores;
import city.belfry.usecase.delivery.Reconcile;
import city.belfry.usecase.delivery.WakeDue;
import city.belfry.usecase.watch.WatchChannels;
import com.fasterxml.jackson.databind.JsonNode;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The tick: hands on everything whose time is near; once a day, the watch over all channels. */
public final class DispatchHandler extends LambdaFunction {
  private final WakeDue wakeDue;
  private final WatchChannels watchChannels;

  public DispatchHandler() {
    this(new ProcessOutside());
  }

  public DispatchHandler(Outside outside) {
    var config = DispatchConfig.from(outside.variables());
    var clock = outside.clock();
    var stores =
        DynamoStores.on(outside.client(DynamoDbClient.class), config.table(), clock, outside.ids());
    var queue = new SqsDeliveryQueue(outside.client(SqsClient.class), config.queues(), clock);
    this.watchChannels = new WatchChannels(stores.channels(), config.queues()::containsKey, queue);
    this.wakeDue = new WakeDue(stores, new Reconcile(stores, queue, clock), queue, clock);
  }

  @Override
  protected JsonNode answer(JsonNode event) {
    if (event.path("watch").asBoolean()) {
      return Json.object().put("watched", watchChannels.run());
    }
    var handed = wakeDue.run();
    return Json.object()
        .put("posts", handed.posts())
        .put("deliveries", handed.deliveries())
        .put("takeBacks", handed.takeBacks())
        .put("pages", handed.pages());
  }
}
