package city.belfry.accept;

import city.belfry.domain.problem.Problem;
import city.belfry.runtime.Json;
import city.belfry.runtime.http.Fields;
import city.belfry.runtime.http.Problems;
import city.belfry.runtime.http.Request;
import city.belfry.runtime.http.Response;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.function.Function;

/** Reads a request's JSON, or says why it is none. */
final class Bodies {
  private Bodies() {}

  /** Answers with the document; what is no JSON, or says that it is none, is refused. */
  static Response with(Request request, Function<JsonNode, Response> then) {
    var type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    // Parameters may follow; another type that begins alike is another type.
    if (!type.split(";", 2)[0].strip().equals("application/json")) {
      return Problems.refusal(
          415,
          "not-json",
          type.isEmpty() ? "the body's content type is missing" : "the body is " + type,
          "send Content-Type: application/json");
    }
    try {
      return then.apply(Json.parse(request.body()));
    } catch (JsonProcessingException e) {
      var where = e.getLocation();
      return Problems.refusal(
          400,
          "broken-json",
          "the body is no JSON: " + e.getOriginalMessage(),
          where == null
              ? "check the quotes and brackets"
              : "look at line " + where.getLineNr() + ", column " + where.getColumnNr());
    } catch (IOException e) {
      return Problems.refusal(
          400, "broken-json", "the body cannot be read: " + e.getMessage(), "send UTF-8");
    }
  }

  /** As {@link #with}, where a body may be left out. */
  private static Response withOptional(Request request, Function<JsonNode, Response> then) {
    return request.body().length == 0 ? then.apply(Json.object()) : with(request, then);
  }

  /** Reads {@code {"because": "…"}}; the whole body may be left out. */
  static Response because(Request request, Function<String, Response> then) {
    return withOptional(
        request,
        body -> {
          var problems = new ArrayList<Problem>();
          var fields = Fields.of(body, problems);
          var why = fields.text("because").orElse("");
          fields.noOthers();
          return problems.isEmpty() ? then.apply(why) : Problems.unprocessable(problems);
        });
  }
}
