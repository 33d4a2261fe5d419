package city.belfry.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A function: one event's JSON in, one answer's JSON out. Safe for threads. */
public abstract class LambdaFunction implements RequestStreamHandler {
  private final Log log;

  protected LambdaFunction(Log log) {
    this.log = log;
  }

  @Override
  public final void handleRequest(InputStream in, OutputStream out, @Nullable Context context)
      throws IOException {
    var event = Json.parse(in.readAllBytes());
    out.write(Json.bytes(Trace.in(request(event, context), () -> answered(event))));
  }

  private JsonNode answered(JsonNode event) {
    try {
      return answer(event);
    } catch (RuntimeException e) {
      log.failure("call", getClass().getSimpleName(), e);
      throw e;
    }
  }

  /** The API's own id is the one that a caller was told. */
  private static String request(JsonNode event, @Nullable Context context) {
    var ofTheApi = event.path("requestContext").path("requestId").asText();
    if (!ofTheApi.isEmpty()) {
      return ofTheApi;
    }
    return context == null ? event.path("id").asText() : context.getAwsRequestId();
  }

  /** Answers an event; what is thrown fails the call as a whole. */
  protected abstract JsonNode answer(JsonNode event);
}
