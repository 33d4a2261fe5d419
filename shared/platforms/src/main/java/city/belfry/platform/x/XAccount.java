package city.belfry.platform.x;

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
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.KeptUpload;
import city.belfry.platform.wire.Keyring;
import city.belfry.platform.wire.Outcomes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One account on X. An edit becomes a reply to what it corrects: X edits only for paying accounts,
 * and only for a while.
 */
final class XAccount implements Account {
  private final Channel channel;
  private final Means means;
  private final Base base;
  private final Credentials credentials;
  private final HeldPicture picture;

  XAccount(Channel channel, Means means) {
    this.channel = channel;
    this.means = means;
    this.base = new Base(channel.base("https://api.x.com/"));
    this.credentials = new Credentials(means.secrets(), channel, OAuth1.NAMES);
    this.picture = new HeldPicture(means);
  }

  @Override
  public Preparation prepare(Message message, Attempt attempt) {
    return switch (credentials.fresh()) {
      case Keyring.Lacking(var what) -> new Preparation.NotReady(lacking(what));
      case Keyring.Complete keys -> {
        means.wire().warm(base.address());
        yield picture.upload(
            message, (jpeg, alt) -> new XUpload(api(keys), attempt).run(jpeg, alt));
      }
    };
  }

  @Override
  public Outcome publish(Message message, Preparation.Ready ready, Attempt attempt) {
    if (KeptUpload.lacks(message, ready, attempt)) {
      return new Outcome.Deferred(means.clock().now(), "the picture is not uploaded");
    }
    var body = body(message.words(attempt.variant()).text(), attempt.kind());
    KeptUpload.id(ready, attempt)
        .ifPresent(id -> body.putObject("media").putArray("media_ids").add(id));
    return switch (credentials.held()) {
      case Keyring.Lacking(var what) -> lacking(what);
      case Keyring.Complete complete -> create(body, api(complete), attempt);
    };
  }

  private Outcome create(JsonNode body, XApi api, Attempt attempt) {
    var reply = api.post("2/tweets", body);
    var now = means.clock().now();
    return Outcomes.of(
        reply,
        now,
        api.raw(),
        answer ->
            XApi.data(answer)
                .flatMap(data -> Json.numericId(data, "id"))
                .<Outcome>map(id -> new Outcome.Delivered(placed(id)))
                .orElseGet(() -> XErrors.outcome(answer, attempt, now, api.raw())));
  }

  private static ObjectNode body(String text, Attempt.Kind kind) {
    var body = Json.newObject().put("text", text);
    switch (kind) {
      case Attempt.Kind.New() -> {}
      case Attempt.Kind.Edit(var placed) -> replyTo(placed, body);
      case Attempt.Kind.Reply(var placed) -> replyTo(placed, body);
    }
    return body;
  }

  private static void replyTo(Placed placed, ObjectNode body) {
    body.putObject("reply").put("in_reply_to_tweet_id", placed.id());
  }

  private Placed placed(String id) {
    var address = "https://x.com/" + screenName(channel) + "/status/" + id;
    return new Placed(id, URI.create(address), null);
  }

  @Override
  public Progress follow(Handle handle) {
    return new Progress.Underway("X gives nothing to follow");
  }

  @Override
  public Sighting find(Message message, Attempt attempt) {
    return switch (credentials.fresh()) {
      case Keyring.Lacking(var what) -> new Sighting.CannotTell(what);
      case Keyring.Complete keys -> {
        var api = api(keys);
        var me = api.get("2/users/me", Map.of());
        var words = message.words(attempt.variant()).text();
        yield XApi.data(me)
            .flatMap(user -> Json.numericId(user, "id"))
            .map(id ->
                new XTimeline(api, id)
                    .find(post -> XText.same(words, post), Echo.since(attempt), this::placed))
            .orElseGet(() -> new Sighting.CannotTell(api.raw().of(me)));
      }
    };
  }

  @Override
  public Retraction retract(Placed placed) {
    return switch (credentials.fresh()) {
      case Keyring.Lacking(var what) ->
          new Retraction.NotPossible(XReason.NO_CREDENTIALS.with(what), "");
      case Keyring.Complete keys -> retract(placed, api(keys));
    };
  }

  private static Retraction retract(Placed placed, XApi api) {
    var reply = api.delete("2/tweets/" + placed.id());
    if (XApi.data(reply).filter(data -> data.path("deleted").asBoolean(false)).isPresent()) {
      return new Retraction.Retracted();
    }
    return switch (reply) {
      case Reply.Answer answer -> XErrors.retraction(answer, api.raw());
      case Reply lost -> new Retraction.TryAgain(api.raw().of(lost));
    };
  }

  @Override
  public Health check() {
    return switch (credentials.fresh()) {
      case Keyring.Lacking(var what) -> XHealth.lacking(what);
      case Keyring.Complete keys -> XHealth.ask(api(keys), screenName(channel));
    };
  }

  @Override
  public Reach reach() {
    return switch (credentials.fresh()) {
      case Keyring.Lacking(var what) -> new Reach(OptionalLong.empty(), what);
      case Keyring.Complete keys -> {
        var api = api(keys);
        var me = api.get("2/users/me", Map.of("user.fields", "public_metrics"));
        yield XApi.data(me)
            .map(user -> user.path("public_metrics").path("followers_count"))
            .filter(JsonNode::canConvertToLong)
            .map(count -> new Reach(OptionalLong.of(count.asLong()), ""))
            .orElseGet(() -> new Reach(OptionalLong.empty(), api.raw().of(me)))
            .viewed(views(api, me));
      }
    };
  }

  private Map<String, Long> views(XApi api, Reply me) {
    return XApi.data(me)
        .flatMap(user -> Json.numericId(user, "id"))
        .map(id -> new XTimeline(api, id).views(means.clock().now().minus(Reach.WEEK)))
        .orElse(Map.of());
  }

  static String screenName(Channel channel) {
    return channel.settings().getOrDefault("screenName", "");
  }

  private XApi api(Keyring.Complete keys) {
    return new XApi(means.wire(), means.clock(), base, keys);
  }

  private static Outcome lacking(String what) {
    return new Outcome.Unauthorized(XReason.NO_CREDENTIALS.with(what), "");
  }
}
