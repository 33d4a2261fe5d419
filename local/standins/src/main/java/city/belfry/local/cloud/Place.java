package city.belfry.local.cloud;

/** Where the embedded cloud says it stands: the region and the account in names and addresses. */
public record Place(String region, String account) {
  /** An invented place; no request ever goes there. */
  public static final Place LOCAL = new Place("us-west-2", "000000000000");

  String arn(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, region, account, resource);
  }
}
