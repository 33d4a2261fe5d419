package city.belfry.local.api;

import city.belfry.platform.Wire;
import city.belfry.stage.Stage;
import city.belfry.stage.StageAnswer;
import city.belfry.stage.StageRequest;
import city.belfry.time.Clock;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A wire that ends in a stage, without sockets. */
final class TownWire implements Wire {
  /** Where the stage is. */
  static final URI STAGE = URI.create("http://stage.example" + Stage.MOUNT);

  private final Stage stage;
  private final Clock clock;
  private final List<URI> asked = new ArrayList<>();
  private Consumer<URI> before = _ -> {};

  TownWire(Stage stage, Clock clock) {
    this.stage = stage;
    this.clock = clock;
  }

  /** What happens between a publisher's last look and the first byte, from now on. */
  void before(Consumer<URI> step) {
    before = step;
  }

  /** Every address that was asked, oldest first. */
  synchronized List<URI> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Optional<String> refusal(URI address) {
    return STAGE.getHost().equals(address.getHost())
        ? Optional.empty()
        : Optional.of("only the stage is here");
  }

  @Override
  public void warm(URI host) {}

  @Override
  public Reply send(HttpRequest request) {
    var address = request.uri();
    if (!address.getPath().startsWith(Stage.MOUNT + "/")) {
      return new Reply.NeverLeft("nothing is at " + address);
    }
    before.accept(address);
    synchronized (this) {
      asked.add(address);
    }
    try {
      return reply(
          stage.answer(
              new StageRequest(
                  request.method(),
                  address,
                  address.getPath().substring(Stage.MOUNT.length()),
                  lowerCase(request.headers().map()),
                  body(request),
                  clock.now())));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Reply.NoAnswer("interrupted");
    }
  }

  private static Reply reply(StageAnswer answer) {
    return switch (answer) {
      case StageAnswer.Silence() -> new Reply.NoAnswer("closed without an answer");
      case StageAnswer.Told(var reply) ->
          new Reply.Answer(
              reply.status(),
              lowerCase(
                  reply.headers().entrySet().stream()
                      .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())))),
              reply.body(),
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
