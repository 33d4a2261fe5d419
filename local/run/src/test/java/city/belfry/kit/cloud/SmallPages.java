package city.belfry.kit.cloud;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** A client whose pages end after a few items, as DynamoDB's do after a megabyte. */
public final class SmallPages {
  private static final int MOST = 2;

  private SmallPages() {}

  public static DynamoDbClient of(DynamoDbClient client) {
    return EveryRequest.of(
        client,
        (operation, request, call) ->
            call.make(
                request instanceof QueryRequest query && query.limit() == null
                    ? query.toBuilder().limit(MOST).build()
                    : request));
  }
}
