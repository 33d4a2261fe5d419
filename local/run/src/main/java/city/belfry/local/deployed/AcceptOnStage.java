package city.belfry.local.deployed;

import city.belfry.accept.AcceptHandler;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The zip's accept; takes channels whose server is the stage. */
public final class AcceptOnStage implements RequestStreamHandler {
  private final RequestStreamHandler accept = new AcceptHandler(new StageOutside());

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    accept.handleRequest(in, out, context);
  }
}
