package city.belfry.platform.wire;

import city.belfry.platform.Wire;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A wire that gives prepared answers in turn. */
public final class ScriptedWire implements Wire {
  public final List<HttpRequest> requests = new ArrayList<>();
  public final List<URI> warmed = new ArrayList<>();
  private final Deque<Reply> replies = new ArrayDeque<>();

  public static Reply.Answer answer(int status, String body) {
    return answer(status, body, Map.of());
  }

  public static Reply.Answer answer(int status, String body, Map<String, List<String>> headers) {
    return new Reply.Answer(status, headers, body.getBytes(StandardCharsets.UTF_8), false);
  }

  public static Reply.Answer cut(int status, String body) {
    return new Reply.Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8), true);
  }

  public ScriptedWire then(Reply reply) {
    replies.add(reply);
    return this;
  }

  @Override
  public void warm(URI host) {
    warmed.add(host);
  }

  @Override
  public Reply send(HttpRequest request) {
    requests.add(request);
    return replies.remove();
  }
}
