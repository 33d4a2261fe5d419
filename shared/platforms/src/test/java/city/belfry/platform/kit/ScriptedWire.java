package city.belfry.platform.kit;

import city.belfry.platform.Wire;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A wire that gives prepared answers in turn, and remembers what was sent. */
public final class ScriptedWire implements Wire {
  private final Deque<Reply> script = new ArrayDeque<>();
  private final List<Sent> sent = new ArrayList<>();
  private final List<URI> warmed = new ArrayList<>();

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
    script.add(reply);
    return this;
  }

  public ScriptedWire then(int status, String body) {
    return then(answer(status, body));
  }

  public ScriptedWire json(String body) {
    return then(200, body);
  }

  public List<Sent> sent() {
    return sent;
  }

  public Sent last() {
    return sent.getLast();
  }

  public List<URI> warmed() {
    return warmed;
  }

  @Override
  public void warm(URI host) {
    warmed.add(host);
  }

  @Override
  public Reply send(HttpRequest request) {
    sent.add(new Sent(request));
    return script.remove();
  }
}
