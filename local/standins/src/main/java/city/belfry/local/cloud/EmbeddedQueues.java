package city.belfry.local.cloud;

import city.belfry.local.template.QueueSpec;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * ElasticMQ in this process and in memory, on a free port of 127.0.0.1. It keeps this machine's
 * time, whatever clock the functions have. Safe for threads.
 */
public final class EmbeddedQueues implements Queues {
  private final Place place;
  private final ActorSystem actors = ActorSystem.create("queues");
  private final String endpoint;
  private final SqsClient client;

  private EmbeddedQueues(Place place) {
    this.place = place;
    var server =
        SQSRestServerBuilder.withActorSystem(actors)
            .withInterface("127.0.0.1")
            .withDynamicPort()
            .withAWSRegion(place.region())
            .withAWSAccountId(place.account())
            .start();
    this.endpoint = "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort();
    this.client =
        SqsClient.builder()
            .endpointOverride(URI.create(endpoint))
            .region(Region.of(place.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  public static EmbeddedQueues start(Place place) {
    return new EmbeddedQueues(place);
  }

  @Override
  public SqsClient client() {
    return client;
  }

  @Override
  public String url(String name) {
    return "%s/%s/%s".formatted(endpoint, place.account(), name);
  }

  @Override
  public String arn(String name) {
    return place.arn("sqs", name);
  }

  @Override
  public void create(Collection<QueueSpec> queues) {
    var byId = queues.stream().collect(Collectors.toMap(QueueSpec::logicalId, Function.identity()));
    for (var queue : queues) {
      var visibility = Long.toString(queue.visibility().toSeconds());
      client.createQueue(request ->
          request
              .queueName(queue.name())
              .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, visibility)));
    }
    for (var queue : queues) {
      queue.deadLetters().ifPresent(rule -> redrive(queue, rule, byId));
    }
  }

  private void redrive(QueueSpec queue, QueueSpec.DeadLetters rule, Map<String, QueueSpec> byId) {
    var target = byId.get(rule.queue());
    if (target == null) {
      throw new IllegalArgumentException(
          "%s sends its dead letters to %s, which is no queue"
              .formatted(queue.logicalId(), rule.queue()));
    }
    var policy = Json.object();
    policy.put("deadLetterTargetArn", arn(target.name()));
    policy.put("maxReceiveCount", rule.afterReceives());
    client.setQueueAttributes(request ->
        request
            .queueUrl(url(queue.name()))
            .attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy.toString())));
  }

  /** Ends at once: the server's own way would wait a minute for a long poll that nobody hears. */
  @Override
  public void close() {
    client.close();
    actors.terminate();
    actors.getWhenTerminated().toCompletableFuture().join();
  }
}
