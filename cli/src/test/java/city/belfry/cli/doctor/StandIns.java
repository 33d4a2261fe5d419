package city.belfry.cli.doctor;

import city.belfry.cli.api.Json;
import city.belfry.local.town.Town;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
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
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * A deployment as AWS would describe it: the town's own table, queues and parameters, and three
 * services that no emulator here has, each of which can be broken.
 */
final class StandIns {
  /** AWS lists a hundred at a time; a town has fewer than a stack. */
  private static final int PAGE = 7;

  final Set<String> withoutAlias = new HashSet<>();
  final Set<String> withoutSnapshot = new HashSet<>();
  final Set<String> switchedOff = new HashSet<>();
  final Set<String> lost = new HashSet<>();
  final Set<String> untold = new HashSet<>();
  final Map<String, String> subscriptions = new HashMap<>();

  /** Roles by policy: what each allows. */
  final Map<String, Map<String, Set<String>>> actions = new HashMap<>();

  String runtime = "java25";
  int concurrent = 1000;
  boolean denied;

  /** A role to which somebody gave everything by hand. */
  String mighty = "";

  private final Town town;
  private final String stack;
  private final Wanted template;

  StandIns(Town town, String stack, Wanted template) {
    this.town = town;
    this.stack = stack;
    this.template = template;
    template.actions().forEach((role, policies) -> actions.put(role, new HashMap<>(policies)));
    for (var topic : List.of("Attention", "Alarms")) {
      subscriptions.put(topic, "arn:aws:sns:us-west-2:123456789012:" + topic + ":1");
    }
  }

  Aws aws() {
    return new Aws(
        new Stacks(),
        town.cloud().client(SqsClient.class),
        town.cloud().client(SsmClient.class),
        town.cloud().client(DynamoDbClient.class),
        new Functions(),
        new Schedules(),
        new Roles(),
        new Topics());
  }

  private List<StackResourceSummary> resources() {
    var all = new ArrayList<StackResourceSummary>();
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
    template.actions().keySet().forEach(role -> all.add(resource(role, "AWS::IAM::Role", role)));
    subscriptions.keySet().forEach(t -> all.add(resource(t, "AWS::SNS::Topic", t)));
    return all;
  }

  private static StackResourceSummary resource(String id, String type, String physical) {
    return StackResourceSummary.builder()
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
    public ListStackResourcesResponse listStackResources(ListStackResourcesRequest request) {
      if (!request.stackName().equals(stack)) {
        throw CloudFormationException.builder().awsErrorDetails(error("ValidationError")).build();
      }
      var all = resources();
      var from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
      var to = Math.min(all.size(), from + PAGE);
      var answer =
          ListStackResourcesResponse.builder()
              .stackResourceSummaries(all.subList(from, to))
              .nextToken(to < all.size() ? Integer.toString(to) : null);
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
          .environment(e -> e.variables(variables(request.functionName())))
          .snapStart(SnapStartResponse.builder().optimizationStatus(status).build())
          .build();
    }

    private Map<String, String> variables(String function) {
      return template.variables().getOrDefault(function, Set.of()).stream()
          .filter(name -> !untold.contains(name))
          .collect(Collectors.toMap(name -> name, _ -> "told"));
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

  private final class Roles implements IamClient {
    private Map<String, Set<String>> of(String role) {
      var policies = actions.get(role);
      if (policies == null) {
        throw NoSuchEntityException.builder().awsErrorDetails(error("NoSuchEntity")).build();
      }
      return policies;
    }

    @Override
    public ListRolePoliciesResponse listRolePolicies(ListRolePoliciesRequest request) {
      return ListRolePoliciesResponse.builder()
          .policyNames(of(request.roleName()).keySet())
          .isTruncated(false)
          .build();
    }

    @Override
    public ListAttachedRolePoliciesResponse listAttachedRolePolicies(
        ListAttachedRolePoliciesRequest request) {
      var answer = ListAttachedRolePoliciesResponse.builder().isTruncated(false);
      if (request.roleName().equals(mighty)) {
        answer.attachedPolicies(
            AttachedPolicy.builder()
                .policyName("AdministratorAccess")
                .policyArn("arn:aws:iam::aws:policy/AdministratorAccess")
                .build());
      }
      return answer.build();
    }

    @Override
    public GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request) {
      var allowed = of(request.roleName()).getOrDefault(request.policyName(), Set.of());
      var document =
          Json.object().set("Statement", Json.of(Map.of("Effect", "Allow", "Action", allowed)));
      return GetRolePolicyResponse.builder()
          .policyDocument(URLEncoder.encode(document.toString(), StandardCharsets.UTF_8))
          .build();
    }

    @Override
    public String serviceName() {
      return "iam";
    }

    @Override
    public void close() {}
  }

  private final class Topics implements SnsClient {
    @Override
    public ListSubscriptionsByTopicResponse listSubscriptionsByTopic(
        ListSubscriptionsByTopicRequest request) {
      var arn = subscriptions.getOrDefault(request.topicArn(), "");
      var answer = ListSubscriptionsByTopicResponse.builder();
      return arn.isEmpty()
          ? answer.build()
          : answer.subscriptions(Subscription.builder().subscriptionArn(arn).build()).build();
    }

    @Override
    public String serviceName() {
      return "sns";
    }

    @Override
    public void close() {}
  }
}
