package city.belfry.stage;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A stage part's answer. */
public record StageReply(int status, Map<String, String> headers, byte[] body) {
  public StageReply {
    headers = Map.copyOf(headers);
  }

  public static StageReply json(int status, String body) {
    return new StageReply(
        status,
        Map.of("content-type", "application/json; charset=utf-8"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  public StageReply with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new StageReply(status, more, body);
  }
}
