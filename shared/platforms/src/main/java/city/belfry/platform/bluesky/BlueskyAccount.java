package city.belfry.platform.bluesky;

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
import city.belfry.platform.bluesky.BlueskyErrors.Meaning;
import city.belfry.platform.bluesky.Posts.Look;
import city.belfry.platform.bluesky.Sessions.Entry;
import city.belfry.platform.wire.Base;
import city.belfry.platform.wire.Credentials;
import city.belfry.platform.wire.Followers;
import city.belfry.platform.wire.HeldPicture;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.KeptUpload;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One account on Bluesky. */
final class BlueskyAccount implements Account {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Means means;
  private final Base base;
  private final Xrpc xrpc;
  private final Sessions sessions;
  private final HeldPicture picture;

  /** What preparing opened, so that nothing is fetched at the due second. */
  private volatile Entry.@Nullable Open held;

  BlueskyAccount(Channel channel, Means means, AskOnce<Entry> logins) {
    this.means = means;
    this.base = new Base(channel.base("https://bsky.social/"));
    this.xrpc = new Xrpc(means.wire(), base);
    this.sessions =
        new Sessions(
            new Sessions.Owner(channel.name(), Bluesky.account(channel), base.address()),
            new Credentials(means.secrets(), channel, List.of(Sessions.PASSWORD)),
            means.tokens(),
            xrpc,
            means.clock(),
            logins);
    this.picture = new HeldPicture(means);
  }

  @Override
  public Preparation prepare(Message message, Attempt attempt) {
    return switch (sessions.obtain()) {
      case Entry.Closed(var outcome) -> new Preparation.NotReady(outcome);
      case Entry.Open open -> {
        held = open;
        means.wire().warm(base.address());
        yield switch (attempt.kind()) {
          case Attempt.Kind.New() -> picture.upload(message, (jpeg, _) -> uploaded(open, jpeg));
          case Attempt.Kind.Edit(var placed) -> answering(placed, open);
          case Attempt.Kind.Reply(var placed) -> answering(placed, open);
        };
      }
    };
  }

  private Preparation uploaded(Entry.Open open, byte[] jpeg) {
    var reply = xrpc.upload(open.session(), jpeg);
    endIfStale(reply, open);
    return Json.good(reply)
        .flatMap(answer -> Blob.read(answer.path("blob")))
        .filter(blob -> blob.size() == jpeg.length)
        .<Preparation>map(blob -> KeptUpload.of(blob.json().toString()))
        .orElseGet(() ->
            new Preparation.NotReady(
                BlueskyErrors.uploaded(reply, means.clock().now(), open.raw())));
  }

  /** With words alone: a correction changes no picture, and the post that it answers shows it. */
  private Preparation answering(Placed placed, Entry.Open open) {
    var post = PostUri.parse(placed.id());
    if (post.isEmpty()) {
      return new Preparation.NotReady(gone(placed.id()));
    }
    return switch (new Posts(xrpc, open).look(post.get())) {
      case Look.There(var found) ->
          ReplyRefs.to(found)
              .<Preparation>map(refs -> new Preparation.Ready(refs.kept()))
              .orElseGet(() -> new Preparation.NotReady(soon("the post to answer has no cid")));
      case Look.Nothing() -> new Preparation.NotReady(gone(placed.id()));
      case Look.Unclear(var reply) -> {
        endIfStale(reply, open);
        yield new Preparation.NotReady(
            BlueskyErrors.unsent(reply, means.clock().now(), open.raw()));
      }
    };
  }

  @Override
  public Outcome publish(Message message, Preparation.Ready ready, Attempt attempt) {
    var open = held;
    if (open == null) {
      return soon("nothing was prepared");
    }
    var answered = ReplyRefs.of(ready.kept());
    if (attempt.kind() instanceof Attempt.Kind.New) {
      if (KeptUpload.lacks(message, ready, attempt)) {
        return soon("the picture is not uploaded");
      }
    } else if (answered.isEmpty()) {
      return soon("what to answer was not prepared");
    }
    var blob = KeptUpload.id(ready, attempt).flatMap(Json::object).flatMap(Blob::read);
    return create(message, attempt, PostRecord.of(message, attempt, answered, blob), open);
  }

  private Outcome create(Message message, Attempt attempt, ObjectNode record, Entry.Open open) {
    var posts = new Posts(xrpc, open);
    var post = posts.own(Tid.of(attempt.due(), attempt.key()));
    var reply = posts.create(post, record);
    if (Posts.created(reply, post)) {
      return new Outcome.Delivered(post.placed());
    }
    endIfStale(reply, open);
    return switch (reply) {
      case Reply.NeverLeft left -> soon(open.raw().of(left));
      case Reply.NoAnswer none -> new Outcome.Unknown(open.raw().of(none));
      case Reply.Answer answer ->
          BlueskyErrors.meaning(answer) instanceof Meaning.Taken
              ? taken(posts, post, message.words(attempt.variant()).text())
              : BlueskyErrors.published(answer, means.clock().now(), open.raw());
    };
  }

