package city.belfry.platform.facebook;

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
import city.belfry.platform.wire.Base;
import city.belfry.platform.wire.Credentials;
import city.belfry.platform.wire.Echo;
import city.belfry.platform.wire.HeldPicture;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.KeptUpload;
import city.belfry.platform.wire.Keyring;
import city.belfry.platform.wire.Percent;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * One Page. A correction that is no edit is a post of its own: comments reach few readers, and
 * Facebook refuses links to itself.
 */
final class FacebookAccount implements Account {
  private final Means means;
  private final Base base;
  private final Credentials credentials;
  private final HeldPicture picture;
  private final String page;

  FacebookAccount(Channel channel, Means means) {
    this.means = means;
    this.base = new Base(new Base(channel.base(Facebook.BASE)).at(Facebook.version(channel)));
    this.credentials =
        new Credentials(means.secrets(), channel, List.of(Graph.TOKEN), List.of(Graph.APP_SECRET));
    this.picture = new HeldPicture(means);
    this.page = Facebook.page(channel);
  }

  @Override
  public Preparation prepare(Message message, Attempt attempt) {
    return with(
        credentials.fresh(),
        graph -> {
          means.wire().warm(base.address());
          return attempt.kind() instanceof Attempt.Kind.Edit
              ? new Preparation.Ready(Map.of())
              : picture.upload(message, (jpeg, alt) -> writing(graph).upload(jpeg, alt, attempt));
        },
        reason -> new Preparation.NotReady(new Outcome.Unauthorized(reason, "")));
  }

  @Override
  public Outcome publish(Message message, Preparation.Ready ready, Attempt attempt) {
    if (!(attempt.kind() instanceof Attempt.Kind.Edit)
        && KeptUpload.lacks(message, ready, attempt)) {
      return new Outcome.Deferred(means.clock().now(), "the picture is not uploaded");
    }
    var words = PageWords.of(message, attempt.variant());
    var photo = KeptUpload.id(ready, attempt);
    return with(
        credentials.held(),
        graph -> writing(graph).publish(words, photo, attempt),
        reason -> new Outcome.Unauthorized(reason, ""));
  }

  /** Facebook answers at once, so there is never anything to follow. */
  @Override
  public Progress follow(Handle handle) {
    return new Progress.Underway("Facebook gives no handles");
  }

  @Override
  public Sighting find(Message message, Attempt attempt) {
    var text = PageWords.of(message, attempt.variant()).text();
    return with(
        credentials.fresh(),
        graph -> {
          var posts = new PagePosts(graph, page);
          return switch (attempt.kind()) {
            case Attempt.Kind.New _, Attempt.Kind.Reply _ ->
                posts.matching(text, Echo.since(attempt));
            case Attempt.Kind.Edit(var placed) -> posts.edited(placed, text);
          };
        },
        reason -> new Sighting.CannotTell(reason.detail()));
  }

  @Override
  public Retraction retract(Placed placed) {
    return with(
        credentials.fresh(),
        graph -> writing(graph).retract(placed),
        reason -> new Retraction.NotPossible(reason, ""));
  }

  @Override
  public Health check() {
    return with(
        credentials.fresh(),
        graph -> new TokenCheck(graph, page).run(),
        reason -> new Health(List.of(reason), null, Map.of()));
  }

  @Override
  public Reach reach() {
    return with(
        credentials.fresh(),
        graph ->
            followers(graph.get(Percent.encode(page), Map.of("fields", "followers_count")))
                .viewed(new PagePosts(graph, page).views(means.clock().now().minus(Reach.WEEK))),
        reason -> new Reach(OptionalLong.empty(), reason.detail()));
  }

  private static Reach followers(Said said) {
    var followers =
        said instanceof Said.Yes yes
            ? Json.number(yes.body().path("followers_count"))
            : OptionalLong.empty();
    return new Reach(followers, followers.isPresent() ? "" : said.raw());
  }

  private PageWriting writing(Graph graph) {
    return new PageWriting(graph, page, new Answers(means.clock()));
  }

  private <T> T with(Keyring keyring, Function<Graph, T> then, Function<Reason, T> otherwise) {
    if (page.isEmpty()) {
      return otherwise.apply(FacebookReason.NO_PAGE.with("missing: " + Facebook.PAGE_ID));
    }
    return switch (keyring) {
      case Keyring.Lacking(var what) -> otherwise.apply(FacebookReason.NO_CREDENTIALS.with(what));
      case Keyring.Complete keys -> then.apply(new Graph(base, means.wire(), keys));
    };
  }
}
