package city.belfry.platform.kit;

import city.belfry.platform.Wire;
import city.belfry.stage.Fault;
import city.belfry.stage.Stage;
import city.belfry.stage.StageAnswer;
import city.belfry.stage.StagePart;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import city.belfry.time.Clock;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A wire that ends in a stage of one part, without sockets. */
public final class StageWire implements Wire {
  /** What was asked, oldest first. */
  public final List<StageRequest> requests = new ArrayList<>();

  private final StagePart part;
  private final Stage stage;
  private final Clock clock;
  private @Nullable Between between;
  private boolean onlyPublishing;

  public StageWire(StagePart part, Clock clock) {
    this.part = part;
    this.stage = new Stage(List.of(part), clock, ZoneOffset.UTC);
    this.clock = clock;
  }

  /** Where the part is mounted. */
  public URI base() {
    return URI.create("http://stage" + Stage.MOUNT + "/" + part.platform() + "/");
  }

  public List<StagePost> posts() {
    return part.posts();
  }

  /** What the next request that residents would see meets. */
  public void play(Fault fault) {
    stage.play().add(fault);
  }

  /** From now on, something stands before what residents would see. */
  public void beforePublishing(Between something) {
    between = something;
    onlyPublishing = true;
  }

  /** From now on, something stands before everything. */
  public void beforeAll(Between something) {
    between = something;
    onlyPublishing = false;
  }

  /** What residents would see was asked so often. */
  public long published() {
    return requests.stream().filter(part::publishes).count();
  }

  /** Something between the client and the platform: a proxy, a sign-in page, a broken line. */
  @FunctionalInterface
  public interface Between {
    /**
     * @param platform lets the request through
     */
    Reply answer(Sent sent, Supplier<Reply> platform);
  }

  @Override
  public void warm(URI host) {}

  @Override
  public Reply send(HttpRequest request) {
    var path = request.uri().getPath();
    if (!path.startsWith(base().getPath())) {
      return new Reply.NeverLeft("nothing is mounted at " + request.uri());
    }
    var sent = new Sent(request);
    var own = at(sent, path.substring(base().getPath().length() - 1));
    requests.add(own);
    var staged = at(sent, path.substring(Stage.MOUNT.length()));
    return between != null && (!onlyPublishing || part.publishes(own))
        ? between.answer(sent, () -> staged(staged))
        : staged(staged);
  }

  private StageRequest at(Sent sent, String path) {
    return new StageRequest(
        sent.request().method(),
        sent.request().uri(),
        path,
        lowerCase(sent.request().headers().map()),
        sent.bytes(),
        clock.now());
  }

  private Reply staged(StageRequest request) {
    try {
      return switch (stage.answer(request)) {
        case StageAnswer.Told(var reply) -> answer(reply);
        case StageAnswer.Silence() -> new Reply.NoAnswer("the connection was closed");
      };
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts a settable clock", e);
    }
  }

  private static Reply answer(StageReply reply) {
    var headers =
        reply.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())));
    return new Reply.Answer(reply.status(), lowerCase(headers), reply.body(), false);
  }

  private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .collect(Collectors.toMap(e -> e.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
  }
}
