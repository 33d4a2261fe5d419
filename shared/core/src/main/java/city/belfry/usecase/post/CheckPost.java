package city.belfry.usecase.post;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.city.City;
import city.belfry.domain.message.Form;
import city.belfry.domain.message.Message;
import city.belfry.domain.message.Render;
import city.belfry.domain.message.Ruling;
import city.belfry.domain.message.Variant;
import city.belfry.domain.message.Words;
import city.belfry.domain.picture.Picture;
import city.belfry.domain.post.Draft;
import city.belfry.domain.post.LatePolicy;
import city.belfry.domain.post.Planned;
import city.belfry.domain.problem.Problem;
import city.belfry.platform.Catalog;
import city.belfry.platform.Fee;
import city.belfry.platform.Platform;
import city.belfry.platform.Ruler;
import city.belfry.time.Clock;
import city.belfry.usecase.channel.ChannelStore;
import city.belfry.usecase.picture.PictureStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be checked before a post is taken: instants, channels, words against every
 * channel's ruler. Stores nothing, calls no platform. Safe for threads.
 */
public final class CheckPost {
  /** As many deliveries as one write can make final words for. */
  static final int MOST_DELIVERIES = 80;

  private final ChannelStore channels;
  private final PictureStore pictures;
  private final Catalog catalog;
  private final Render render;
  private final Clock clock;

  public CheckPost(
      ChannelStore channels, PictureStore pictures, Catalog catalog, City city, Clock clock) {
    this.channels = channels;
    this.pictures = pictures;
    this.catalog = catalog;
    this.render = new Render(city);
    this.clock = clock;
  }

  /**
   * What a check finds.
   *
   * @param problems empty when the post may be taken
   * @param plan its deliveries, as far as its channels exist
   * @param due the instant it would go out
   */
  public record Checked(
      List<Problem> problems, List<Planned> plan, List<Measured> messages, Instant due) {
    public Checked {
      problems = List.copyOf(problems);
      plan = List.copyOf(plan);
      messages = List.copyOf(messages);
    }

    public boolean well() {
      return problems.isEmpty();
    }
  }

  /**
   * A message and what its platform says of it.
   *
   * @param fee what the platform takes for it, at list price
   * @param unlinked what it would take if the message did not carry the link that it was asked for
   */
  public record Measured(Message message, Ruling ruling, Fee fee, Fee unlinked) {}

  /**
   * Checks a draft.
   *
   * @param unchangedDue the due instant of the revision before, which may lie in the past; null for
   *     a new post
   */
  public Checked check(Draft draft, String post, int revision, @Nullable Instant unchangedDue) {
    var now = clock.now();
    var problems = new ArrayList<Problem>();
    TextProblems.add(draft, problems);
    FigureProblems.add(draft, problems);
    InstantProblems.add(draft, now, unchangedDue, problems);
    var targets = targets(draft, problems);
    var picture = picture(draft, problems);
    var due = draft.due() == null ? now : draft.due();
    var plan = plan(draft, targets, problems);
    var messages = new ArrayList<Measured>();
    if (problems.isEmpty()) {
      for (var planned : plan) {
        var platform = catalog.find(planned.platform()).orElseThrow();
        Function<Form, Message> as =
            form -> render.message(post, revision, draft, due, planned, form, picture);
        var message = as.apply(platform.form());
        var channel = channel(planned, targets);
        var ruling = rule(draft, message, platform.ruler(channel));
        var fee = fee(platform, message);
        var unlinked = fee.isNone() ? fee : fee(platform, as.apply(platform.form().unasked()));
        messages.add(new Measured(message, ruling, fee, unlinked));
        Fits.add(draft, planned, words(draft, message), ruling, problems);
        Fits.addAlt(planned, message, platform, problems);
        // Once, in however many languages the channel has the message.
        platform.problems(channel, message).stream()
            .filter(problem -> !problems.contains(problem))
            .forEach(problems::add);
      }
    }
    return new Checked(problems, plan, messages, due);
  }

  private static Fee fee(Platform platform, Message message) {
    return platform
        .tariff()
        .map(tariff -> tariff.message(message, Variant.ON_TIME))
        .orElse(Fee.NONE);
  }

  private static Ruling rule(Draft draft, Message message, Ruler ruler) {
    var fitting = message.picture() == null ? ruler : ruler.captioning();
    return fitting.measure(words(draft, message));
  }

