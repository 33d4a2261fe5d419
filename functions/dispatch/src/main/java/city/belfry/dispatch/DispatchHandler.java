package city.belfry.dispatch;

import city.belfry.platform.catalog.Platforms;
import city.belfry.queue.SqsDeliveryQueue;
import city.belfry.runtime.Json;
import city.belfry.runtime.LambdaFunction;
import city.belfry.runtime.Log;
import city.belfry.runtime.MetricLine;
import city.belfry.runtime.Outside;
import city.belfry.runtime.ProcessOutside;
import city.belfry.store.DynamoStores;
import city.belfry.store.DynamoWakeIndex;
import city.belfry.store.Table;
import city.belfry.time.Clock;
import city.belfry.usecase.delivery.Reconcile;
import city.belfry.usecase.delivery.WakeDue;
import city.belfry.usecase.heartbeat.Beat;
import city.belfry.usecase.heartbeat.PeoplesChannels;
import city.belfry.usecase.post.AcceptPost;
import city.belfry.usecase.post.CheckPost;
import city.belfry.usecase.watch.WatchChannels;
import com.fasterxml.jackson.databind.JsonNode;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The tick: hands on everything whose time is near; every hour the heartbeat, and once a day the
 * watch over all channels.
 */
public final class DispatchHandler extends LambdaFunction {
  private final WakeDue wakeDue;
  private final WatchChannels watchChannels;
  private final Beat beat;
  private final DynamoWakeIndex wakes;
  private final Clock clock;
  private final Log log;
  private final String stack;

  public DispatchHandler() {
    this(new ProcessOutside());
  }

  public DispatchHandler(Outside outside) {
    super(outside.log());
    var config = DispatchConfig.from(outside.variables());
    var dynamo = outside.client(DynamoDbClient.class);
    var ids = outside.ids();
    this.clock = outside.clock();
    this.log = outside.log();
    this.stack = config.stack();
    this.wakes = new DynamoWakeIndex(new Table(dynamo, config.table()));
    var stores = DynamoStores.on(dynamo, config.table(), clock, ids);
    var queue = new SqsDeliveryQueue(outside.client(SqsClient.class), config.queues(), clock);
    var reconcile = new Reconcile(stores, queue, clock);
    var check =
        new CheckPost(stores.channels(), stores.pictures(), Platforms::named, config.city(), clock);
    this.watchChannels =
        new WatchChannels(
            new PeoplesChannels(stores.channels()), config.queues()::containsKey, queue);
    this.wakeDue = new WakeDue(stores, reconcile, queue, clock);
    this.beat =
        new Beat(
            new AcceptPost(check, stores.posts(), reconcile, clock, ids), stores.channels(), clock);
  }

  @Override
  protected JsonNode answer(JsonNode event) {
    if (event.path("watch").asBoolean()) {
      return Json.object().put("watched", watchChannels.run());
    }
    if (event.path("heartbeat").asBoolean()) {
      return Json.object().put("post", beat.run().id());
    }
    measure();
    var handed = wakeDue.run();
    return Json.object()
        .put("posts", handed.posts())
        .put("deliveries", handed.deliveries())
        .put("takeBacks", handed.takeBacks())
        .put("pages", handed.pages());
  }

  /** Before anything is handed on: what waits now should have been looked at by now. */
  private void measure() {
    var now = clock.now();
    var backlog = wakes.backlog(now);
    log.line(
        MetricLine.on(Log.news("tick"), stack)
            .count("WakeDepth", backlog.depth())
            .seconds("WakeOldestSeconds", backlog.oldest().toSeconds())
            .at(now));
  }
}
