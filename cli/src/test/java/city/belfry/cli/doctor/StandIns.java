package city.belfry.cli.doctor;

import city.belfry.local.town.Town;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AccountLimit;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsRequest;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.SnapStartResponse;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * A deployment as AWS would describe it: the town's own table, queues and parameters, and three
 * services that no emulator here has, each of which can be broken.
 */
final class StandIns {
  final Set<String> withoutAlias = new HashSet<>();
  final Set<String> withoutSnapshot = new HashSet<>();
  final Set<String> switchedOff = new HashSet<>();
  final Set<String> lost = new HashSet<>();
  String runtime = "java25";
  int concurrent = 1000;
  boolean denied;

  private final Town town;
  private final String stack;

  StandIns(Town town, String stack) {
    this.town = town;
    this.stack = stack;
  }

  Aws aws() {
    return new Aws(
        new Stacks(),
        town.cloud().client(SqsClient.class),
        town.cloud().client(SsmClient.class),
        town.cloud().client(DynamoDbClient.class),
        new Functions(),
        new Schedules());
  }

  private List<StackResource> resources() {
    var all = new ArrayList<StackResource>();
    town.wiring()
        .queues()
        .forEach(q ->
            all.add(
                resource(q.logicalId(), "AWS::SQS::Queue", town.cloud().queues().url(q.name()))));
    town.wiring()
        .tables()
        .forEach(t -> all.add(resource(t.logicalId(), "AWS::DynamoDB::Table", t.name())));
    town.wiring()
        .functions()
        .forEach(f -> all.add(resource(f.logicalId(), "AWS::Lambda::Function", f.logicalId())));
    for (var schedule : List.of("DispatchTick", "DispatchWatch")) {
      all.add(resource(schedule, "AWS::Scheduler::Schedule", schedule));
    }
    return all;
  }

  private static StackResource resource(String id, String type, String physical) {
    return StackResource.builder()
        .logicalResourceId(id)
        .resourceType(type)
        .physicalResourceId(physical)
        .build();
  }

  /** AWS knows the time, whatever the machine believes. */
  private static String date() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
  }

  private static AwsErrorDetails error(String code) {
    return AwsErrorDetails.builder().errorCode(code).errorMessage(code).build();
  }

  private final class Stacks implements CloudFormationClient {
    @Override
    public DescribeStackResourcesResponse describeStackResources(
        DescribeStackResourcesRequest request) {
      if (!request.stackName().equals(stack)) {
        throw CloudFormationException.builder().awsErrorDetails(error("ValidationError")).build();
      }
      var answer = DescribeStackResourcesResponse.builder().stackResources(resources());
      var http = SdkHttpResponse.builder().statusCode(200).putHeader("Date", date()).build();
      answer.sdkHttpResponse(http);
      return answer.build();
    }

    @Override
    public String serviceName() {
      return "cloudformation";
    }

    @Override
    public void close() {}
  }

  private final class Functions implements LambdaClient {
    @Override
    public GetFunctionConfigurationResponse getFunctionConfiguration(
        GetFunctionConfigurationRequest request) {
      if (denied) {
        throw software.amazon.awssdk.services.lambda.model.LambdaException.builder()
            .awsErrorDetails(error("AccessDeniedException"))
            .build();
      }
      if (withoutAlias.contains(request.functionName())) {
        throw software.amazon.awssdk.services.lambda.model.ResourceNotFoundException.builder()
            .awsErrorDetails(error("ResourceNotFoundException"))
            .build();
      }
      var status =
          withoutSnapshot.contains(request.functionName())
              ? SnapStartOptimizationStatus.OFF
              : SnapStartOptimizationStatus.ON;
      return GetFunctionConfigurationResponse.builder()
          .runtime(runtime)
          .state(State.ACTIVE)
          .snapStart(SnapStartResponse.builder().optimizationStatus(status).build())
          .build();
    }

    @Override
    public GetAccountSettingsResponse getAccountSettings(GetAccountSettingsRequest request) {
      var limit = AccountLimit.builder().unreservedConcurrentExecutions(concurrent).build();
      return GetAccountSettingsResponse.builder().accountLimit(limit).build();
    }

    @Override
    public String serviceName() {
      return "lambda";
    }

    @Override
    public void close() {}
  }

  private final class Schedules implements SchedulerClient {
    @Override
    public GetScheduleResponse getSchedule(GetScheduleRequest request) {
      if (lost.contains(request.name())) {
        throw software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException.builder()
            .awsErrorDetails(error("ResourceNotFoundException"))
            .build();
      }
      return GetScheduleResponse.builder()
          .state(
              switchedOff.contains(request.name()) ? ScheduleState.DISABLED : ScheduleState.ENABLED)
          .build();
    }

    @Override
    public String serviceName() {
      return "scheduler";
    }

    @Override
    public void close() {}
  }
}
