package city.belfry.platform.weibo;

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
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Base;
import city.belfry.platform.wire.Credentials;
import city.belfry.platform.wire.Echo;
import city.belfry.platform.wire.HeldPicture;
import city.belfry.platform.wire.Keyring;
import city.belfry.platform.wire.Outcomes;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One Weibo account. An edit and a reply become posts of their own: Weibo offers an ordinary app
 * neither.
 */
final class WeiboAccount implements Account {
  private static final String SHARE = "2/statuses/share.json";

  private final Channel channel;
  private final Means means;
  private final Base base;
  private final Credentials credentials;
  private final WeiboSettings settings;
  private final HeldPicture picture;

  WeiboAccount(Channel channel, Means means) {
    this.channel = channel;
    this.means = means;
    this.base = new Base(channel.base("https://api.weibo.com/"));
    this.credentials = new Credentials(means.secrets(), channel, List.of(WeiboApi.TOKEN));
    this.settings = WeiboSettings.of(channel);
    this.picture = new HeldPicture(means);
  }

  @Override
  public Preparation prepare(Message message, Attempt attempt) {
    if (!WeiboSettings.problems(channel).isEmpty()) {
      return new Preparation.NotReady(new Outcome.Unauthorized(WeiboSettings.reason(channel), ""));
    }
    return switch (credentials.fresh()) {
      case Keyring.Lacking(var what) -> new Preparation.NotReady(lacking(what));
      case Keyring.Complete _ -> {
        means.wire().warm(base.address());
        yield picture.fetch(message).orElseGet(() -> new Preparation.Ready(Map.of()));
      }
    };
  }

  @Override
  public Outcome publish(Message message, Preparation.Ready ready, Attempt attempt) {
    return switch (credentials.held()) {
      case Keyring.Lacking(var what) -> lacking(what);
      case Keyring.Complete complete -> {
        var api = api(complete);
        yield outcome(share(message, api, attempt), api, attempt);
      }
    };
  }

  private Reply share(Message message, WeiboApi api, Attempt attempt) {
    var text = message.words(attempt.variant()).text();
    var form = Map.of("status", text, "rip", settings.rip());
    return picture
        .of(message)
        .map(jpeg -> api.post(SHARE, form, jpeg))
        .orElseGet(() -> api.post(SHARE, form));
  }

  private Outcome outcome(Reply reply, WeiboApi api, Attempt attempt) {
    var now = means.clock().now();
    return Outcomes.of(
        reply,
        now,
        api.raw(),
        answer ->
            WeiboApi.good(answer)
                .flatMap(WeiboStatus::read)
                .<Outcome>map(status -> new Outcome.Delivered(status.placed(settings.uid())))
                .orElseGet(() -> WeiboErrors.outcome(answer, attempt, now, api.raw())));
  }

  @Override
  public Progress follow(Handle handle) {
    return new Progress.Underway("Weibo gives nothing to follow");
  }

  @Override
  public Sighting find(Message message, Attempt attempt) {
    return switch (credentials.fresh()) {
      case Keyring.Lacking(var what) -> new Sighting.CannotTell(what);
      case Keyring.Complete keys ->
          new WeiboTimeline(api(keys), settings.uid())
              .find(message.words(attempt.variant()).text(), Echo.since(attempt));
    };
  }

  @Override
  public Retraction retract(Placed placed) {
    return switch (credentials.fresh()) {
      case Keyring.Lacking(var what) ->
          new Retraction.NotPossible(WeiboReason.NO_CREDENTIALS.with(what), "");
      case Keyring.Complete keys -> retract(placed, api(keys));
    };
  }

  private static Retraction retract(Placed placed, WeiboApi api) {
    return switch (api.post("2/statuses/destroy.json", Map.of("id", placed.id()))) {
      case Reply.Answer answer ->
          WeiboApi.good(answer)
              .flatMap(WeiboStatus::read)
              .<Retraction>map(_ -> new Retraction.Retracted())
              .orElseGet(() -> WeiboErrors.retraction(answer, api.raw()));
      case Reply lost -> new Retraction.TryAgain(api.raw().of(lost));
    };
  }

  @Override
  public Health check() {
    var health = new WeiboHealth(channel, means);
    return switch (credentials.fresh()) {
      case Keyring.Lacking(var what) -> health.lacking(what);
      case Keyring.Complete keys -> health.ask(api(keys));
    };
  }

  @Override
  public Reach reach() {
    return switch (credentials.fresh()) {
      case Keyring.Lacking(var what) -> new Reach(OptionalLong.empty(), what);
      case Keyring.Complete keys -> {
        var api = api(keys);
        var reply = api.get("2/users/show.json", Map.of("uid", settings.uid()));
        yield followers(reply)
            .map(count -> new Reach(OptionalLong.of(count), ""))
            .orElseGet(() -> new Reach(OptionalLong.empty(), api.raw().of(reply)));
      }
    };
  }

  private static Optional<Long> followers(Reply reply) {
    return reply instanceof Reply.Answer answer
        ? WeiboApi.good(answer)
            .map(user -> user.path("followers_count"))
            .filter(JsonNode::canConvertToLong)
            .map(JsonNode::asLong)
        : Optional.empty();
  }

  private WeiboApi api(Keyring.Complete keys) {
    return new WeiboApi(means.wire(), base, keys);
  }

  private static Outcome lacking(String what) {
    return new Outcome.Unauthorized(WeiboReason.NO_CREDENTIALS.with(what), "");
  }
}
