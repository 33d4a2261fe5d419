package city.belfry.bench.cost;

import city.belfry.platform.Wire;
import city.belfry.stage.Stage;
import city.belfry.stage.StageAnswer;
import city.belfry.stage.StageRequest;
import city.belfry.time.Clock;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The stage without any network between. */
final class DirectWire implements Wire {
  static final URI STAGE = URI.create("https://stage.invalid" + Stage.MOUNT);

  private final Stage stage;
  private final Clock clock;
  private final Consumer<HttpRequest> heard;

  /**
   * @param heard told every request; must be safe for threads
   */
  DirectWire(Stage stage, Clock clock, Consumer<HttpRequest> heard) {
    this.stage = stage;
    this.clock = clock;
    this.heard = heard;
  }

  @Override
  public void warm(URI host) {}

  @Override
  public Reply send(HttpRequest request) {
    heard.accept(request);
    var address = request.uri();
    var path = address.getPath().substring(Stage.MOUNT.length());
    var asked =
        new StageRequest(
            request.method(),
            address,
            path,
            lowerCase(request.headers().map()),
            body(request),
            clock.now());
    try {
      return reply(stage.answer(asked));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Reply.NoAnswer("interrupted");
    }
  }

  private static Reply reply(StageAnswer answer) {
    return switch (answer) {
      case StageAnswer.Silence() -> new Reply.NoAnswer("closed without an answer");
      case StageAnswer.Told(var told) ->
          new Reply.Answer(
              told.status(),
              lowerCase(
                  told.headers().entrySet().stream()
                      .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())))),
              told.body(),
              false);
    };
  }

  private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .collect(Collectors.toMap(e -> e.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
  }

  private static byte[] body(HttpRequest request) {
    var bytes = new ByteArrayOutputStream();
    request.bodyPublisher().ifPresent(publisher -> publisher.subscribe(new Gather(bytes)));
    return bytes.toByteArray();
  }

  /** Takes all there is at once: the publishers of bytes and texts hand it over while asked. */
  private record Gather(ByteArrayOutputStream bytes) implements Flow.Subscriber<ByteBuffer> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer part) {
      while (part.hasRemaining()) {
        bytes.write(part.get());
      }
    }

    @Override
    public void onError(Throwable failure) {
      throw new IllegalStateException(failure);
    }

    @Override
    public void onComplete() {}
  }
}