  private Optional<Picture> picture(Draft draft, List<Problem> problems) {
    var figure = draft.picture();
    if (figure == null) {
      return Optional.empty();
    }
    var picture = pictures.find(figure.picture());
    if (picture.isEmpty()) {
      problems.add(
          new Problem(
              "no-such-picture",
              "/picture/id",
              "there is no picture " + figure.picture(),
              "send the file to POST /v1/pictures first, and name the id of its answer"));
    }
    return picture;
  }

  private static Channel channel(Planned planned, List<Channel> targets) {
    return targets.stream()
        .filter(target -> target.name().equals(planned.channel()))
        .findFirst()
        .orElseThrow();
  }

  /** The longest words that may go out: where the policy marks what is late, the marked ones. */
  private static Words words(Draft draft, Message message) {
    return draft.latePolicyOrUsual() instanceof LatePolicy.SendMarked
        ? message.delayed()
        : message.onTime();
  }

  private List<Channel> targets(Draft draft, List<Problem> problems) {
    var found = new ArrayList<Channel>();
    var names = new LinkedHashSet<>(draft.channels());
    if (names.isEmpty()) {
      problems.add(
          new Problem(
              "no-channels", "/channels", "no channel is named", "name at least one channel"));
    }
    for (var i = 0; i < draft.channels().size(); i++) {
      var pointer = "/channels/" + i;
      var name = draft.channels().get(i);
      var channel = channels.find(name);
      if (draft.channels().indexOf(name) < i) {
        problems.add(new Problem("named-twice", pointer, name + " is named twice", "name it once"));
      } else if (channel.isEmpty()) {
        problems.add(
            new Problem(
                "no-such-channel",
                pointer,
                "there is no channel " + name,
                "GET /v1/channels lists the channels there are"));
      } else {
        add(channel.get(), draft, pointer, found, problems);
      }
    }
    addBoard(draft, found, problems);
    return found;
  }

  private void add(
      Channel channel, Draft draft, String pointer, List<Channel> found, List<Problem> problems) {
    if (draft.drill() && !channel.drill()) {
      problems.add(
          new Problem(
              "drill-to-real-channel",
              pointer,
              channel.name() + " is a real channel, and this post is a drill",
              "name drill channels only, or take the drill mark away"));
    } else if (catalog.find(channel.platform()).isEmpty()) {
      problems.add(
          new Problem(
              "no-such-platform",
              pointer,
              "the platform " + channel.platform() + " is not in use here",
              "leave the channel out, or deploy its platform"));
    } else {
      found.add(channel);
    }
  }

  /** A post whose words carry its link always targets the board. */
  private void addBoard(Draft draft, List<Channel> found, List<Problem> problems) {
    var linked =
        found.stream()
            .filter(c -> Render.links(draft, catalog.find(c.platform()).orElseThrow().form()))
            .findFirst();
    if (linked.isEmpty() || found.stream().anyMatch(CheckPost::isBoard)) {
      return;
    }
    channels.all().stream()
        .filter(CheckPost::isBoard)
        .filter(c -> c.drill() == draft.drill())
        .findFirst()
        .ifPresentOrElse(
            found::add,
            () ->
                problems.add(
                    new Problem(
                        "no-board",
                        "/channels",
                        linked.get().name() + " needs a link to the post's own page",
                        "set up a board channel"
                            + (draft.drill() ? " for drills" : "")
                            + " first")));
  }

  private static boolean isBoard(Channel channel) {
    return channel.platform().equals("board");
  }

  private static List<Planned> plan(Draft draft, List<Channel> targets, List<Problem> problems) {
    var plan = new ArrayList<Planned>();
    for (var channel : targets) {
      var planned = Planner.plan(channel, draft.languages());
      if (planned.isEmpty() && !draft.texts().isEmpty()) {
        problems.add(
            new Problem(
                "no-language-in-common",
                "/channels/" + Math.max(0, draft.channels().indexOf(channel.name())),
                channel.name()
                    + " is read in "
                    + channel.languages()
                    + ", the post is in "
                    + draft.languages(),
                "write the post in one of the channel's languages, or leave the channel out"));
      }
      plan.addAll(planned);
    }
    if (plan.size() > MOST_DELIVERIES) {
      problems.add(
          new Problem(
              "too-many-deliveries",
              "/channels",
              "these channels and languages make "
                  + plan.size()
                  + " deliveries; "
                  + MOST_DELIVERIES
                  + " is the most of one post",
              "split the post"));
    }
    return plan;
  }
}
