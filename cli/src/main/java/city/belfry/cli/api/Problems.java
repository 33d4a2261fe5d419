package city.belfry.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A refusal (RFC 9457) in sentences: what is wrong, where, and what to do. */
public final class Problems {
  private Problems() {}

  static List<String> lines(Answer answer, Server server, String afterRefusal) {
    var body = answer.body();
    if (body.path("title").asText().isEmpty()) {
      return List.of(brief(answer, server, afterRefusal));
    }
    var lines = new ArrayList<String>();
    var problems = body.path("problems");
    if (problems.size() != 1) {
      lines.add(sentence(body.path("title").asText(), body.path("detail").asText()));
    }
    problems.forEach(problem -> lines.add((problems.size() == 1 ? "" : "  ") + line(problem)));
    return lines;
  }

  /** One thing wrong, on one line. */
  public static String line(JsonNode problem) {
    var pointer = problem.path("pointer").asText();
    var where = pointer.isEmpty() ? "" : pointer + ": ";
    return where + sentence(problem.path("what").asText(), problem.path("help").asText());
  }

  private static String sentence(String what, String help) {
    return help.isEmpty() ? what + "." : what + " — " + help + ".";
  }

  /** The gateway's own answers have a message and no more. */
  private static String brief(Answer answer, Server server, String afterRefusal) {
    return switch (answer.status()) {
      case 401, 403 -> server + " does not know who you are. " + afterRefusal;
      case 404 -> server + " has no such address: is it a Belfry's, and as new as these commands?";
      case 429 -> server + " is asked too much. Try again in a minute.";
      default ->
          server
              + " answers "
              + answer.status()
              + " and does not say why. Try again; look at its log.";
    };
  }
}
