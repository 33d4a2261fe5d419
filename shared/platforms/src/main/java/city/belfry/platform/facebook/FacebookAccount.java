package city.belfry.platform.facebook;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Reason;
import city.belfry.domain.message.Message;
import city.belfry.domain.message.Words;
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
import city.belfry.platform.answer.JsonText;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One Page. A correction that is no edit is a post of its own: comments reach few readers, and
 * Facebook refuses links to itself.
 */
final class FacebookAccount implements Account {
  private static final String NOTHING_SENT = "nothing was sent";

  private final Channel channel;
  private final Means means;
  private final Answers answers;
  private final String page;
  private final URI base;
  private volatile @Nullable Graph connected;

  FacebookAccount(Channel channel, Means means) {
    this.channel = channel;
    this.means = means;
    answers = new Answers(means.clock());
    page = Facebook.page(channel);
    base = Graph.base(channel.base(Facebook.BASE), Facebook.version(channel));
  }

  @Override
  public Preparation prepare(Message message, Attempt attempt) {
    connected = connect().orElse(null);
    return missing()
        .<Preparation>map(Preparation.NotReady::new)
        .orElseGet(() -> {
          means.wire().warm(base);
          return new Preparation.Ready(Map.of());
        });
  }

  @Override
  public Outcome publish(Message message, Preparation.Ready ready, Attempt attempt) {
    var missing = missing();
    var graph = graph();
    if (missing.isPresent() || graph.isEmpty()) {
      return missing.orElseGet(this::noCredentials);
    }
    var words = message.words(attempt.variant());
    return switch (attempt.kind()) {
      case Attempt.Kind.New _, Attempt.Kind.Reply _ -> post(graph.get(), words, attempt);
      case Attempt.Kind.Edit(var placed) -> edit(graph.get(), words, placed, attempt);
    };
  }

  private Outcome post(Graph graph, Words words, Attempt attempt) {
    var form = new LinkedHashMap<String, String>();
    form.put("message", words.text());
    if (words.link() != null) {
      form.put("link", words.link().toString());
    }
    form.put("fields", "id,permalink_url");
    var said = graph.post(Graph.segment(page) + "/feed", form);
    return said instanceof Said.Yes yes
        ? JsonText.id(yes.body().path("id"))
            .<Outcome>map(
                id -> new Outcome.Delivered(new Placed(id, PagePosts.address(yes.body()), null)))
            .orElse(new Outcome.Unknown(yes.raw()))
        : answers.ofPublishing(said, attempt);
  }

  private Outcome edit(Graph graph, Words words, Placed placed, Attempt attempt) {
    var said = graph.post(Graph.segment(placed.id()), Map.of("message", words.text()));
    if (gone(said) && said instanceof Said.No no) {
      return new Outcome.Rejected(FacebookReason.POST_GONE.with(no.words()), no.raw());
    }
    return said instanceof Said.Yes yes && yes.body().path("success").asBoolean()
        ? new Outcome.Delivered(placed)
        : answers.ofPublishing(said, attempt);
  }

  /** Facebook answers at once, so there is never anything to follow. */
  @Override
  public Progress follow(Handle handle) {
    return new Progress.Underway("Facebook gives no handles");
  }

  @Override
  public Sighting find(Message message, Attempt attempt) {
    var graph = graph();
    if (graph.isEmpty() || page.isEmpty()) {
      return new Sighting.CannotTell("no credentials, or no pageId, to look with");
    }
    var text = message.words(attempt.variant()).text();
    return switch (attempt.kind()) {
      case Attempt.Kind.New _, Attempt.Kind.Reply _ ->
          new PagePosts(graph.get(), page).matching(text, attempt.claimAt());
      case Attempt.Kind.Edit(var placed) -> edited(graph.get(), placed, text);
    };
  }

  private static Sighting edited(Graph graph, Placed placed, String text) {
    var said = graph.get(Graph.segment(placed.id()), PagePosts.fields());
    if (!(said instanceof Said.Yes yes) || !yes.body().path("message").isTextual()) {
      return new Sighting.CannotTell(said.raw());
    }
    return yes.body().path("message").asText().strip().equals(text.strip())
        ? new Sighting.Found(List.of(placed))
        : new Sighting.Absent();
  }

  @Override
  public Retraction retract(Placed placed) {
    var graph = graph();
    if (graph.isEmpty()) {
      return new Retraction.NotPossible(
          FacebookReason.NO_CREDENTIALS.with("missing: " + whatIsMissing()), NOTHING_SENT);
    }
    var said = graph.get().delete(Graph.segment(placed.id()));
    if (said instanceof Said.Yes yes && yes.body().path("success").asBoolean()) {
      return new Retraction.Retracted();
    }
    return gone(said) && said instanceof Said.No no
        ? notFound(graph.get(), placed, no)
        : Answers.notRetracted(said);
  }

  private static boolean gone(Said said) {
    return said instanceof Said.No no
        && FacebookErrors.of(no.error()) instanceof FacebookErrors.Meaning.NoSuchObject;
  }

  /** The same error is said of a post that is gone and of one that this token may not touch. */
  private Retraction notFound(Graph graph, Placed placed, Said.No no) {
    return new PagePosts(graph, page)
        .shows(placed.id())
        .<Retraction>map(shown ->
            shown
                ? new Retraction.NotPossible(FacebookReason.STILL_THERE.with(no.words()), no.raw())
                : new Retraction.Retracted())
        .orElseGet(() -> new Retraction.TryAgain(no.raw()));
  }

  @Override
  public Health check() {
    connected = connect().orElse(null);
    var missing = missing();
    var graph = graph();
    if (missing.isPresent() || graph.isEmpty()) {
      return new Health(List.of(reason(missing.orElseGet(this::noCredentials))), null, Map.of());
    }
    return new TokenCheck(graph.get(), page).run();
  }

  private static Reason reason(Outcome.Unauthorized outcome) {
    return outcome.reason();
  }

  @Override
  public Reach reach() {
    var graph = graph();
    if (graph.isEmpty()) {
      return new Reach(OptionalLong.empty(), "missing: " + whatIsMissing());
    }
    var said = graph.get().get(Graph.segment(page), Map.of("fields", "followers_count"));
    var followers =
        said instanceof Said.Yes yes
            ? JsonText.number(yes.body().path("followers_count"))
            : OptionalLong.empty();
    return new Reach(followers, followers.isPresent() ? "" : said.raw());
  }

  private Optional<Outcome.Unauthorized> missing() {
    if (page.isEmpty()) {
      return Optional.of(
          new Outcome.Unauthorized(
              FacebookReason.NO_PAGE.with("missing: " + Facebook.PAGE_ID), NOTHING_SENT));
    }
    return graph().isEmpty() ? Optional.of(noCredentials()) : Optional.empty();
  }

  private Outcome.Unauthorized noCredentials() {
    return new Outcome.Unauthorized(
        FacebookReason.NO_CREDENTIALS.with("missing: " + whatIsMissing()), NOTHING_SENT);
  }

  private String whatIsMissing() {
    var reference = channel.credentials();
    return means.secrets().read(reference).isEmpty()
        ? "credentials reference " + (reference.isBlank() ? "(empty)" : reference)
        : Credentials.PAGE_TOKEN;
  }

  private Optional<Graph> graph() {
    if (connected == null) {
      connected = connect().orElse(null);
    }
    return Optional.ofNullable(connected);
  }

  private Optional<Graph> connect() {
    return means
        .secrets()
        .read(channel.credentials())
        .flatMap(Credentials::in)
        .map(credentials -> new Graph(base, means.wire(), credentials));
  }
}
