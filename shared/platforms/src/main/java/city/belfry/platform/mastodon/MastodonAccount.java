package city.belfry.platform.mastodon;

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
import city.belfry.platform.wire.Followers;
import city.belfry.platform.wire.HeldPicture;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.KeptUpload;
import city.belfry.platform.wire.Keyring;
import city.belfry.platform.wire.Outcomes;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalLong;

/** One account on a server that speaks Mastodon's API. */
final class MastodonAccount implements Account {
  private final Channel channel;
  private final Means means;
  private final Credentials credentials;
  private final MastodonSettings settings;
  private final HeldPicture picture;

  MastodonAccount(Channel channel, Means means) {
    this.channel = channel;
    this.means = means;
    this.credentials = new Credentials(means.secrets(), channel, List.of(MastodonApi.TOKEN));
    this.settings = MastodonSettings.of(channel);
    this.picture = new HeldPicture(means);
  }

  /** The calls that settings and token allow, or what is wrong with them. */
  private sealed interface Entry {
    record Open(MastodonApi api) implements Entry {}

    record Closed(Reason why) implements Entry {}
  }

  private Entry entry(Keyring keyring) {
    var faults = MastodonSettings.faults(channel);
    if (!faults.isEmpty()) {
      return new Entry.Closed(MastodonReason.SETTINGS.with(faults));
    }
    return switch (keyring) {
      case Keyring.Lacking(var what) -> new Entry.Closed(MastodonReason.NO_CREDENTIALS.with(what));
      case Keyring.Complete keys -> {
        var base = new Base(MastodonSettings.server(channel));
        yield new Entry.Open(new MastodonApi(means.wire(), base, keys));
      }
    };
  }

  @Override
  public Preparation prepare(Message message, Attempt attempt) {
    return switch (entry(credentials.fresh())) {
      case Entry.Closed(var why) -> new Preparation.NotReady(new Outcome.Unauthorized(why, ""));
      case Entry.Open(var api) -> {
        means.wire().warm(api.base().address());
        yield prepare(api, message, attempt.kind());
      }
    };
  }

  private Preparation prepare(MastodonApi api, Message message, Attempt.Kind kind) {
    return message.picture() != null && kind instanceof Attempt.Kind.Edit(var placed)
        ? new OneStatus(api, placed.id()).pictures(kind, means.clock().now())
        : picture.upload(message, new MastodonUpload(api, means.clock()));
  }

  @Override
  public Outcome publish(Message message, Preparation.Ready ready, Attempt attempt) {
    if (KeptUpload.lacks(message, ready, attempt)) {
      return new Outcome.Deferred(means.clock().now(), "the picture is not uploaded");
    }
    var body = body(message, attempt);
    KeptUpload.id(ready, attempt)
        .ifPresent(ids -> MastodonPicture.show(body, ids, message, attempt.kind()));
    return switch (entry(credentials.held())) {
      case Entry.Closed(var why) -> new Outcome.Unauthorized(why, "");
      case Entry.Open(var api) -> outcome(send(api, body, attempt), api, attempt);
    };
  }

  private Reply send(MastodonApi api, ObjectNode body, Attempt attempt) {
    return switch (attempt.kind()) {
      case Attempt.Kind.Edit(var placed) -> api.edit(placed.id(), body);
      case Attempt.Kind.New() ->
          api.create(body.put("visibility", settings.visibility()), attempt.key());
      case Attempt.Kind.Reply(var placed) ->
          api.create(
              body.put("visibility", settings.visibility()).put("in_reply_to_id", placed.id()),
              attempt.key());
    };
  }

  /** Servers know languages by ISO 639, without script and region. */
  private static ObjectNode body(Message message, Attempt attempt) {
    return Json.newObject()
        .put("status", message.words(attempt.variant()).text())
        .put("language", message.firstLanguage().locale().getLanguage());
  }

  private Outcome outcome(Reply reply, MastodonApi api, Attempt attempt) {
    var now = means.clock().now();
    var raw = api.raw();
    return Outcomes.of(
        reply,
        now,
        raw,
        answer ->
            MastodonStatus.read(answer)
                .<Outcome>map(status -> new Outcome.Delivered(status.placed()))
                .orElseGet(() -> MastodonErrors.outcome(answer, attempt.kind(), now, raw)));
  }

  @Override
  public Progress follow(Handle handle) {
    return new Progress.Underway("Mastodon gives nothing to follow");
  }

  @Override
  public Sighting find(Message message, Attempt attempt) {
    return switch (entry(credentials.fresh())) {
      case Entry.Closed(var why) -> new Sighting.CannotTell(why.detail());
      case Entry.Open(var api) -> {
        var self = api.get(MastodonApi.SELF);
        var words = message.words(attempt.variant()).text();
        yield Json.good(self)
            .flatMap(account -> Json.id(account.path("id")))
            .map(id -> new MastodonTimeline(api, id).find(words, Echo.since(attempt)))
            .orElseGet(() -> new Sighting.CannotTell(api.raw().of(self)));
      }
    };
  }

  @Override
  public Retraction retract(Placed placed) {
    return switch (entry(credentials.fresh())) {
      case Entry.Closed(var why) -> new Retraction.NotPossible(why, "");
      case Entry.Open(var api) -> new OneStatus(api, placed.id()).retract();
    };
  }

  @Override
  public Health check() {
    return switch (entry(credentials.fresh())) {
      case Entry.Closed(var why) -> MastodonHealth.ill(why);
      case Entry.Open(var api) -> new MastodonHealth(api, settings).ask();
    };
  }

  @Override
  public Reach reach() {
    return switch (entry(credentials.fresh())) {
      case Entry.Closed(var why) -> new Reach(OptionalLong.empty(), why.detail());
      case Entry.Open(var api) -> {
        var self = api.get(MastodonApi.SELF);
        var count = Json.good(self).map(account -> account.path("followers_count"));
        yield Followers.of(count, self, api.raw());
      }
    };
  }
}
