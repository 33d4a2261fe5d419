package city.belfry.bench.faults;

import city.belfry.bench.faults.Verdict.Rule;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.delivery.TakeBack;
import city.belfry.domain.post.Post;
import city.belfry.domain.post.PostState;
import city.belfry.stage.StagePost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Holds the table's receipts against what the stage really received. */
final class Judge {
  private static final Duration PUNCTUAL = Duration.ofMillis(100);

  private final City city;
  private final Verdict.Book book = new Verdict.Book();
  private List<StagePost> onStage = List.of();

  Judge(City city) {
    this.city = city;
  }

  /** All posts, once everything is quiet. */
  Verdict all() {
    List.copyOf(city.ledger().posts().values()).forEach(this::post);
    return book.verdict();
  }

  /** A request that was repeated again and again and never answered is lost. */
  void unanswered(String key) {
    book.broken(Rule.LOST, key + " was never answered");
  }

  /** What befell another channel's delivery has not delayed this one. */
  void punctual(String channel, Instant due) {
    if (city.stage().posts().stream()
        .noneMatch(p -> p.account().equals(channel) && !p.arrived().isAfter(due.plus(PUNCTUAL)))) {
      book.broken(Rule.LATE, "nothing came to " + channel + " at " + due);
    }
  }

  /** One post, once it is quiet. */
  Verdict one(Ledger.Told told) {
    post(told);
    return book.verdict();
  }

  private void post(Ledger.Told told) {
    try {
      judged(told);
    } catch (RuntimeException e) {
      book.broken(Rule.LOST, told.id() + " cannot be read any more: " + e);
    }
  }

  private void judged(Ledger.Told told) {
    var found = city.stores().posts().find(told.id());
    if (found.isEmpty()) {
      book.broken(Rule.LOST, told.id() + " was answered for and is not there");
      return;
    }
    var post = found.get();
    onStage = city.stage().posts().stream().filter(p -> p.text().contains(told.words())).toList();
    if (post.wake() != null) {
      book.broken(Rule.LOST, told.id() + " never comes to an end: it wakes at " + post.wake());
    }
    var made = city.stores().deliveries().ofPost(told.id());
    var earlier = city.stores().deliveries().earlier(told.id());
    for (var id : post.deliveries()) {
      made.stream()
          .filter(d -> d.id().equals(id))
          .findFirst()
          .ifPresentOrElse(
              d -> delivery(told, d),
              () -> {
                if (post.state() != PostState.CANCELLED) {
                  book.broken(Rule.LOST, id + " was never made");
                }
              });
    }
    earlier.forEach(d -> truth(told, d, d.order().revision()));
    seen(told, post, Stream.concat(made.stream(), earlier.stream()).toList());
    stops(told);
    made.forEach(d -> retracted(told, d));
  }

  private void delivery(Ledger.Told told, Delivery delivery) {
    if (!delivery.state().isFinal()) {
      book.broken(
          Rule.LOST,
          delivery.id() + " is " + delivery.state() + " for ever, wake " + delivery.wake());
      return;
    }
    truth(told, delivery, delivery.order().revision());
    if (delivery.state() == DeliveryState.UNCONFIRMED) {
      book.unconfirmed();
      var kind = Objects.requireNonNull(told.channels().get(delivery.id().channel()));
      if (kind == Kind.SEARCHABLE && !delivery.tries().doublePossible()) {
        book.broken(Rule.LOST, delivery.id() + " is unconfirmed, though search could tell");
      } else if (kind.canTell() && !city.ledger().asked(told.id())) {
        // Its look-up is a repetition: what is stopped must not be repeated.
        book.broken(Rule.LOST, delivery.id() + " is unconfirmed, and nobody stopped it");
      }
    }
  }

  /** Delivered is on the stage; cancelled, missed and rejected are not. */
  private void truth(Ledger.Told told, Delivery delivery, int revision) {
    var there = onStage(delivery.id(), words(told, revision));
    switch (delivery.state()) {
      case DELIVERED -> {
        var placed = Objects.requireNonNull(delivery.result().placed());
        if (there.stream().noneMatch(p -> p.id().equals(placed.id()))) {
          book.broken(
              Rule.LOST, delivery.id() + " r" + revision + " is delivered, and is not there");
        }
      }
      case CANCELLED, MISSED, REJECTED -> {
        if (!there.isEmpty()) {
          book.broken(
              Rule.DOUBLED,
              delivery.id() + " r" + revision + " is " + delivery.state() + ", and is there");
        }
      }
      case UNCONFIRMED, WAITING, HELD, PARKED, CLAIMED, PENDING -> {}
    }
  }

  private String words(Ledger.Told told, int revision) {
    return city.stores()
        .posts()
        .revision(told.id(), revision)
        .orElseThrow()
        .draft()
        .texts()
        .getFirst()
        .body();
  }

  private List<StagePost> onStage(DeliveryId id, String words) {
    return onStage.stream()
        .filter(p -> p.account().equals(id.channel()) && p.text().contains(words))
        .toList();
  }

