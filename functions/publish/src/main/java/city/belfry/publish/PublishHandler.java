package city.belfry.publish;

import city.belfry.domain.delivery.DeliveryId;
import city.belfry.page.S3Pages;
import city.belfry.page.S3Pictures;
import city.belfry.platform.Means;
import city.belfry.platform.Pages;
import city.belfry.platform.Pictures;
import city.belfry.platform.board.BoardPages;
import city.belfry.platform.catalog.Platforms;
import city.belfry.platform.wire.OpenAccounts;
import city.belfry.queue.SqsDeliveryQueue;
import city.belfry.runtime.Outside;
import city.belfry.runtime.Parameters;
import city.belfry.runtime.ProcessOutside;
import city.belfry.runtime.sqs.QueueFunction;
import city.belfry.secret.SsmSecrets;
import city.belfry.store.DynamoHeartbeatStore;
import city.belfry.store.DynamoStores;
import city.belfry.store.DynamoTokens;
import city.belfry.store.Table;
import city.belfry.usecase.delivery.Attend;
import city.belfry.usecase.delivery.TakeBackPublished;
import city.belfry.usecase.delivery.TurnPage;
import city.belfry.usecase.heartbeat.ReadHeartbeat;
import city.belfry.usecase.watch.WatchChannel;
import com.fasterxml.jackson.databind.JsonNode;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Serves one platform's queue. */
public final class PublishHandler extends QueueFunction {
  private final CountedFees fees;
  private final Attend attend;
  private final TakeBackPublished takeBack;
  private final TurnPage turnPage;
  private final WatchChannel watchChannel;
  private final StatusAfterHeartbeat status;

  public PublishHandler() {
    this(new ProcessOutside());
  }

  public PublishHandler(Outside outside) {
    super(outside.log());
    var config = PublishConfig.from(outside.variables());
    var clock = outside.clock();
    var ids = outside.ids();
    var dynamo = outside.client(DynamoDbClient.class);
    this.fees =
        new CountedFees(Platforms.named(config.platform()), outside.log(), clock, config.stack());
    var stores =
        DynamoStores.on(dynamo, config.table(), clock, ids)
            .with(all -> new CountedWrites(all, fees, outside.log(), clock, config.stack()));
    var queue = new SqsDeliveryQueue(outside.client(SqsClient.class), config.queues(), clock);
    var pages = pages(outside, config);
    var means =
        new Means(
            outside.wire(),
            clock,
            new SsmSecrets(outside.client(Parameters.class), config.secrets()),
            new DynamoTokens(new Table(dynamo, config.table())),
            pages,
            pictures(outside, config),
            config.city());
    var accounts =
        new OpenAccounts(
            name -> Platforms.named(name).filter(p -> p.name().equals(config.platform())), means);
    this.attend = new Attend(stores, accounts, queue, clock, ids, config.choices());
    this.watchChannel =
        new WatchChannel(
            stores.channels(), accounts, stores.snapshots(), clock, config.city().zone());
    this.takeBack = new TakeBackPublished(stores, accounts, queue, clock);
    var board = new BoardPages(pages, config.city());
    this.turnPage = new TurnPage(stores, new BoardTurns(stores, board), clock);
    this.status =
        new StatusAfterHeartbeat(
            stores.deliveries(),
            new ReadHeartbeat(new DynamoHeartbeatStore(new Table(dynamo, config.table())), clock),
            board,
            outside.log());
  }

  @Override
  protected void receive(JsonNode body) throws InterruptedException {
    if (body.has("page")) {
      turnPage.run(body.get("page").asText());
    } else if (body.has("watch")) {
      var channel = body.get("watch").asText();
      if (watchChannel.run(channel)) {
        fees.watched(channel);
      }
    } else if (body.has("takeBack")) {
      var delivery = DeliveryId.parse(body.get("takeBack").asText());
      fees.takenBack(delivery, takeBack.run(delivery).size());
    } else {
      var delivery = DeliveryId.parse(body.path("delivery").asText());
      attend.run(delivery);
      status.after(delivery);
    }
  }

  /** Most announcements have none, and then no client is made. */
  private static Pictures pictures(Outside outside, PublishConfig config) {
    return picture ->
        new S3Pictures(outside.client(S3Client.class), config.pictures()).read(picture);
  }

  /** Only the board's publisher has a bucket; the others never ask for pages. */
  private static Pages pages(Outside outside, PublishConfig config) {
    return config.bucket().isEmpty()
        ? new NoPages()
        : new S3Pages(outside.client(S3Client.class), config.bucket());
  }
}
