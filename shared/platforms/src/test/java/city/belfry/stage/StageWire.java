package city.belfry.stage;

import city.belfry.platform.Wire;
import city.belfry.time.Clock;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;

/** A wire that ends in a stage part, without sockets. */
public final class StageWire implements Wire {
  /** What was asked, oldest first. */
  public final List<StageRequest> requests = new ArrayList<>();

  private final StagePart part;
  private final Clock clock;

  public StageWire(StagePart part, Clock clock) {
    this.part = part;
    this.clock = clock;
  }

  /** Where the part is mounted. */
  public URI base() {
    return URI.create("http://stage" + mount() + "/");
  }

  private String mount() {
    return "/stage/" + part.platform();
  }

  @Override
  public void warm(URI host) {}

  @Override
  public Reply send(HttpRequest request) {
    if (!request.uri().getPath().startsWith(mount() + "/")) {
      return new Reply.NeverLeft("nothing is mounted at " + request.uri());
    }
    var received =
        new StageRequest(
            request.method(),
            request.uri(),
            request.uri().getPath().substring(mount().length()),
            lowerCase(request.headers().map()),
            body(request),
            clock.now());
    requests.add(received);
    var reply = part.answer(received);
    return new Reply.Answer(
        reply.status(),
        lowerCase(
            reply.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())))),
        reply.body(),
        false);
  }

  private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .collect(Collectors.toMap(e -> e.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
  }

  private static byte[] body(HttpRequest request) {
    var bytes = BodySubscribers.ofByteArray();
    request
        .bodyPublisher()
        .ifPresent(publisher ->
            publisher.subscribe(
                new Flow.Subscriber<ByteBuffer>() {
                  @Override
                  public void onSubscribe(Flow.Subscription subscription) {
                    bytes.onSubscribe(subscription);
                  }

                  @Override
                  public void onNext(ByteBuffer part) {
                    bytes.onNext(List.of(part));
                  }

                  @Override
                  public void onError(Throwable failure) {
                    bytes.onError(failure);
                  }

                  @Override
                  public void onComplete() {
                    bytes.onComplete();
                  }
                }));
    return request.bodyPublisher().isPresent()
        ? bytes.getBody().toCompletableFuture().join()
        : new byte[0];
  }
}
