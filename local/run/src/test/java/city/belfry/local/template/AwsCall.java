package city.belfry.local.template;

/**
 * One call of AWS, as IAM judges it.
 *
 * @param function the logical id of the function that makes it
 * @param action such as {@code dynamodb:GetItem}
 * @param resource the ARN of what it is about
 * @param leadingKey the partition that it names; empty but for DynamoDB
 */
public record AwsCall(String function, String action, String resource, String leadingKey) {
  /** Without the partition: what a person wants to know of a call that is not allowed. */
  @Override
  public String toString() {
    return function + " " + action + " " + resource;
  }
}
