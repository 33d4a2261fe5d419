package city.belfry.runtime.http;

import city.belfry.runtime.Json;
import city.belfry.runtime.LambdaFunction;
import city.belfry.runtime.Log;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A function behind the HTTP API (payload format 2.0). A surprise becomes a 500 that tells nothing
 * but where to look.
 */
public class HttpFunction extends LambdaFunction {
  /** The most of a body that is usually read, in bytes. */
  public static final int MOST_BYTES = 128 * 1024;

  /**
   * The header by which a client knows which API this is. It grows when an older client would
   * misunderstand an answer, or be misunderstood.
   */
  public static final String API_HEADER = "belfry-api";

  public static final String API = "1";

  private final Map<String, Door> routes;
  private final Log log;
  private final int mostBytes;

  /**
   * A function with its doors.
   *
   * @param routes by route key: {@code GET /v1/posts/{id}}
   */
  protected HttpFunction(Map<String, Door> routes, Log log) {
    this(routes, log, MOST_BYTES);
  }

  /**
   * A function that reads more, or less.
   *
   * @param mostBytes of a body
   */
  protected HttpFunction(Map<String, Door> routes, Log log, int mostBytes) {
    super(log);
    this.routes = Map.copyOf(routes);
    this.log = log;
    this.mostBytes = mostBytes;
  }

  @Override
  protected final JsonNode answer(JsonNode event) {
    // The schedule's daily call, by which the snapshot is kept; the gateway makes no such event.
    if (event.path("awake").asBoolean()) {
      return Json.object();
    }
    var response = response(event);
    log.line(news(event, response));
    var answer = Json.object().put("statusCode", response.status());
    var headers = answer.putObject("headers");
    headers.put(API_HEADER, API);
    response.headers().forEach(headers::put);
    return answer.put("body", response.body().toString()).put("isBase64Encoded", false);
  }

  /** Ids and the outcome: no words of a body. */
  private static ObjectNode news(JsonNode event, Response response) {
    var line =
        Log.news("request")
            .put("route", event.path("routeKey").asText())
            .put("status", response.status());
    var asked = event.path("pathParameters").path("id");
    var made = response.body().path("id");
    if (asked.isTextual()) {
      line.put("about", asked.asText());
    } else if (made.isTextual()) {
      line.put("about", made.asText());
    }
    return line;
  }

  private Response response(JsonNode event) {
    var route = event.path("routeKey").asText();
    var door = routes.get(route);
    if (door == null) {
      return Problems.notFound("route " + route);
    }
    var caller = Caller.of(event);
    if (caller.isEmpty()) {
      return Problems.refusal(401, "no-caller", "the request names nobody", "sign in first");
    }
    var body = body(event);
    if (body.length > mostBytes) {
      return Problems.refusal(
          413,
          "too-large",
          "the body has " + body.length + " bytes",
          mostBytes + " bytes is the most");
    }
    try {
      return door.answer(
          new Request(
              route,
              texts(event.path("pathParameters")),
              texts(event.path("queryStringParameters")),
              lowerCase(texts(event.path("headers"))),
              body,
              caller.get()));
    } catch (RuntimeException e) {
      var request = event.path("requestContext").path("requestId").asText();
      log.failure(route, request, e);
      return Problems.refusal(
          500,
          "failed",
          "something went wrong here; nothing is half done",
          "try again with the same Idempotency-Key; the log has request " + request);
    }
  }

  private static byte[] body(JsonNode event) {
    var text = event.path("body").asText("");
    return event.path("isBase64Encoded").asBoolean()
        ? Base64.getDecoder().decode(text)
        : text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> texts(JsonNode node) {
    var texts = new LinkedHashMap<String, String>();
    node.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
    return texts;
  }

  private static Map<String, String> lowerCase(Map<String, String> headers) {
    var lower = new LinkedHashMap<String, String>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return lower;
  }
}
