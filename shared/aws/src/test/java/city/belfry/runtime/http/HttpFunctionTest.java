package city.belfry.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.runtime.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpFunctionTest {
  private final ArrayList<ObjectNode> lines = new ArrayList<>();
  private final HttpFunction function = new HttpFunction(Map.of(), lines::add) {};

  @Test
  void aCallThatKeepsItAwakeIsNoRequest() {
    assertThat(function.answer(Json.object().put("awake", true))).isEqualTo(Json.object());
    assertThat(lines).isEmpty();
  }

  @Test
  void anEventOfNoRouteIsRefused() {
    var answer = function.answer(Json.object().put("routeKey", "GET /nowhere"));
    assertThat(answer.path("statusCode").asInt()).isEqualTo(404);
    assertThat(lines)
        .singleElement()
        .satisfies(line -> assertThat(line.path("status").asInt()).isEqualTo(404));
  }
}
