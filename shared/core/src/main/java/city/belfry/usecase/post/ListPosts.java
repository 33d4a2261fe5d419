package city.belfry.usecase.post;

import city.belfry.domain.post.Post;
import city.belfry.time.Clock;
import city.belfry.usecase.Stores;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists posts by due, oldest first, a page at a time. */
public final class ListPosts {
  /** How many months one page may walk through before it answers with what it has. */
  private static final int MOST_MONTHS = 26;

  private final Stores stores;
  private final Clock clock;

  public ListPosts(Stores stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  /** What can be asked for. */
  public enum State {
    PROPOSED,
    LIVE,
    CANCELLED,
    SETTLED
  }

  /** A post and whether all of it is settled. */
  public record Listed(Post post, boolean settled) {}

  /** What became of the request. */
  public sealed interface Result {
    /**
     * A page.
     *
     * @param next the token of the page after; null where this is the last
     */
    record Page(List<ListPosts.Listed> posts, @Nullable String next) implements Result {
      public Page {
        posts = List.copyOf(posts);
      }
    }

    record NoSuchPage() implements Result {}
  }

  /**
   * Lists.
   *
   * @param from due not before; null for a month ago
   * @param to due before; null for two years ahead
   * @param token of the page wanted; null for the first
   */
  public Result run(
      @Nullable Instant from,
      @Nullable Instant to,
      Optional<State> state,
      int limit,
      @Nullable String token) {
    var first =
        from == null ? clock.now().atOffset(ZoneOffset.UTC).minusMonths(1).toInstant() : from;
    var last = to == null ? clock.now().atOffset(ZoneOffset.UTC).plusYears(2).toInstant() : to;
    var place = Place.parse(token, first);
    return place.isEmpty()
        ? new Result.NoSuchPage()
        : new Walk(first, last, state, limit).from(place.get());
  }

  /** Where a page begins: a month, and the entry after which. */
  private record Place(YearMonth month, @Nullable String after) {
    static Optional<Place> parse(@Nullable String token, Instant first) {
      if (token == null) {
        return Optional.of(new Place(month(first), null));
      }
      var parts = token.split("~", 2);
      try {
        return Optional.of(
            new Place(
                YearMonth.parse(parts[0]),
                parts.length == 2 && !parts[1].isEmpty() ? parts[1] : null));
      } catch (DateTimeException _) {
        return Optional.empty();
      }
    }

    String token() {
      return month + "~" + (after == null ? "" : after);
    }

    private static YearMonth month(Instant instant) {
      return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
    }
  }

  private final class Walk {
    private final Instant first;
    private final Instant last;
    private final Optional<State> state;
    private final int limit;

    Walk(Instant first, Instant last, Optional<State> state, int limit) {
      this.first = first;
      this.last = last;
      this.state = state;
      this.limit = limit;
    }

    Result from(Place start) {
      var found = new ArrayList<Listed>();
      var place = start;
      for (var months = 0; months < MOST_MONTHS; months++) {
        if (place.month().isAfter(Place.month(last))) {
          return new Result.Page(found, null);
        }
        while (true) {
          var page = stores.posts().list(place.month(), limit - found.size(), place.after());
          page.posts().stream().map(this::listed).filter(this::wanted).forEach(found::add);
          if (page.next() == null) {
            break;
          }
          place = new Place(place.month(), page.next());
          if (found.size() >= limit) {
            return new Result.Page(found, place.token());
          }
        }
        place = new Place(place.month().plusMonths(1), null);
        if (found.size() >= limit) {
          return new Result.Page(found, place.token());
        }
      }
      return new Result.Page(found, place.token());
    }

    private Listed listed(Post post) {
      return new Listed(post, GetPost.settled(post, stores.deliveries().ofPost(post.id())));
    }

    private boolean wanted(Listed listed) {
      var due = listed.post().due();
      return !due.isBefore(first)
          && due.isBefore(last)
          && state.map(wanted -> wanted == stateOf(listed)).orElse(true);
    }

    private static State stateOf(Listed listed) {
      return switch (listed.post().state()) {
        case PROPOSED -> State.PROPOSED;
        case CANCELLED -> State.CANCELLED;
        case LIVE -> listed.settled() ? State.SETTLED : State.LIVE;
      };
    }
  }
}
