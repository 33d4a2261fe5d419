package city.belfry.runtime;

import city.belfry.platform.Wire;
import city.belfry.time.Clock;
import city.belfry.time.Ids;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
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

  private static final Map<Class<?>, Supplier<Object>> MAKERS =
      Map.of(
          DynamoDbClient.class, () -> made(DynamoDbClient.builder()),
          SqsClient.class, () -> made(SqsClient.builder()),
          EventBridgeClient.class, () -> made(EventBridgeClient.builder()),
          Parameters.class, () -> SignedParameters.ofTheProcess(ATTEMPT),
          S3Client.class, () -> made(S3Client.builder()));

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
    return Log.toStandardOutput();
  }

  @Override
  public <C> C client(Class<C> type) {
    var maker = MAKERS.get(type);
    if (maker == null) {
      throw new IllegalArgumentException("no such client: " + type.getName());
    }
    return type.cast(clients.computeIfAbsent(type, _ -> maker.get()));
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
