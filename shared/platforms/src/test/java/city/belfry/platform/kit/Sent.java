package city.belfry.platform.kit;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow;

/** A request as it would have left. */
public record Sent(HttpRequest request) {
  public String address() {
    return request.uri().toString();
  }

  public String body() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  public byte[] bytes() {
    return request.bodyPublisher().map(Sent::bytes).orElseGet(() -> new byte[0]);
  }

  private static byte[] bytes(BodyPublisher publisher) {
    var bytes = BodySubscribers.ofByteArray();
    publisher.subscribe(new Into(bytes));
    return bytes.getBody().toCompletableFuture().join();
  }

  private record Into(BodySubscriber<byte[]> bytes) implements Flow.Subscriber<ByteBuffer> {
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
  }
}
