package city.belfry.platform.webhook;

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
import city.belfry.platform.webhook.WebhookAnswers.Meaning;
import city.belfry.platform.wire.Credentials;
import city.belfry.platform.wire.Keyring;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** One receiver. Its address is called as it stands, with its query. */
final class WebhookAccount implements Account {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Channel channel;
  private final Means means;
  private final URI address;
  private final Credentials credentials;

  WebhookAccount(Channel channel, Means means) {
    this.channel = channel;
    this.means = means;
    this.address = channel.base("https://webhook.invalid/");
    this.credentials =
        new Credentials(
            means.secrets(), channel, List.of(Endpoint.SECRET), List.of(Endpoint.PREVIOUS));
  }

  @Override
  public Preparation prepare(Message message, Attempt attempt) {
    return switch (Endpoint.formed(credentials.fresh())) {
      case Keyring.Lacking(var what) -> new Preparation.NotReady(lacking(what));
      case Keyring.Complete _ -> {
        means.wire().warm(address);
        yield new Preparation.Ready(Map.of());
      }
    };
  }

  @Override
  public Outcome publish(Message message, Preparation.Ready ready, Attempt attempt) {
    return switch (Endpoint.formed(credentials.held())) {
      case Keyring.Lacking(var what) -> lacking(what);
      case Keyring.Complete keys -> publish(endpoint(keys), message, attempt);
    };
  }

  private Outcome publish(Endpoint endpoint, Message message, Attempt attempt) {
    var event = Event.of(message, attempt, means.city().board());
    var ruling = new WebhookRuler().measure(message.words(attempt.variant()));
    return ruling.fits() && event.fits()
        ? outcome(endpoint, event)
        : new Outcome.Rejected(
            WebhookReason.TOO_LONG.with(event.body().length + " bytes"), "never left: too long");
  }

  private Outcome outcome(Endpoint endpoint, Event event) {
    var reply = endpoint.tell(event);
    var now = means.clock().now();
    var raw = endpoint.raw();
    var kept = raw.of(reply);
    return switch (reply) {
      case Reply.NeverLeft _ -> new Outcome.Deferred(now.plus(SOON), kept);
      case Reply.NoAnswer _ -> new Outcome.Unknown(kept);
      case Reply.Answer answer -> {
        var detail = WebhookAnswers.detail(answer, raw);
        yield switch (WebhookAnswers.meaning(answer, now)) {
          case Meaning.Taken() ->
              new Outcome.Delivered(new Placed(event.announcement(), null, null));
          case Meaning.Reconnect(var reason) -> new Outcome.Unauthorized(reason.with(detail), kept);
          case Meaning.Refused(var reason) -> new Outcome.Rejected(reason.with(detail), kept);
          case Meaning.Throttled(var until) -> new Outcome.Deferred(until, kept);
          case Meaning.Uncertain() -> new Outcome.Unknown(kept);
        };
      }
    };
  }

  @Override
  public Progress follow(Handle handle) {
    return new Progress.Underway("a webhook gives nothing to follow");
  }

  @Override
  public Sighting find(Message message, Attempt attempt) {
    return new Sighting.CannotTell("a webhook's receiver cannot be asked");
  }

  @Override
  public Retraction retract(Placed placed) {
    return switch (Endpoint.formed(credentials.fresh())) {
      case Keyring.Lacking(var what) ->
          new Retraction.NotPossible(WebhookReason.NO_CREDENTIALS.with(what), "");
      case Keyring.Complete keys ->
          retraction(endpoint(keys), Event.retracted(placed, means.clock().now()));
    };
  }

  private Retraction retraction(Endpoint endpoint, Event event) {
    var reply = endpoint.tell(event);
    var raw = endpoint.raw();
    if (!(reply instanceof Reply.Answer answer)) {
      return new Retraction.TryAgain(raw.of(reply));
    }
    var detail = WebhookAnswers.detail(answer, raw);
    return switch (WebhookAnswers.meaning(answer, means.clock().now())) {
      case Meaning.Taken() -> new Retraction.Retracted();
      case Meaning.Reconnect(var reason) ->
          new Retraction.NotPossible(reason.with(detail), raw.of(reply));
      case Meaning.Refused(var reason) ->
          new Retraction.NotPossible(reason.with(detail), raw.of(reply));
      case Meaning.Throttled _, Meaning.Uncertain() -> new Retraction.TryAgain(raw.of(reply));
    };
  }

  /** Tells the receiver of the check itself: nothing else shows whether it takes our signature. */
  @Override
  public Health check() {
    return switch (Endpoint.formed(credentials.fresh())) {
      case Keyring.Lacking(var what) -> ill(WebhookReason.NO_CREDENTIALS.with(what));
      case Keyring.Complete keys ->
          health(endpoint(keys), Event.checked(channel.name(), means.clock().now()));
    };
  }

  private Health health(Endpoint endpoint, Event event) {
    var reply = endpoint.tell(event);
    var raw = endpoint.raw();
    if (!(reply instanceof Reply.Answer answer)) {
      return ill(WebhookReason.UNREACHABLE.with(raw.of(reply)));
    }
    var detail = WebhookAnswers.detail(answer, raw);
    return switch (WebhookAnswers.meaning(answer, means.clock().now())) {
      case Meaning.Taken() -> new Health(List.of(), null, Map.of());
      case Meaning.Reconnect(var reason) -> ill(reason.with(detail));
      case Meaning.Refused(var reason) -> ill(reason.with(detail));
      case Meaning.Throttled _ -> ill(WebhookReason.THROTTLED.with(detail));
      case Meaning.Uncertain() -> ill(WebhookReason.UNREACHABLE.with(detail));
    };
  }

  private static Health ill(Reason reason) {
    return new Health(List.of(reason), null, Map.of());
  }

  @Override
  public Reach reach() {
    return new Reach(OptionalLong.empty(), "a webhook's receiver tells nobody's number");
  }

  private Endpoint endpoint(Keyring.Complete keys) {
    return new Endpoint(means.wire(), means.clock(), address, keys);
  }

  private static Outcome lacking(String what) {
    return new Outcome.Unauthorized(WebhookReason.NO_CREDENTIALS.with(what), "");
  }
}
