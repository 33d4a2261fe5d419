package city.belfry.local.faults;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** What faults do to AWS requests, and what these are about. */
final class Requests {
  private static final int LATE_SECONDS = 60;
  private static final int LONGEST_DELAY = 900;

  private Requests() {}

  /** The method, and what kind of item it is about. */
  static String name(String method, SdkRequest request) {
    return switch (request) {
      case GetItemRequest get -> method + " " + kind(get.key());
      case PutItemRequest put -> method + " " + kind(put.item());
      case DeleteItemRequest delete -> method + " " + kind(delete.key());
      case UpdateItemRequest update ->
          method + " " + kind(update.key()) + " " + what(update.expressionAttributeValues());
      case QueryRequest query ->
          query.indexName() == null
              ? method + " " + text(query.expressionAttributeValues().get(":sk"))
              : method + " " + query.indexName();
      default -> method;
    };
  }

  private static String kind(Map<String, AttributeValue> key) {
    return Objects.requireNonNullElse(text(key.get("sk")).split("#", 2)[0], "");
  }

  private static String what(Map<String, AttributeValue> values) {
    return values.containsKey(":changeWhat") ? text(values.get(":changeWhat")) : "wake";
  }

  private static String text(@Nullable AttributeValue value) {
    return value == null || value.s() == null ? "" : value.s();
  }

  static RuntimeException timeout(Boundary boundary) {
    return SdkClientException.create("timed out: " + boundary);
  }

  static RuntimeException throttled(SdkRequest request) {
    return request instanceof SendMessageRequest
        ? SdkClientException.create("ThrottlingException")
        : ProvisionedThroughputExceededException.builder()
            .message("throttled")
            .statusCode(400)
            .build();
  }

  static RuntimeException conflict(SdkRequest request) {
    return request instanceof TransactWriteItemsRequest transaction
        ? TransactionCanceledException.builder()
            .message("Transaction cancelled")
            .cancellationReasons(
                transaction.transactItems().stream()
                    .map(_ -> CancellationReason.builder().code("TransactionConflict").build())
                    .toList())
            .build()
        : TransactionConflictException.builder().message("Transaction is ongoing").build();
  }

  static SendMessageResponse sent() {
    return SendMessageResponse.builder().messageId("lost").build();
  }

  static SdkRequest later(SdkRequest request) {
    if (!(request instanceof SendMessageRequest send)) {
      return request;
    }
    var delay = Objects.requireNonNullElse(send.delaySeconds(), 0) + LATE_SECONDS;
    return send.toBuilder().delaySeconds(Math.min(LONGEST_DELAY, delay)).build();
  }

  /** Which faults an AWS request can meet, beside those that everything can. */
  static List<Fault> faults(SdkRequest request) {
    return switch (request) {
      case SendMessageRequest _ ->
          List.of(Fault.MESSAGE_LOST, Fault.MESSAGE_TWICE, Fault.MESSAGE_LATE, Fault.TIMEOUT_AFTER);
      case UpdateItemRequest _ -> List.of(Fault.TIMEOUT_AFTER, Fault.ANSWER_LOST, Fault.CONFLICT);
      case PutItemRequest _, DeleteItemRequest _ -> List.of(Fault.TIMEOUT_AFTER, Fault.ANSWER_LOST);
      case TransactWriteItemsRequest _ -> List.of(Fault.TIMEOUT_AFTER, Fault.CONFLICT);
      default -> List.of();
    };
  }
}
