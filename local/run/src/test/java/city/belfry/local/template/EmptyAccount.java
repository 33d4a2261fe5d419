package city.belfry.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;

/**
 * An AWS account in which nothing is: reads find only single items that a transaction put before,
 * every other write is taken and forgotten. Enough to hear what a function asks of AWS; how it goes
 * on from there is other tests' matter.
 */
final class EmptyAccount implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Set<String> asked = new ConcurrentSkipListSet<>();
  private final Map<String, JsonNode> items = new ConcurrentHashMap<>();

  EmptyAccount() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The calls so far: {@code DynamoDB_20120810.GetItem}, or {@code PUT} of an object. */
  Set<String> asked() {
    return asked;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      var call = target == null ? exchange.getRequestMethod() : target;
      asked.add(call);
      var answer = answer(call, body).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private String answer(String call, byte[] body) throws IOException {
    return switch (call.substring(call.indexOf('.') + 1)) {
      case "TransactWriteItems" -> {
        JSON.readTree(body)
            .path("TransactItems")
            .forEach(write -> {
              var item = write.path("Put").path("Item");
              items.put(key(item), item);
            });
        yield "{}";
      }
      case "GetItem" -> {
        var item = items.get(key(JSON.readTree(body).path("Key")));
        yield item == null ? "{}" : "{\"Item\": %s}".formatted(item);
      }
      case "Query" -> "{\"Items\": [], \"Count\": 0, \"ScannedCount\": 0}";
      case "BatchGetItem" -> "{\"Responses\": {}, \"UnprocessedKeys\": {}}";
      case "PutEvents" -> "{\"FailedEntryCount\": 0, \"Entries\": [{\"EventId\": \"1\"}]}";
      case "PUT" -> "";
      default -> "{}";
    };
  }

  private static String key(JsonNode item) {
    return item.at("/pk/S").asText() + " " + item.at("/sk/S").asText();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
