package city.belfry.kit.cloud;

import city.belfry.local.cloud.EmbeddedQueues;
import city.belfry.local.cloud.Place;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The three clouds, each started once a JVM and ended with it. */
final class Clouds implements ArgumentsProvider {
  private static final String ENDPOINT = "BELFRY_TEST_ENDPOINT";
  private static final DockerImageName LOCALSTACK =
      DockerImageName.parse("localstack/localstack:4.14.0");

  private static final class Started {
    static final List<Cloud> ALL = List.of(embedded(), localStack(), named());

    private Started() {}
  }

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    return Started.ALL.stream().map(Arguments::of);
  }

  private static Cloud embedded() {
    return new Cloud.Here(
        "embedded", EmbeddedTables.client(), EmbeddedQueues.start(Place.LOCAL).client());
  }

  private static Cloud localStack() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return new Cloud.Absent("LocalStack", "there is no Docker");
    }
    return running(
        "LocalStack",
        () -> {
          // Ended by Testcontainers when this JVM ends.
          @SuppressWarnings("resource")
          var container = new LocalStackContainer(LOCALSTACK).withServices("dynamodb", "sqs");
          container.start();
          return container.getEndpoint();
        });
  }

  private static Cloud named() {
    var endpoint = System.getenv(ENDPOINT);
    return endpoint == null || endpoint.isEmpty()
        ? new Cloud.Absent("named endpoint", ENDPOINT + " is not set")
        : running("named endpoint", () -> URI.create(endpoint));
  }

  private static Cloud running(String name, Supplier<URI> start) {
    var endpoint = start.get();
    var region = Region.of(Place.LOCAL.region());
    var nobody = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    return new Cloud.Here(
        name,
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(region)
            .credentialsProvider(nobody)
            .httpClient(UrlConnectionHttpClient.create())
            .build(),
        SqsClient.builder()
            .endpointOverride(endpoint)
            .region(region)
            .credentialsProvider(nobody)
            .httpClient(UrlConnectionHttpClient.create())
            .build());
  }
}
