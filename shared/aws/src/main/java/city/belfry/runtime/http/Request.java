package city.belfry.runtime.http;

import city.belfry.domain.people.Person;
import java.util.Map;
import java.util.Optional;

/**
 * A request, as the HTTP API hands it on.
 *
 * @param route {@code POST /v1/posts/{id}/cancel}
 * @param parameters of the path, decoded
 * @param query decoded
 * @param headers names in lower case
 */
public record Request(
    String route,
    Map<String, String> parameters,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body,
    Person caller) {
  public Request {
    parameters = Map.copyOf(parameters);
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * A variable of the path.
   *
   * @throws IllegalArgumentException when the route has no such variable
   */
  public String parameter(String name) {
    var value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException(route + " has no " + name);
    }
    return value;
  }
}
