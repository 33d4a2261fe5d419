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

/** Belfry's API and the stage's, as a rehearsal uses them. */
final class Api {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI town;
  private final URI stage;
  private final String token;

  Api(URI town, URI stage, String token) {
    this.town = town;
    this.stage = stage;
    this.token = token;
  }

  /** An answer. */
  record Answer(int status, JsonNode body) {}

  Answer send(String route, String key, byte[] body) throws IOException, InterruptedException {
    var parts = route.split(" ", 2);
    return answer(
        HttpRequest.newBuilder(town.resolve(parts[1]))
            .header("authorization", "Bearer " + token)
            .header("content-type", "application/json")
            .header("idempotency-key", key)
            .method(parts[0], BodyPublishers.ofByteArray(body))
            .build());
  }

  JsonNode receipts(String post) throws IOException, InterruptedException {
    return answer(
            HttpRequest.newBuilder(town.resolve("/v1/posts/" + post + "/receipts"))
                .header("authorization", "Bearer " + token)
                .build())
        .body()
        .path("receipts");
  }

  /** All that was ever placed on the stage. */
  JsonNode placed() throws IOException, InterruptedException {
    return answer(HttpRequest.newBuilder(stage.resolve("api/posts")).build()).body().path("posts");
  }

  private Answer answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), Json.parse(response.body()));
  }
}
