package city.belfry.local.deployed;

import city.belfry.publish.PublishHandler;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The zip's publisher; reaches the stage. */
public final class PublishOnStage implements RequestStreamHandler {
  private final RequestStreamHandler publish = new PublishHandler(new StageOutside());

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    publish.handleRequest(in, out, context);
  }
}
