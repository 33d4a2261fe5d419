package city.belfry.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A function: one event's JSON in, one answer's JSON out. Safe for threads. */
public abstract class LambdaFunction implements RequestStreamHandler {
  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    out.write(Json.bytes(answer(Json.parse(in.readAllBytes()))));
  }

  /** Answers an event; what is thrown fails the call as a whole. */
  protected abstract JsonNode answer(JsonNode event);
}