  /** Each revision once a channel, not before its due, and nowhere else. */
  private void seen(Ledger.Told told, Post post, List<Delivery> made) {
    for (var revision = 1; revision <= post.revision(); revision++) {
      var words = words(told, revision);
      var due =
          Objects.requireNonNull(
              city.stores().posts().revision(told.id(), revision).orElseThrow().draft().due());
      for (var channel : told.channels().keySet()) {
        var there =
            onStage.stream()
                .filter(p -> p.account().equals(channel) && p.text().contains(words))
                .toList();
        if (there.size() > 1 && chosen(made, channel)) {
          book.doubledByChoice();
        } else if (there.size() > 1) {
          book.broken(
              Rule.DOUBLED,
              told.id() + " r" + revision + " came " + there.size() + " times to " + channel);
        }
        for (var one : there) {
          if (one.arrived().isBefore(due)) {
            book.broken(Rule.EARLY, told.id() + " came to " + channel + " at " + one.arrived());
          }
        }
      }
      if (told.drill()) {
        leaks(told, words);
      }
    }
  }

  /** An emergency's absence was believed early, and its receipt says that it may be double. */
  private static boolean chosen(List<Delivery> made, String channel) {
    return made.stream()
        .filter(d -> d.id().channel().equals(channel))
        .anyMatch(d -> d.order().emergency() && d.tries().doublePossible());
  }

  /** After an answered retraction everything known to be out has a receipt, and is gone. */
  private void retracted(Ledger.Told told, Delivery delivery) {
    var wish = city.stores().takeBacks().find(delivery.id());
    var asked =
        city.ledger().stops().stream()
            .anyMatch(s -> s.what() == Ledger.What.RETRACT && s.post().equals(told.id()));
    if (asked && wish.isEmpty() && delivery.shown().isPresent()) {
      book.broken(Rule.LOST, delivery.id() + " is out, and nobody takes it back");
    }
    wish.filter(w -> w.state() == TakeBack.State.WANTED)
        .ifPresent(_ -> book.broken(Rule.LOST, delivery.id() + " is taken back for ever"));
    wish.filter(w -> w.state() == TakeBack.State.RETRACTED)
        .filter(_ -> !delivery.tries().doublePossible())
        .filter(_ ->
            onStage.stream()
                .anyMatch(p ->
                    !p.retracted()
                        && p.account().equals(delivery.id().channel())
                        && p.text().contains(told.words())))
        .ifPresent(_ -> book.broken(Rule.LOST, delivery.id() + " is retracted, and still there"));
  }

  private void leaks(Ledger.Told told, String words) {
    onStage.stream()
        .filter(p -> p.text().contains(words))
        .filter(p -> city.stores().channels().find(p.account()).filter(c -> c.drill()).isEmpty())
        .forEach(
            p -> book.broken(Rule.LEAKED_DRILL, told.id() + ", a drill, came to " + p.account()));
  }

  private void stops(Ledger.Told told) {
    for (var stop : city.ledger().stops()) {
      if (!binds(stop, told)) {
        continue;
      }
      city.ledger().claims().stream()
          .filter(c -> c.post().equals(told.id()))
          .filter(c -> c.order() > stop.order() && c.order() < stop.until())
          .filter(c -> stop.what() != Ledger.What.EDIT || c.revision() < stop.revision())
          .forEach(c ->
              book.broken(
                  Rule.SENT_AFTER_STOP,
                  "%s r%d on %s was claimed after an answered %s"
                      .formatted(told.id(), c.revision(), c.channel(), stop.what())));
      arrivals(stop, told);
    }
  }

  /** What arrives after the answer must have been named by it. */
  private void arrivals(Ledger.Stop stop, Ledger.Told told) {
    // What an edit stops is the older words.
    var last =
        stop.what() == Ledger.What.EDIT
            ? stop.revision() - 1
            : city.stores().posts().find(told.id()).orElseThrow().revision();
    var stopped = IntStream.rangeClosed(1, last).mapToObj(r -> words(told, r)).toList();
    city.ledger().arrivals().stream()
        .filter(a -> a.order() > stop.order() && a.order() < stop.until())
        .filter(a -> stopped.stream().anyMatch(a.text()::contains))
        .filter(this::changedTheStage)
        .filter(a -> !names(stop, told, a.account()))
        .forEach(a ->
            book.broken(
                Rule.SENT_AFTER_STOP,
                "%s came to %s after an answered %s that does not name it"
                    .formatted(told.id(), a.account(), stop.what())));
  }

  /** A key or a chosen id that comes again shows residents nothing new. */
  private boolean changedTheStage(Ledger.Arrived arrival) {
    return onStage.stream()
        .anyMatch(p -> p.account().equals(arrival.account()) && p.arrived().equals(arrival.at()));
  }

  private static boolean names(Ledger.Stop stop, Ledger.Told told, String account) {
    return stop.named().contains(account)
        || stop.named().stream().anyMatch(n -> n.startsWith(told.id() + "." + account + "."));
  }

  private static boolean binds(Ledger.Stop stop, Ledger.Told told) {
    return stop.what() == Ledger.What.HOLD ? !told.emergency() : stop.post().equals(told.id());
  }
}
