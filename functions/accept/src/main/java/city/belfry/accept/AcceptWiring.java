package city.belfry.accept;

import city.belfry.platform.Catalog;
import city.belfry.platform.catalog.Platforms;
import city.belfry.queue.SqsDeliveryQueue;
import city.belfry.runtime.Outside;
import city.belfry.runtime.http.Door;
import city.belfry.store.DynamoHeartbeatStore;
import city.belfry.store.DynamoStores;
import city.belfry.store.Table;
import city.belfry.usecase.channel.PutChannel;
import city.belfry.usecase.delivery.Decide;
import city.belfry.usecase.delivery.Reconcile;
import city.belfry.usecase.delivery.Reconnect;
import city.belfry.usecase.heartbeat.PeoplesChannels;
import city.belfry.usecase.heartbeat.ReadHeartbeat;
import city.belfry.usecase.hold.SetHold;
import city.belfry.usecase.post.AcceptPost;
import city.belfry.usecase.post.CancelPost;
import city.belfry.usecase.post.CheckPost;
import city.belfry.usecase.post.EditPost;
import city.belfry.usecase.post.GetPost;
import city.belfry.usecase.post.ListPosts;
import city.belfry.usecase.post.RetractPost;
import city.belfry.usecase.watch.ReadBudget;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Which door answers which route. */
final class AcceptWiring {
  private AcceptWiring() {}

  static Map<String, Door> routes(Outside outside) {
    var config = AcceptConfig.from(outside.variables());
    var clock = outside.clock();
    var ids = outside.ids();
    var stores = DynamoStores.on(outside.client(DynamoDbClient.class), config.table(), clock, ids);
    var queue = new SqsDeliveryQueue(outside.client(SqsClient.class), config.queues(), clock);
    var channels = new PeoplesChannels(stores.channels());
    Catalog deployed = name -> Platforms.named(name).filter(p -> config.queues().containsKey(name));
    var check = new CheckPost(channels, stores.pictures(), deployed, config.city(), clock);
    var reconcile = new Reconcile(stores, queue, clock);
    var cancel = new CancelPost(stores, reconcile, queue, clock);
    var posts =
        new PostDoors(
            new AcceptPost(check, stores.posts(), reconcile, clock, ids),
            check,
            new EditPost(check, stores, reconcile, clock),
            cancel,
            new RetractPost(cancel, stores, queue, clock));
    var deliveries = new DeliveryDoors(new Decide(stores, queue, clock));
    var reads = new ReadDoors(stores, new GetPost(stores), new ListPosts(stores, clock));
    var city =
        new CityDoors(
            new SetHold(stores, queue, clock),
            channels,
            stores.snapshots(),
            new ReadBudget(stores, deployed, clock),
            new PutChannel(
                channels, deployed, new Reconnect(stores, queue, clock), outside.wire()));
    var heartbeat =
        new HeartbeatDoor(
            new ReadHeartbeat(
                new DynamoHeartbeatStore(
                    new Table(outside.client(DynamoDbClient.class), config.table())),
                clock));
    return Map.ofEntries(
        Map.entry("POST /v1/posts", posts::accept),
        Map.entry("GET /v1/posts", reads::posts),
        Map.entry("GET /v1/posts/{id}", reads::post),
        Map.entry("PUT /v1/posts/{id}", posts::edit),
        Map.entry("GET /v1/posts/{id}/receipts", reads::receipts),
        Map.entry("POST /v1/posts/{id}/cancel", posts::cancel),
        Map.entry("POST /v1/posts/{id}/retract", posts::retract),
        Map.entry("POST /v1/deliveries/{id}/confirm", deliveries::confirm),
        Map.entry("POST /v1/deliveries/{id}/deny", deliveries::deny),
        Map.entry("POST /v1/deliveries/{id}/release", deliveries::release),
        Map.entry("POST /v1/check", posts::check),
        Map.entry("GET /v1/hold", city::hold),
        Map.entry("PUT /v1/hold", city::putHold),
        Map.entry("DELETE /v1/hold", city::deleteHold),
        Map.entry("GET /v1/heartbeat", heartbeat::read),
        Map.entry("GET /v1/channels", city::channels),
        Map.entry("GET /v1/channels/{name}", city::channel),
        Map.entry("GET /v1/channels/{name}/snapshots", city::snapshots),
        Map.entry("PUT /v1/channels/{name}", city::putChannel));
  }
}
