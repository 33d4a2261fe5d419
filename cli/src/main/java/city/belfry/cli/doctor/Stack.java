package city.belfry.cli.doctor;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/** What a deployment consists of, as CloudFormation keeps it. */
public record Stack(String name, List<Resource> resources, Optional<String> date) {
  public Stack {
    resources = List.copyOf(resources);
  }

  /** One of its parts. */
  public record Resource(String logicalId, String type, String physicalId) {}

  /** The stack, or nothing where there is none of that name in the account and region. */
  static Optional<Stack> find(CloudFormationClient client, String name) {
    try {
      // Page by page: what tells of all in one answer tells of the first hundred only.
      var pages =
          client.listStackResourcesPaginator(request -> request.stackName(name)).stream().toList();
      var resources =
          pages.stream()
              .flatMap(page -> page.stackResourceSummaries().stream())
              .filter(resource -> resource.physicalResourceId() != null)
              .map(r ->
                  new Resource(r.logicalResourceId(), r.resourceType(), r.physicalResourceId()))
              .toList();
      var http = pages.getLast().sdkHttpResponse();
      return Optional.of(
          new Stack(
              name, resources, http == null ? Optional.empty() : http.firstMatchingHeader("Date")));
    } catch (CloudFormationException e) {
      if (e.awsErrorDetails() != null
          && "ValidationError".equals(e.awsErrorDetails().errorCode())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  List<Resource> of(String type) {
    return resources.stream().filter(resource -> resource.type().equals(type)).toList();
  }

  Optional<Resource> named(String logicalId) {
    return resources.stream().filter(r -> r.logicalId().equals(logicalId)).findFirst();
  }
}
