package city.belfry.platform.answer;

import city.belfry.platform.Wire;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;

/** A wire that answers by a script, and remembers what was sent. */
public final class ScriptedWire implements Wire {
  private final Deque<Reply> script = new ArrayDeque<>();
  private final List<Sent> sent = new ArrayList<>();

  public record Sent(HttpRequest request, String body) {
    public String address() {
      return request.uri().toString();
    }
  }

  public ScriptedWire json(String body) {
    return status(200, body);
  }

  public ScriptedWire status(int status, String body) {
    return reply(answer(status, body, Map.of()));
  }

  public ScriptedWire reply(Reply reply) {
    script.add(reply);
    return this;
  }

  public static Reply.Answer answer(int status, String body, Map<String, List<String>> headers) {
    return new Reply.Answer(status, headers, body.getBytes(StandardCharsets.UTF_8), false);
  }

  public List<Sent> sent() {
    return sent;
  }

  public Sent last() {
    return sent.getLast();
  }

  @Override
  public void warm(URI host) {}

  @Override
  public Reply send(HttpRequest request) {
    sent.add(new Sent(request, request.bodyPublisher().map(ScriptedWire::text).orElse("")));
    return script.isEmpty() ? new Reply.NoAnswer("the script is over") : script.remove();
  }

  private static String text(HttpRequest.BodyPublisher publisher) {
    var subscriber = BodySubscribers.ofString(StandardCharsets.UTF_8);
    publisher.subscribe(
        new Flow.Subscriber<ByteBuffer>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscriber.onSubscribe(subscription);
          }

          @Override
          public void onNext(ByteBuffer item) {
            subscriber.onNext(List.of(item));
          }

          @Override
          public void onError(Throwable throwable) {
            subscriber.onError(throwable);
          }

          @Override
          public void onComplete() {
            subscriber.onComplete();
          }
        });
    return subscriber.getBody().toCompletableFuture().join();
  }
}
