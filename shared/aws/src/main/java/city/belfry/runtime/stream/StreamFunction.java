package city.belfry.runtime.stream;

import city.belfry.runtime.Json;
import city.belfry.runtime.LambdaFunction;
import city.belfry.runtime.Log;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A function behind the table's stream. Records are taken in order; the first that fails is named,
 * so that the stream comes again from there.
 */
public abstract class StreamFunction extends LambdaFunction {
  private final Log log;

  protected StreamFunction(Log log) {
    super(log);
    this.log = log;
  }

  /** Takes one record; may be called with the same record again. */
  protected abstract void take(JsonNode streamRecord);

  @Override
  protected final JsonNode answer(JsonNode event) {
    var answer = Json.object();
    var failures = answer.putArray("batchItemFailures");
    for (var streamRecord : event.path("Records")) {
      var number = streamRecord.path("dynamodb").path("SequenceNumber").asText();
      try {
        take(streamRecord);
      } catch (RuntimeException e) {
        log.failure("stream", number, e);
        failures.addObject().put("itemIdentifier", number);
        return answer;
      }
    }
    return answer;
  }
}
