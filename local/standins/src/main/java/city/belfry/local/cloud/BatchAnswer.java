package city.belfry.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a function's answer says of its batch under {@code ReportBatchItemFailures}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Lambda's
 *     rules</a>
 */
sealed interface BatchAnswer {
  /** These failed and all others are done; none failed when empty. */
  record Failed(Set<String> identifiers) implements BatchAnswer {
    public Failed {
      identifiers = Set.copyOf(identifiers);
    }
  }

  /** Not to be understood: the whole batch failed. */
  record Malformed(String why) implements BatchAnswer {}

  /**
   * Reads an answer.
   *
   * @param sent the identifiers of the batch
   */
  static BatchAnswer read(byte[] answer, Set<String> sent) {
    JsonNode failures;
    try {
      var root = Json.read(answer);
      if (root.isMissingNode() || root.isNull()) {
        return new Failed(Set.of());
      }
      if (!root.isObject()) {
        return new Malformed("the answer is no object");
      }
      failures = root.path("batchItemFailures");
    } catch (IOException _) {
      return new Malformed("the answer is no JSON");
    }
    if (failures.isMissingNode() || failures.isNull()) {
      return new Failed(Set.of());
    }
    return failures.isArray()
        ? named(failures, sent)
        : new Malformed("batchItemFailures is no list");
  }

  private static BatchAnswer named(JsonNode failures, Set<String> sent) {
    var identifiers = new LinkedHashSet<String>();
    for (var failure : failures) {
      var identifier = failure.path("itemIdentifier");
      if (!identifier.isTextual() || !sent.contains(identifier.textValue())) {
        return new Malformed("itemIdentifier %s is not of this batch".formatted(identifier));
      }
      identifiers.add(identifier.textValue());
    }
    return new Failed(identifiers);
  }
}
