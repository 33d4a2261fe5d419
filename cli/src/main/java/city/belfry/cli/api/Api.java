package city.belfry.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A city's API, as docs/openapi.yaml has it. A request that may be repeated is tried three times;
 * every other one once.
 */
public final class Api implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  // Above the 29 seconds after which the front door gives up.
  private static final Duration PATIENCE = Duration.ofSeconds(35);
  private static final int TRIES = 3;

  private final Server server;
  private final TokenSource tokens;
  private final Means means;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  /** Who the caller is. */
  public interface TokenSource {
    /** A token that is good now. */
    String token();

    /** What to do when the server refuses it. */
    String afterRefusal();
  }

  /** Nobody knows whether it was done. */
  public static final class Unanswered extends Refused {
    private static final long serialVersionUID = 1;

    Unanswered(String sentence) {
      super(sentence);
    }
  }

  /** Waits between two tries. */
  public interface Wait {
    void during(Duration time) throws InterruptedException;
  }

  /**
   * What it needs beside the server.
   *
   * @param trace gets a line for each request, with no secret in it
   * @param warning gets what a person should know although the answer is good
   */
  public record Means(Wait pause, Consumer<String> trace, Consumer<String> warning) {}

  public Api(Server server, TokenSource tokens, Means means) {
    this.server = server;
    this.tokens = tokens;
    this.means = means;
  }

  public Server server() {
    return server;
  }

  /**
   * What a good request answers.
   *
   * @throws Refused with the server's own words, or that it does not answer
   */
  public JsonNode json(Ask ask) {
    return good(ask).body();
  }

  /**
   * The answer to a good request.
   *
   * @throws Refused with the server's own words, or that it does not answer
   */
  public Answer good(Ask ask) {
    var answer = send(ask);
    Level.warning(answer, server).ifPresent(means.warning());
    if (answer.isUndecided() && answer.status() != 429) {
      throw new Unanswered(String.join(" ", Problems.lines(answer, server, tokens.afterRefusal())));
    }
    if (!answer.isWell()) {
      throw new Refused(Problems.lines(answer, server, tokens.afterRefusal()));
    }
    return answer;
  }

  /** Whatever the server answers. */
  public Answer send(Ask ask) {
    var tries = ask.repeatable() ? TRIES : 1;
    for (var number = 1; ; number++) {
      var last = number >= tries;
      try {
        var answer = once(ask);
        if (last || !answer.isUndecided()) {
          return answer;
        }
      } catch (InterruptedIOException | InterruptedException e) {
        throw interrupted(ask, e);
      } catch (IOException e) {
        if (last) {
          throw unanswered(ask, e);
        }
        means.trace().accept("! " + e.getClass().getSimpleName() + ": trying again");
      }
      pause(number, ask);
    }
  }

  private void pause(int number, Ask ask) {
    try {
      means.pause().during(Duration.ofSeconds(number));
    } catch (InterruptedException e) {
      throw interrupted(ask, e);
    }
  }

  private Answer once(Ask ask) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.at(ask.path()))
            .timeout(PATIENCE)
            .header("accept", "application/json, application/problem+json")
            .header("authorization", "Bearer " + tokens.token());
    ask.headers().forEach(request::header);
    if (ask.body() == null) {
      request.method(ask.method(), BodyPublishers.noBody());
    } else {
      request.header("content-type", "application/json");
      request.method(ask.method(), BodyPublishers.ofString(ask.body().toString()));
    }
    means.trace().accept("> " + ask.method() + " " + server.at(ask.path()) + " (token ***)");
    var answer = answer(http.send(request.build(), BodyHandlers.ofString()));
    means.trace().accept("< " + answer.status());
    return answer;
  }

  private static Answer answer(HttpResponse<String> response) {
    return new Answer(
        response.statusCode(),
        response.headers().map(),
        Json.parse(response.body()).orElseGet(Json::object));
  }

  private Unanswered unanswered(Ask ask, IOException fault) {
    var why = Optional.ofNullable(fault.getMessage()).orElse(fault.getClass().getSimpleName());
    return new Unanswered(
        "%s does not answer (%s). %s"
            .formatted(
                server,
                why,
                ask.repeatable() ? "Try again." : "Whether it was done is not known: look first."));
  }

  private Unanswered interrupted(Ask ask, Exception fault) {
    if (fault instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return new Unanswered(
        server + " was not waited for: whether " + ask.method() + " was done is not known.");
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
