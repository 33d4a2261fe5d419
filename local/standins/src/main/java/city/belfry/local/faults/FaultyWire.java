package city.belfry.local.faults;

import city.belfry.platform.Wire;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A wire with faults: the network's, and the far server's own. */
final class FaultyWire implements Wire {
  /** When the client hangs up. */
  private static final Duration READ = Duration.ofSeconds(15);

  /** Just within the time after which a request is accepted or dead. */
  private static final Duration NETWORK = Duration.ofSeconds(59);

  private static final Duration SLOW = Duration.ofSeconds(14);

  private final Boundaries boundaries;
  private final String function;
  private final Wire real;
  private final Timeline timeline;

  FaultyWire(Boundaries boundaries, String function, Wire real, Timeline timeline) {
    this.boundaries = boundaries;
    this.function = function;
    this.real = real;
    this.timeline = timeline;
  }

  @Override
  public void warm(URI host) {
    var boundary = boundaries.met(function, "wire", "warm");
    boundaries.meets(boundary, host);
    real.warm(host);
  }

  @Override
  public Reply send(HttpRequest request) {
    var call =
        request.method() + " " + request.uri().getPath().replaceFirst("/[^/]*\\d[^/]*$", "/*");
    var boundary = boundaries.met(function, "wire", call);
    var fault = boundaries.meets(boundary, request).orElse(null);
    if (fault == null) {
      return act(boundary, request);
    }
    return switch (fault) {
      case STOP_AFTER, END_AFTER -> {
        act(boundary, request);
        throw new Stopped("after " + boundary);
      }
      case TIMEOUT_BEFORE -> hangUp();
      case TIMEOUT_AFTER -> {
        act(boundary, request);
        yield hangUp();
      }
      case UNDER_WAY -> {
        // No part of the function: no end of it keeps the request from arriving.
        timeline.beginOutside(
            "under way", timeline.now().plus(NETWORK), () -> act(boundary, request));
        yield hangUp();
      }
      case NEVER_LEFT -> new Reply.NeverLeft("connection refused");
      case TOO_MANY -> told(429, "{\"error\":\"too-many\"}");
      case UNAUTHORIZED -> told(401, "{\"error\":\"token\"}");
      case BROKEN_BEFORE -> told(503, "{\"error\":\"broken\"}");
      case BROKEN_AFTER -> {
        act(boundary, request);
        yield told(503, "{\"error\":\"broken\"}");
      }
      case SLOW -> {
        var reply = act(boundary, request);
        timeline.awaitUntil(timeline.now().plus(SLOW));
        yield reply;
      }
      case STALL_SHORT,
          STALL_LONG,
          DUPLICATE,
          CANCEL,
          HOLD,
          HOLD_AND_RELEASE,
          EDIT,
          STOP_BEFORE,
          END_BEFORE,
          ANSWER_LOST,
          THROTTLED,
          CONFLICT,
          MESSAGE_LOST,
          MESSAGE_TWICE,
          MESSAGE_LATE ->
          act(boundary, request);
    };
  }

  private Reply act(Boundary boundary, HttpRequest request) {
    var reply = real.send(request);
    boundaries.done(boundary, request, reply);
    return reply;
  }

  private Reply hangUp() {
    timeline.awaitUntil(timeline.now().plus(READ));
    return new Reply.NoAnswer("no answer within 15 s");
  }

  private static Reply told(int status, String body) {
    return new Reply.Answer(
        status, Map.of("retry-after", List.of("30")), body.getBytes(StandardCharsets.UTF_8), false);
  }
}
