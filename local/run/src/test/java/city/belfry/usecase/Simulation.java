package city.belfry.usecase;

import city.belfry.domain.city.City;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.journal.Change;
import city.belfry.domain.people.Person;
import city.belfry.domain.people.Role;
import city.belfry.domain.post.Draft;
import city.belfry.domain.post.Post;
import city.belfry.kit.AChannel;
import city.belfry.kit.ADraft;
import city.belfry.kit.CountedIds;
import city.belfry.kit.RecordedQueue;
import city.belfry.kit.ScriptedAccount;
import city.belfry.kit.ScriptedPlatform;
import city.belfry.kit.cloud.EmbeddedTables;
import city.belfry.platform.Catalog;
import city.belfry.store.DynamoStores;
import city.belfry.time.SettableClock;
import city.belfry.usecase.delivery.Attend;
import city.belfry.usecase.delivery.PublishChoices;
import city.belfry.usecase.delivery.Reconcile;
import city.belfry.usecase.delivery.WakeDue;
import city.belfry.usecase.delivery.WakeIndex;
import city.belfry.usecase.hold.SetHold;
import city.belfry.usecase.post.AcceptPost;
import city.belfry.usecase.post.CancelPost;
import city.belfry.usecase.post.CheckPost;
import city.belfry.usecase.post.EditPost;
import city.belfry.usecase.post.IdempotencyKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A town with one channel on a scripted platform, a real table and a clock that is set. */
final class Simulation {
  static final Instant START = Instant.parse("2026-11-22T17:58:00Z");
  static final Instant DUE = Instant.parse("2026-11-22T18:00:00Z");
  static final Duration GUARD = Duration.ofMillis(5);
  static final String CHANNEL = "sample-city";
  static final Person WRITER = new Person("dispatcher", Set.of(Role.WRITER));
  static final Change TEST = new Change("test", "test", "");
  private static final int MOST_TURNS = 1_000;
  private static final City CITY =
      new City(
          "Arroyo Vista",
          ZoneId.of("America/Los_Angeles"),
          URI.create("https://news.arroyovista.example/"));

  final SettableClock clock = new SettableClock(START);
  final CountedIds ids = new CountedIds();
  final ScriptedAccount account = new ScriptedAccount(clock);
  final ScriptedPlatform platform = new ScriptedPlatform(account);
  final RecordedQueue queue = new RecordedQueue();
  final Stores stores;
  final Interposed deliveries;
  final Attend attend;
  final Reconcile reconcile;
  final AcceptPost accept;
  final EditPost edit;
  final CancelPost cancel;
  final SetHold hold;
  final WakeDue tick;
  private boolean indexLags;
  private final List<WakeIndex.Woken> stillListed = new ArrayList<>();

  Simulation() {
    this(EmbeddedTables.client());
  }

  /** On the embedded tables, through a client of the test's own. */
  Simulation(DynamoDbClient client) {
    var table = DynamoStores.on(client, EmbeddedTables.fresh(), clock, ids);
    this.deliveries = new Interposed(table.deliveries());
    this.stores =
        new Stores(
            table.posts(),
            deliveries,
            table.pages(),
            table.takeBacks(),
            table.holds(),
            table.channels(),
            table.pictures(),
            table.snapshots(),
            (until, each) -> {
              if (!indexLags) {
                table.wakes().due(until, each);
              }
              stillListed.forEach(each);
            });
    this.attend =
        new Attend(
            stores, platform, queue, clock, ids, new PublishChoices(GUARD, Duration.ofSeconds(15)));
    this.reconcile = new Reconcile(stores, queue, clock);
    Catalog catalog = name -> Optional.of(platform);
    var check = new CheckPost(stores.channels(), stores.pictures(), catalog, CITY, clock);
    this.accept = new AcceptPost(check, stores.posts(), reconcile, clock, ids);
    this.edit = new EditPost(check, stores, reconcile, clock);
    this.cancel = new CancelPost(stores, reconcile, queue, clock);
    this.hold = new SetHold(stores, queue, clock);
    this.tick = new WakeDue(stores, reconcile, queue, clock);
    stores.channels().put(AChannel.named(CHANNEL, ScriptedPlatform.NAME).build(), TEST);
  }

  /** Accepts a road closure, due at {@link #DUE}. */
  Post accepted() {
    return accepted(ADraft.on(CHANNEL).due(DUE));
  }

  Post accepted(ADraft draft) {
    return accepted(draft.build());
  }

  Post accepted(Draft draft) {
    var key = new IdempotencyKey("dispatcher", ids.next(), "body");
    return switch (accept.run(draft, key, WRITER)) {
      case AcceptPost.Result.Accepted(var post, var _) -> post;
      case AcceptPost.Result.Repeated _,
          AcceptPost.Result.KeyTaken _,
          AcceptPost.Result.NotAllowed _,
          AcceptPost.Result.Refused _ ->
          throw new AssertionError("not accepted");
    };
  }

  /** From now on the index shows nothing, as one that lags. */
  void indexLags() {
    indexLags = true;
  }

  /** From now on the index shows this too, whatever has become of it. */
  void stillLists(Post post) {
    stillListed.add(new WakeIndex.Woken.DeliveryWoken(id(post)));
  }

  static DeliveryId id(Post post) {
    return post.deliveries().getFirst();
  }

  Delivery delivery(Post post) {
    return stores.deliveries().find(id(post)).orElseThrow();
  }

  Post read(Post post) {
    return stores.posts().find(post.id()).orElseThrow();
  }

  /** A publisher gets a message about the delivery, now. */
  void attend(Post post) {
    attend(id(post));
  }

  private void attend(DeliveryId id) {
    try {
      attend.run(id);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Lets every message that arrives by then be attended to, in order, each at its instant. */
  void runUntil(Instant end) {
    var turns = 0;
    for (var next = queue.take(end); next.isPresent(); next = queue.take(end)) {
      if (++turns > MOST_TURNS) {
        throw new AssertionError("it goes round in circles: " + next.get());
      }
      clock.awaitUntil(next.get().at());
      attend(next.get().delivery());
    }
    clock.awaitUntil(end);
  }

  /** A publisher that dies on its way: what it wrote stays, nothing more comes of it. */
  void attendAndDie(Post post) {
    try {
      attend(post);
    } catch (Died _) {
      return;
    }
    throw new AssertionError("it lived");
  }

  /** A process's sudden end. */
  static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  void dieOnceClaimed() {
    deliveries.afterClaim(dying());
  }

  static Runnable dying() {
    return () -> {
      throw new Died();
    };
  }

  Post edited(Post post, ADraft draft) {
    return edit(post, draft).post();
  }

  EditPost.Result.Edited edit(Post post, ADraft draft) {
    return switch (edit.run(post.id(), read(post).ver(), draft.build(), WRITER)) {
      case EditPost.Result.Edited edited -> edited;
      case EditPost.Result.NotFound _,
          EditPost.Result.Moved _,
          EditPost.Result.Cancelled _,
          EditPost.Result.NotAllowed _,
          EditPost.Result.Refused _ ->
          throw new AssertionError("not edited");
    };
  }

  CancelPost.Result.Cancelled cancelled(Post post) {
    if (cancel.run(post.id(), "", WRITER) instanceof CancelPost.Result.Cancelled done) {
      return done;
    }
    throw new AssertionError("not cancelled");
  }

  /** A tick a minute until then, and all that they hand out. */
  void tickUntil(Instant end) {
    while (clock.now().isBefore(end)) {
      tick.run();
      runUntil(clock.now().plus(Duration.ofMinutes(1)));
    }
  }
}
