package city.belfry.local.rehearse;

import city.belfry.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Belfry's API and the stage's, as rehearsals and benches use them. Safe for threads. */
public final class Api implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI town;
  private final URI stage;
  private final String token;

  /**
   * @param stage ends in a slash
   */
  public Api(URI town, URI stage, String token) {
    this.town = town;
    this.stage = stage;
    this.token = token;
  }

  /** An answer. */
  public record Answer(int status, JsonNode body) {}

  public Answer send(String route, String key, byte[] body)
      throws IOException, InterruptedException {
    return send(route, Map.of("idempotency-key", key), body);
  }

  /** Any request of the API's. */
  public Answer send(String route, Map<String, String> headers, byte[] body)
      throws IOException, InterruptedException {
    var parts = route.split(" ", 2);
    var request =
        HttpRequest.newBuilder(town.resolve(parts[1]))
            .header("authorization", "Bearer " + token)
            .header("content-type", "application/json")
            .method(parts[0], BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return answer(request.build());
  }

  public JsonNode receipts(String post) throws IOException, InterruptedException {
    return answer(
            HttpRequest.newBuilder(town.resolve("/v1/posts/" + post + "/receipts"))
                .header("authorization", "Bearer " + token)
                .build())
        .body()
        .path("receipts");
  }

  /** All that was ever placed on the stage. */
  public JsonNode placed() throws IOException, InterruptedException {
    return answer(HttpRequest.newBuilder(stage.resolve("api/posts")).build()).body().path("posts");
  }

  /** All publishing requests that came to the stage, also those that placed nothing. */
  public JsonNode arrivals() throws IOException, InterruptedException {
    return answer(HttpRequest.newBuilder(stage.resolve("api/arrivals")).build())
        .body()
        .path("arrivals");
  }

  /**
   * Has the stage play a fault.
   *
   * @throws IOException when the stage refuses it
   */
  public void play(JsonNode fault) throws IOException, InterruptedException {
    var answer =
        answer(
            HttpRequest.newBuilder(stage.resolve("api/faults"))
                .POST(BodyPublishers.ofByteArray(Json.bytes(fault)))
                .build());
    if (answer.status() != 201) {
      throw new IOException("the stage plays no such fault: " + answer.body());
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private Answer answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), Json.parse(response.body()));
  }
}
