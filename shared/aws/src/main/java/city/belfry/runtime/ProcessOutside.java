package city.belfry.runtime;

import city.belfry.platform.Wire;
import city.belfry.time.Clock;
import city.belfry.time.Ids;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The process that Lambda started. */
public final class ProcessOutside implements Outside {
  /** Well below every function's time-out, so that the SDK's own retry still has its turn. */
  private static final Duration ATTEMPT = Duration.ofSeconds(4);

  private final Map<Class<?>, Object> clients = new ConcurrentHashMap<>();
  private final Clock clock = new SystemClock();
  private final Ids ids = new SystemIds(clock);
  private final Wire wire = new JdkWire(Destinations.PUBLIC);
  private final Log log =
      new StandardOutputLog(System.out, clock, System.getenv().getOrDefault("STACK", "belfry"));

  @Override
  public Map<String, String> variables() {
    return System.getenv();
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public Ids ids() {
    return ids;
  }

  @Override
  public Wire wire() {
    return wire;
  }

  @Override
  public Log log() {
    return log;
  }

  @Override
  public <C> C client(Class<C> type) {
    return type.cast(clients.computeIfAbsent(type, ProcessOutside::make));
  }

  /** By name: a zip holds the clients of its own function, and another's class cannot be loaded. */
  private static Object make(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "DynamoDbClient" -> made(DynamoDbClient.builder());
      case "SqsClient" -> made(SqsClient.builder());
      case "EventBridgeClient" -> made(EventBridgeClient.builder());
      case "S3Client" -> made(S3Client.builder());
      case "Parameters" -> SignedParameters.ofTheProcess(ATTEMPT);
      default -> throw new IllegalArgumentException("no such client: " + type.getName());
    };
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C made(
      B builder) {
    return builder
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .defaultsMode(DefaultsMode.IN_REGION)
        .overrideConfiguration(o -> o.apiCallAttemptTimeout(ATTEMPT))
        .build();
  }
}