  /** There was a record of this name, not the very same: whose words does it have? */
  private static Outcome taken(Posts posts, PostUri post, String text) {
    return switch (posts.look(post)) {
      case Look.There there when there.says(text) -> new Outcome.Delivered(post.placed());
      case Look.There _ ->
          new Outcome.Rejected(BlueskyReason.OTHER_WORDS.with(post.toString()), "");
      // It was there a moment ago: who took it away does not want it back.
      case Look.Nothing() ->
          new Outcome.Rejected(BlueskyReason.TAKEN_BACK.with(post.toString()), "");
      case Look.Unclear(var reply) -> new Outcome.Unknown(posts.entry().raw().of(reply));
    };
  }

  @Override
  public Progress follow(Handle handle) {
    return new Progress.Underway("Bluesky gives nothing to follow");
  }

  @Override
  public Sighting find(Message message, Attempt attempt) {
    return switch (sessions.obtain()) {
      case Entry.Closed closed -> new Sighting.CannotTell(closed.why());
      case Entry.Open open -> {
        var posts = new Posts(xrpc, open);
        var post = posts.own(Tid.of(attempt.due(), attempt.key()));
        yield switch (posts.look(post)) {
          case Look.There there when there.says(message.words(attempt.variant()).text()) ->
              new Sighting.Found(List.of(post.placed()));
          case Look.There _, Look.Nothing _ -> new Sighting.Absent();
          case Look.Unclear(var reply) -> {
            endIfStale(reply, open);
            yield new Sighting.CannotTell(open.raw().of(reply));
          }
        };
      }
    };
  }

  @Override
  public Retraction retract(Placed placed) {
    return switch (sessions.obtain()) {
      case Entry.Closed(Outcome.Unauthorized(var reason, var raw)) ->
          new Retraction.NotPossible(reason, raw);
      case Entry.Closed closed -> new Retraction.TryAgain(closed.why());
      case Entry.Open open -> {
        var posts = new Posts(xrpc, open);
        yield PostUri.parse(placed.id())
            .filter(posts::owns)
            .map(post -> retract(posts, post))
            .orElseGet(
                () -> new Retraction.NotPossible(BlueskyReason.NOT_OURS.with(placed.id()), ""));
      }
    };
  }

  private Retraction retract(Posts posts, PostUri post) {
    var reply = posts.delete(post);
    endIfStale(reply, posts.entry());
    var raw = posts.entry().raw();
    if (Json.good(reply).filter(it -> it.path("commit").has("cid")).isPresent()) {
      return new Retraction.Retracted();
    }
    return switch (reply) {
      // Nothing was done: because there was nothing, or because nobody understood.
      case Reply.Answer answer when answer.status() == 200 ->
          posts.look(post) instanceof Look.Nothing
              ? new Retraction.Retracted()
              : new Retraction.TryAgain(raw.of(answer));
      case Reply.Answer answer -> BlueskyErrors.retraction(answer, raw);
      case Reply lost -> new Retraction.TryAgain(raw.of(lost));
    };
  }

  @Override
  public Health check() {
    return switch (sessions.obtain()) {
      case Entry.Closed(var outcome) -> BlueskyHealth.closed(outcome);
      case Entry.Open open -> {
        var reply = xrpc.get(open.session(), "com.atproto.server.getSession", Map.of());
        endIfStale(reply, open);
        yield BlueskyHealth.of(reply, open);
      }
    };
  }

  @Override
  public Reach reach() {
    return switch (sessions.obtain()) {
      case Entry.Closed closed -> new Reach(OptionalLong.empty(), closed.why());
      case Entry.Open open -> {
        var actor = Map.of("actor", open.session().did());
        var reply = xrpc.get(open.session(), "app.bsky.actor.getProfile", actor);
        var count = Json.good(reply).map(profile -> profile.path("followersCount"));
        yield Followers.of(count, reply, open.raw());
      }
    };
  }

  private void endIfStale(Reply reply, Entry.Open open) {
    if (BlueskyErrors.stale(reply)) {
      sessions.end(open.session());
    }
  }

  private Outcome soon(String why) {
    return new Outcome.Deferred(means.clock().now().plus(SOON), why);
  }

  private static Outcome gone(String id) {
    return new Outcome.Rejected(BlueskyReason.GONE.with(id), "");
  }
}
