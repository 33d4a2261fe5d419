package city.belfry.platform.sample;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Handle;
import city.belfry.domain.delivery.Placed;
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
import city.belfry.platform.wire.Base;
import city.belfry.platform.wire.Credentials;
import city.belfry.platform.wire.Echo;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.Keyring;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
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
      case Keyring.Complete keys -> {
        var client = client(keys);
        yield answers(client).progress(client.job(handle.value()));
      }
    };
  }

  @Override
  public Sighting find(Message message, Attempt attempt) {
    return switch (credentials.fresh()) {
      case Keyring.Lacking(var what) -> new Sighting.CannotTell(what);
      case Keyring.Complete keys -> {
        var client = client(keys);
        var text = message.words(attempt.variant()).text();
        yield answers(client).sighting(client.messages(Echo.since(attempt)), text);
      }
    };
  }

  @Override
  public Retraction retract(Placed placed) {
    return switch (credentials.fresh()) {
      case Keyring.Lacking(var what) ->
          new Retraction.NotPossible(SampleReason.NO_CREDENTIALS.with(what), "");
      case Keyring.Complete keys -> {
        var client = client(keys);
        yield answers(client).retraction(client.delete(placed.id()));
      }
    };
  }

  /** Asks for a job that there cannot be: only the token decides between 401 and 404. */
  @Override
  public Health check() {
    return switch (credentials.fresh()) {
      case Keyring.Lacking(var what) -> SampleAnswers.ill(SampleReason.NO_CREDENTIALS.with(what));
      case Keyring.Complete keys -> {
        var client = client(keys);
        yield answers(client).health(client.job("none"));
      }
    };
  }

  @Override
  public Reach reach() {
    return new Reach(OptionalLong.empty(), "the sample platform has no readers");
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
