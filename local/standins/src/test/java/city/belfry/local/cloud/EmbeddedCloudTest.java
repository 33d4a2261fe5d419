package city.belfry.local.cloud;

import static city.belfry.local.cloud.ATable.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.belfry.local.template.QueueSpec;
import city.belfry.local.template.Source;
import city.belfry.time.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

class EmbeddedCloudTest {
  private static final EmbeddedCloud.Wanted WANTED =
      new EmbeddedCloud.Wanted(
          List.of(ATable.table()),
          List.of(new QueueSpec("Weibo", "weibo", Duration.ofMinutes(4), Optional.empty())),
          List.of("city"),
          List.of());

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final LinkedBlockingQueue<String> log = new LinkedBlockingQueue<>();

  @Test
  void carriesAWriteThroughItsStreamAndAQueueToAFunction() throws Exception {
    var heard = new LinkedBlockingQueue<String>();
    try (var cloud = start(Optional.empty());
        var _ = loop("stream", recordsInto(cloud));
        var _ = loop("queue", messagesInto(cloud, heard::add))) {
      cloud
          .client(DynamoDbClient.class)
          .putItem(put -> put.tableName(ATable.NAME).item(item("POST#1")));

      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("POST#1");
    }
    assertThat(log).isEmpty();
  }

  @Test
  void hasEveryClientThatTheFunctionsAskFor() throws IOException {
    try (var cloud = start(Optional.empty())) {
      assertThat(cloud.client(DynamoDbClient.class)).isNotNull();
      assertThat(cloud.client(SqsClient.class)).isNotNull();
      assertThat(cloud.client(EventBridgeClient.class)).isSameAs(cloud.bus());
      assertThat(cloud.client(S3Client.class)).isSameAs(cloud.objects());
      assertThat(cloud.client(SsmClient.class)).isSameAs(cloud.parameters());
      assertThatThrownBy(() -> cloud.client(SdkClient.class))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no embedded SdkClient");
    }
  }

  @Test
  void startsAgainOnAFolderThatIsFree(@TempDir Path folder) throws IOException {
    try (var _ = start(Optional.of(folder))) {
      assertThatThrownBy(() -> start(Optional.of(folder))).isInstanceOf(IOException.class);
    }
    try (var cloud = start(Optional.of(folder))) {
      assertThat(cloud.dynamo().streamArn(ATable.NAME)).isPresent();
    }
  }

  private EmbeddedCloud start(Optional<Path> data) throws IOException {
    return EmbeddedCloud.start(WANTED, data, Place.LOCAL, clock, new CountedIds(), log::add);
  }

  private PumpLoop loop(String name, Pump pump) {
    return PumpLoop.start(name, pump, clock, log::add);
  }

  /** Sends every new record's key to the queue. */
  private Pump recordsInto(EmbeddedCloud cloud) {
    Invocation send =
        event -> {
          for (var record : Json.read(event).path("Records")) {
            var key = record.at("/dynamodb/Keys/PK/S").textValue();
            cloud
                .client(SqsClient.class)
                .sendMessage(
                    message -> message.queueUrl(cloud.queues().url("weibo")).messageBody(key));
          }
          return new byte[0];
        };
    return new StreamPump(
        cloud.dynamo().streams(),
        cloud.dynamo().streamArn(ATable.NAME).orElseThrow(),
        new Source.TableStream("Table", 100, true),
        send,
        log::add);
  }

  private Pump messagesInto(EmbeddedCloud cloud, Consumer<String> heard) {
    Invocation hear =
        event -> {
          Json.read(event)
              .path("Records")
              .forEach(record -> heard.accept(record.path("body").textValue()));
          return new byte[0];
        };
    return QueuePump.concurrent(
        cloud.queues().client(),
        cloud.queues().queue("weibo"),
        new Source.Queue("Weibo", 10, Duration.ZERO, true),
        hear,
        log::add);
  }
}
