package city.belfry.bench.faults;

import city.belfry.platform.Wire;
import city.belfry.runtime.Json;
import city.belfry.stage.StagePart;
import city.belfry.stage.StageRequest;
import city.belfry.time.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Flow;
import java.util.function.BiConsumer;

/** The stage without any network between: a request is answered in the same breath. */
final class StageWire implements Wire {
  private final StagePart part;
  private final Clock clock;
  private final BiConsumer<String, String> heard;

  /**
   * @param heard told the account and the text of every publishing request
   */
  StageWire(StagePart part, Clock clock, BiConsumer<String, String> heard) {
    this.part = part;
    this.clock = clock;
    this.heard = heard;
  }

  @Override
  public void warm(URI host) {}

  @Override
  public Reply send(HttpRequest request) {
    var headers = new HashMap<String, List<String>>();
    request
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    var path = request.uri().getPath().substring(("/stage/" + part.platform()).length());
    var asked =
        new StageRequest(
            request.method(), request.uri(), path, headers, body(request), clock.now());
    var reply = part.answer(asked);
    if (part.publishes(asked) && reply.status() < 300) {
      tell(asked.body());
    }
    var told = new HashMap<String, List<String>>();
    reply
        .headers()
        .forEach((name, value) -> told.put(name.toLowerCase(Locale.ROOT), List.of(value)));
    return new Reply.Answer(reply.status(), told, reply.body(), false);
  }

  private void tell(byte[] body) {
    try {
      var message = Json.parse(body);
      heard.accept(message.path("account").asText(), message.path("text").asText());
    } catch (IOException e) {
      throw new IllegalStateException("the stage took what is no JSON", e);
    }
  }

  private static byte[] body(HttpRequest request) {
    var bytes = new ByteArrayOutputStream();
    request.bodyPublisher().ifPresent(publisher -> publisher.subscribe(into(bytes)));
    return bytes.toByteArray();
  }

  private static Flow.Subscriber<ByteBuffer> into(ByteArrayOutputStream bytes) {
    return new Flow.Subscriber<>() {
      @Override
      public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
      }

      @Override
      public void onNext(ByteBuffer item) {
        var part = new byte[item.remaining()];
        item.get(part);
        bytes.writeBytes(part);
      }

      @Override
      public void onError(Throwable throwable) {
        throw new IllegalStateException(throwable);
      }

      @Override
      public void onComplete() {}
    };
  }
}
