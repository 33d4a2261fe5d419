package city.belfry.local.template;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code Ref} and {@code GetAtt} of each resource give on this machine. */
final class Addresses {
  static final String REGION = "local";
  static final String ACCOUNT = "000000000000";

  /** Of resources that this machine has no stand-in for: only others of their kind ask for them. */
  private static final Set<String> NOT_HERE =
      Set.of(
          "AWS::CloudFront::OriginAccessControl Id",
          "AWS::EC2::EIP AllocationId",
          "AWS::EC2::Subnet AvailabilityZone",
          "AWS::S3::Bucket RegionalDomainName");

  private final Map<String, String> types;
  private final LocalNames names;
  private final Map<String, String> byArn = new HashMap<>();

  /**
   * @param types the resources that are deployed, with their types
   */
  Addresses(Map<String, String> types, LocalNames names) {
    this.types = types;
    this.names = names;
    types.forEach((id, type) -> {
      byArn.put(withoutStreams(arn(id, type)), id);
      if (type.equals("AWS::DynamoDB::Table")) {
        byArn.put(streamArn(id, type), id);
      }
    });
  }

  String ref(String place, String id) {
    return switch (type(place, id)) {
      case "AWS::SQS::Queue" -> names.queueUrl(names.name(id));
      case "AWS::SNS::Topic" -> arn(id, "AWS::SNS::Topic");
      default -> names.name(id);
    };
  }

  String attribute(String place, String id, String attribute) {
    var type = type(place, id);
    return switch (type + " " + attribute) {
      case "AWS::DynamoDB::Table StreamArn" -> streamArn(id, type);
      case "AWS::SQS::Queue QueueName" -> names.name(id);
      case "AWS::SQS::Queue QueueUrl" -> names.queueUrl(names.name(id));
      case String arn when arn.endsWith(" Arn") -> arn(id, type);
      case String elsewhere when NOT_HERE.contains(elsewhere) -> names.name(id) + "." + attribute;
      case "AWS::CloudFront::Distribution DomainName" -> host(id);
      case "AWS::Cognito::UserPool ProviderURL" -> "https://" + host(id);
      case String other -> throw new BadTemplate(place, "asks for an unknown attribute: " + other);
    };
  }

  /** A name that resolves nowhere: nothing on this machine answers for it. */
  private String host(String id) {
    return names.name(id).toLowerCase(Locale.ROOT) + ".invalid";
  }

  /** Whose ARN this is, if it is one of the template's. */
  Optional<String> logicalId(String arn) {
    return Optional.ofNullable(byArn.get(withoutStreams(arn)));
  }

  private String type(String place, String id) {
    var type = types.get(id);
    if (type == null) {
      throw new BadTemplate(place, "refers to " + id + ", which is not deployed here");
    }
    return type;
  }

  private String arn(String id, String type) {
    var name = names.name(id);
    return switch (type) {
      case "AWS::S3::Bucket" -> "arn:aws:s3:::" + name;
      case "AWS::DynamoDB::Table" -> arnOf("dynamodb", "table/" + name);
      case "AWS::Logs::LogGroup" -> arnOf("logs", "log-group:" + name + ":*");
      case String other -> arnOf(other.split("::", 3)[1].toLowerCase(Locale.ROOT), name);
    };
  }

  private String streamArn(String id, String type) {
    return arn(id, type) + "/stream/" + REGION;
  }

  private static String arnOf(String service, String rest) {
    return String.join(":", "arn", "aws", service, REGION, ACCOUNT, rest);
  }

  /** A log group's ARN comes with and without its streams. */
  private static String withoutStreams(String arn) {
    return arn.endsWith(":*") ? arn.substring(0, arn.length() - 2) : arn;
  }
}
