package city.belfry.platform.sample;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Handle;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.delivery.Reason;
import city.belfry.domain.message.Message;
import city.belfry.platform.Account;
import city.belfry.platform.Attempt;
import city.belfry.platform.Health;
import city.belfry.platform.Means;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Progress;
import city.belfry.platform.Reach;
import city.belfry.platform.Retraction;
import city.belfry.platform.Sighting;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Base;
import city.belfry.platform.wire.Credentials;
import city.belfry.platform.wire.Echo;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.Keyring;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A channel on the sample platform. Safe for threads. */
final class SampleAccount implements Account {
  /** Our own ids are as long as this. */
  private static final int ID_LENGTH = 20;

  private final Means means;
  private final Channel channel;
  private final Base base;
  private final Credentials credentials;
  private final SampleClass kind;

  SampleAccount(Channel channel, Means means) {
    this.means = means;
    this.channel = channel;
    this.base = SampleClient.base(channel);
    this.credentials = new Credentials(means.secrets(), channel, List.of(SampleClient.TOKEN));
    this.kind = SampleClass.of(channel).orElse(SampleClass.BLIND);
  }

  @Override
  public Preparation prepare(Message message, Attempt attempt) {
    return switch (credentials.fresh()) {
      case Keyring.Lacking(var what) -> new Preparation.NotReady(lacking(what));
      case Keyring.Complete _ -> {
        means.wire().warm(base.address());
        yield new Preparation.Ready(Map.of());
      }
    };
  }

  @Override
  public Outcome publish(Message message, Preparation.Ready ready, Attempt attempt) {
    return switch (credentials.held()) {
      case Keyring.Lacking(var what) -> lacking(what);
      case Keyring.Complete keys -> {
        var client = client(keys);
        var key = kind == SampleClass.KEY ? attempt.key() : "";
        yield answers(client).outcome(client.place(body(message, attempt), key));
      }
    };
  }

  private ObjectNode body(Message message, Attempt attempt) {
    var body =
        Json.newObject()
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
    return switch (credentials.fresh()) {
      case Keyring.Lacking(var what) -> new Progress.Underway(what);
      case Keyring.Complete keys -> progress(client(keys), handle);
    };
  }

  private Progress progress(SampleClient client, Handle handle) {
    var reply = client.job(handle.value());
    var raw = client.raw().of(reply);
    var job = good(reply);
    var state = job.map(body -> body.path("state").asText("")).orElse("");
    if (job.isPresent() && state.equals("refused")) {
      var error = job.get().path("error").asText("");
      return new Progress.Refused(answers(client).reason(error, job.get()), raw);
    }
    return job.filter(_ -> state.equals("visible"))
        .flatMap(answers(client)::placed)
        .<Progress>map(Progress.Visible::new)
        .orElseGet(() -> new Progress.Underway(raw));
  }

  @Override
  public Sighting find(Message message, Attempt attempt) {
    return switch (credentials.fresh()) {
      case Keyring.Lacking(var what) -> new Sighting.CannotTell(what);
      case Keyring.Complete keys -> {
        var client = client(keys);
        var reply = client.messages(Echo.since(attempt));
        var text = message.words(attempt.variant()).text();
        yield good(reply)
            .map(body -> body.path("messages"))
            .filter(JsonNode::isArray)
            .map(messages -> sighting(messages, text, answers(client)))
            .orElseGet(() -> new Sighting.CannotTell(client.raw().of(reply)));
      }
    };
  }

  private static Sighting sighting(JsonNode messages, String text, SampleAnswers answers) {
    var found =
        messages
            .valueStream()
            .filter(message -> message.path("text").asText("").equals(text))
            .flatMap(message -> answers.placed(message).stream())
            .toList();
    return found.isEmpty() ? new Sighting.Absent() : new Sighting.Found(found);
  }

  @Override
  public Retraction retract(Placed placed) {
    return switch (credentials.fresh()) {
      case Keyring.Lacking(var what) ->
          new Retraction.NotPossible(SampleReason.NO_CREDENTIALS.with(what), "");
      case Keyring.Complete keys -> {
        var client = client(keys);
        var reply = client.delete(placed.id());
        var raw = client.raw().of(reply);
        yield switch (status(reply)) {
          case 204, 404 -> new Retraction.Retracted();
          case 401 -> new Retraction.NotPossible(SampleReason.TOKEN.with(""), raw);
          default -> new Retraction.TryAgain(raw);
        };
      }
    };
  }

  @Override
  public Health check() {
    return switch (credentials.fresh()) {
      case Keyring.Lacking(var what) -> health(SampleReason.NO_CREDENTIALS.with(what));
      case Keyring.Complete keys -> check(client(keys));
    };
  }

  /** Asks for a job that there cannot be: only the token decides between 401 and 404. */
  private static Health check(SampleClient client) {
    var reply = client.job("none");
    return switch (status(reply)) {
      case 404 -> new Health(List.of(), null, Map.of());
      case 401 -> health(SampleReason.TOKEN.with(""));
      default -> health(SampleReason.NO_ANSWER.with(client.raw().of(reply)));
    };
  }

  private static Health health(Reason finding) {
    return new Health(List.of(finding), null, Map.of());
  }

  @Override
  public Reach reach() {
    return new Reach(OptionalLong.empty(), "the sample platform has no readers");
  }

  private static Optional<JsonNode> good(Reply reply) {
    return reply instanceof Reply.Answer answer && answer.status() == 200
        ? Json.object(answer)
        : Optional.empty();
  }

  /** 0 where the platform answered nothing: a page from something in between is no word of its. */
  private static int status(Reply reply) {
    return reply instanceof Reply.Answer answer
            && (answer.status() == 204 || Json.object(answer).isPresent())
        ? answer.status()
        : 0;
  }

  private SampleClient client(Keyring.Complete keys) {
    return new SampleClient(means.wire(), base, SampleClient.account(channel), kind, keys);
  }

  private SampleAnswers answers(SampleClient client) {
    return new SampleAnswers(client, means.clock().now());
  }

  private static Outcome lacking(String what) {
    return new Outcome.Unauthorized(SampleReason.NO_CREDENTIALS.with(what), "");
  }
}
