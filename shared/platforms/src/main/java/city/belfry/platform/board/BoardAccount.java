package city.belfry.platform.board;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The city's pages, opened. Safe for threads. */
final class BoardAccount implements Account {
  private final Means means;
  private final BoardPages pages;

  BoardAccount(Means means) {
    this.means = means;
    this.pages = new BoardPages(means.pages(), means.city());
  }

  @Override
  public Preparation prepare(Message message, Attempt attempt) {
    return new Preparation.Ready(Map.of());
  }

  @Override
  public Outcome publish(Message message, Preparation.Ready ready, Attempt attempt) {
    try {
      pages.write(message, attempt.variant(), announced(attempt), PageMark.ACTIVE);
      return new Outcome.Delivered(placed(message, means.clock().now()));
    } catch (RuntimeException e) {
      return new Outcome.Unknown(why(e));
    }
  }

  /** The same for every try of what is on time, so that a second writing changes no byte. */
  private static Instant announced(Attempt attempt) {
    return switch (attempt.variant()) {
      case ON_TIME -> attempt.due();
      case DELAYED, CORRECTION -> attempt.claimAt();
    };
  }

  @Override
  public Progress follow(Handle handle) {
    return new Progress.Underway("the city's pages are written at once; nothing is ever pending");
  }

  /** A page that is there tells nothing of a later revision's words. */
  @Override
  public Sighting find(Message message, Attempt attempt) {
    try {
      if (!pages.exist(message)) {
        return new Sighting.Absent();
      }
      return message.revision() == 1
          ? new Sighting.Found(List.of(placed(message, null)))
          : new Sighting.CannotTell("the page is there, perhaps with an earlier revision's words");
    } catch (RuntimeException e) {
      return new Sighting.CannotTell(why(e));
    }
  }

  @Override
  public Retraction retract(Placed placed) {
    return new Retraction.NotPossible(
        new Reason("board.marked-instead", ""),
        "the city's page stays; a cancel marks it as cancelled");
  }

  @Override
  public Health check() {
    return new Health(List.of(), null, Map.of());
  }

  @Override
  public Reach reach() {
    return new Reach(OptionalLong.empty(), "the city's page counts no visitors");
  }

  private Placed placed(Message message, @Nullable Instant visible) {
    var delivery = message.delivery();
    return new Placed(
        delivery.post() + "." + delivery.languageSet(),
        pages.address(message, message.firstLanguage()),
        visible);
  }

  private static String why(RuntimeException e) {
    return "the city's pages: " + e;
  }
}
