package city.belfry.platform.sample;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Reason;
import city.belfry.domain.message.Message;
import city.belfry.platform.Account;
import city.belfry.platform.Attempt;
import city.belfry.domain.delivery.Handle;
import city.belfry.platform.Health;
import city.belfry.platform.Means;
import city.belfry.platform.Outcome;
import city.belfry.domain.delivery.Placed;
import city.belfry.platform.Preparation;
import city.belfry.platform.Progress;
import city.belfry.platform.Reach;
import city.belfry.platform.Retraction;
import city.belfry.platform.Sighting;
import city.belfry.platform.Wire.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/** A channel on the sample platform. Safe for threads. */
final class SampleAccount implements Account {
  private static final Duration CLOCK_ERROR = Duration.ofSeconds(2);

  /** Our own ids are as long as this. */
  private static final int ID_LENGTH = 20;

  private final Means means;
  private final String credentials;
  private final SampleClass kind;
  private final SampleClient client;

  SampleAccount(Channel channel, Means means) {
    this.means = means;
    this.credentials = channel.credentials();
    this.kind = SampleClass.of(channel).orElse(SampleClass.BLIND);
    this.client = new SampleClient(means.wire(), channel, kind.word());
  }

  @Override
  public Preparation prepare(Message message, Attempt attempt) {
    if (token().isEmpty()) {
      return new Preparation.NotReady(new Outcome.Unauthorized(NO_TOKEN, "no secret \"token\""));
    }
    client.warm();
    return new Preparation.Ready(Map.of());
  }

  @Override
  public Outcome publish(Message message, Preparation.Ready ready, Attempt attempt) {
    var token = token();
    if (token.isEmpty()) {
      return new Outcome.Unauthorized(NO_TOKEN, "no secret \"token\"");
    }
    var key = kind == SampleClass.KEY ? attempt.key() : "";
    var reply = client.place(token.get(), body(message, attempt), key);
    return SampleAnswers.outcome(reply, means.clock().now(), this::placed);
  }

  private ObjectNode body(Message message, Attempt attempt) {
    var body =
        SampleClient.JSON
            .createObjectNode()
            .put("text", message.words(attempt.variant()).text())
            .put("language", message.firstLanguage().tag());
    if (kind == SampleClass.CHOSEN_ID) {
      body.put("id", attempt.key().substring(0, ID_LENGTH));
    }
    // The platform edits nothing: a correction refers to what it corrects.
    switch (attempt.kind()) {
      case Attempt.Kind.New() -> {}
      case Attempt.Kind.Edit(var placed) -> body.put("replyTo", placed.id());
      case Attempt.Kind.Reply(var placed) -> body.put("replyTo", placed.id());
    }
    return body;
  }

  @Override
  public Progress follow(Handle handle) {
    var reply = client.job(token().orElse(""), handle.value());
    if (reply instanceof Reply.Answer answer && answer.status() == 200) {
      var job = SampleClient.body(answer);
      var state = job.path("state").asText("");
      if (state.equals("refused")) {
        var error = job.path("error").asText("");
        return new Progress.Refused(SampleAnswers.reason(error, job), SampleAnswers.raw(answer));
      }
      var placed = state.equals("visible") ? placed(job) : Optional.<Placed>empty();
      if (placed.isPresent()) {
        return new Progress.Visible(placed.get());
      }
    }
    return new Progress.Underway(SampleAnswers.raw(reply));
  }

  @Override
  public Sighting find(Message message, Attempt attempt) {
    var since = attempt.claimAt().minus(CLOCK_ERROR);
    var reply = client.messages(token().orElse(""), since);
    if (!(reply instanceof Reply.Answer answer) || answer.status() != 200) {
      return new Sighting.CannotTell(SampleAnswers.raw(reply));
    }
    var messages = SampleClient.body(answer).path("messages");
    if (!messages.isArray() || answer.truncated()) {
      return new Sighting.CannotTell(SampleAnswers.raw(answer));
    }
    var found = withText(messages, message.words(attempt.variant()).text());
    return found.isEmpty() ? new Sighting.Absent() : new Sighting.Found(found);
  }

  private List<Placed> withText(JsonNode messages, String text) {
    return StreamSupport.stream(messages.spliterator(), false)
        .filter(message -> message.path("text").asText("").equals(text))
        .flatMap(message -> placed(message).stream())
        .toList();
  }

  @Override
  public Retraction retract(Placed placed) {
    var reply = client.delete(token().orElse(""), placed.id());
    if (!(reply instanceof Reply.Answer answer)) {
      return new Retraction.TryAgain(SampleAnswers.raw(reply));
    }
    return switch (answer.status()) {
      case 204, 404 -> new Retraction.Retracted();
      case 401 -> new Retraction.NotPossible(NO_TOKEN, SampleAnswers.raw(answer));
      default -> new Retraction.TryAgain(SampleAnswers.raw(answer));
    };
  }

  /** Asks for a job that there cannot be: only the token decides between 401 and 404. */
  @Override
  public Health check() {
    var reply = client.job(token().orElse(""), "none");
    var well = reply instanceof Reply.Answer answer && answer.status() == 404;
    if (well) {
      return new Health(List.of(), null, Map.of());
    }
    var refused = reply instanceof Reply.Answer answer && answer.status() == 401;
    var finding = refused ? NO_TOKEN : new Reason("sample.no-answer", SampleAnswers.raw(reply));
    return new Health(List.of(finding), null, Map.of());
  }

  @Override
  public Reach reach() {
    return new Reach(OptionalLong.empty(), "the sample platform has no readers");
  }

  private static final Reason NO_TOKEN = new Reason("sample.token", "");

  private Optional<String> token() {
    return means.secrets().read(credentials).map(secret -> secret.get("token"));
  }

  private Optional<Placed> placed(JsonNode message) {
    var id = message.path("id");
    Instant visible = SampleAnswers.instant(message.path("placed"));
    return id.isTextual()
        ? Optional.of(new Placed(id.textValue(), client.permalink(id.textValue()), visible))
        : Optional.empty();
  }
}
