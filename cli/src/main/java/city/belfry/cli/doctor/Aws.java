package city.belfry.cli.doctor;

import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The services of one region, by the SDK's own search for credentials. The variable
 * AWS_ENDPOINT_URL leads it elsewhere.
 */
public record Aws(
    CloudFormationClient stacks,
    SqsClient queues,
    SsmClient parameters,
    DynamoDbClient tables,
    LambdaClient functions,
    SchedulerClient schedules,
    IamClient roles,
    SnsClient topics)
    implements AutoCloseable {

  /**
   * Opens them; asks nothing yet.
   *
   * @param region empty for the one that the user's AWS configuration names
   */
  public static Aws open(Optional<String> region) {
    var http = UrlConnectionHttpClient.create();
    return new Aws(
        built(CloudFormationClient.builder(), http, region),
        built(SqsClient.builder(), http, region),
        built(SsmClient.builder(), http, region),
        built(DynamoDbClient.builder(), http, region),
        built(LambdaClient.builder(), http, region),
        built(SchedulerClient.builder(), http, region),
        built(IamClient.builder(), http, region),
        built(SnsClient.builder(), http, region));
  }

  private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C built(
      B builder, SdkHttpClient http, Optional<String> region) {
    region.map(Region::of).ifPresent(builder::region);
    return builder.httpClient(http).build();
  }

  @Override
  public void close() {
    stacks.close();
    queues.close();
    parameters.close();
    tables.close();
    functions.close();
    schedules.close();
    roles.close();
    topics.close();
  }
}
