package city.belfry.runtime.http;

import city.belfry.domain.people.Role;
import city.belfry.domain.problem.Problem;
import city.belfry.runtime.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Refusals as problem+json (RFC 9457). */
public final class Problems {
  private static final String TYPES = "https://belfry.city/problems/";

  private Problems() {}

  /** All that is wrong with a request, at once. */
  public static Response unprocessable(List<Problem> problems) {
    var title =
        problems.size() == 1
            ? problems.getFirst().what()
            : "the request has " + problems.size() + " problems";
    return refusal(422, problems.getFirst().code(), title, problems);
  }

  public static Response refusal(int status, String code, String title, List<Problem> problems) {
    var body = body(status, code, title);
    body.set("problems", list(problems));
    return response(status, body);
  }

  public static Response refusal(int status, String code, String title, String help) {
    return response(status, body(status, code, title).put("detail", help));
  }

  /** Problems as they stand in an answer. */
  public static ArrayNode list(List<Problem> problems) {
    var list = Json.object().putArray("problems");
    problems.forEach(problem -> list.add(node(problem)));
    return list;
  }

  public static Response notFound(String what) {
    return refusal(404, "not-found", "there is no " + what, "check the address");
  }

  public static Response notAllowed(Role needed) {
    var role = needed.name().toLowerCase(Locale.ROOT);
    return refusal(
        403, "not-allowed", "this needs the role " + role, "ask an administrator of the city");
  }

  private static Response response(int status, ObjectNode body) {
    return new Response(status, Map.of("content-type", "application/problem+json"), body);
  }

  private static ObjectNode body(int status, String code, String title) {
    return Json.object().put("type", TYPES + code).put("title", title).put("status", status);
  }

  private static ObjectNode node(Problem problem) {
    var node =
        Json.object()
            .put("code", problem.code())
            .put("pointer", problem.pointer())
            .put("what", problem.what())
            .put("help", problem.help());
    problem.more().forEach((name, value) -> node.set(name, Json.tree(value)));
    return node;
  }
}
