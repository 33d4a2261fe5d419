package city.belfry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.message.Message;
import city.belfry.domain.message.Words;
import city.belfry.domain.post.LatePolicy;
import city.belfry.domain.post.Post;
import city.belfry.domain.post.PostState;
import city.belfry.kit.AChannel;
import city.belfry.kit.APost;
import city.belfry.kit.cloud.Cloud;
import city.belfry.kit.cloud.EveryCloud;
import city.belfry.usecase.hold.Hold;
import city.belfry.usecase.post.IdempotencyKey;
import city.belfry.usecase.post.PostStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@EveryCloud
class PostStoreTest extends StoreContract {
  private static final Duration WEEK = Duration.ofDays(7);

  PostStoreTest(Cloud cloud) {
    super(cloud);
  }

  private Post read(Post post) {
    return stores.posts().find(post.id()).orElseThrow();
  }

  private static Post next(Post seen) {
    return APost.due(DUE).id(seen.id()).revision(seen.revision() + 1).build();
  }

  @Test
  void anAcceptedPostIsThereWithItsRevisionAndItsFrozenWords() {
    var post =
        stored(APost.due(DUE).expiry(DUE.plusSeconds(900)).late(new LatePolicy.SendMarked()));

    assertThat(read(post)).isEqualTo(post);
    assertThat(stores.posts().revision(post.id(), 1)).contains(revision(post));
    assertThat(stores.deliveries().message(post.deliveries().getFirst(), 1))
        .contains(message(post));
    assertThat(stores.posts().keyed(key(post.id()), DUE))
        .contains(new PostStore.Keyed(post.id(), "body"));
  }

  @Test
  void aKeyThatCameBeforeAnswersItsPostAndStoresNothing() {
    var first = stored(APost.due(DUE).id("first"));
    var second = APost.due(DUE).id("second").build();

    var taken =
        stores
            .posts()
            .accept(second, revision(second), List.of(message(second)), key("first"), CHANGE);

    assertThat(taken).contains(new PostStore.Keyed(first.id(), "body"));
    assertThat(stores.posts().find("second")).isEmpty();
    assertThat(stores.posts().revision("second", 1)).isEmpty();
  }

  @Test
  void acceptIsAllOrNothing() {
    var first = stored(APost.due(DUE).id("first"));

    assertThatThrownBy(() ->
            stores
                .posts()
                .accept(first, revision(first), List.of(message(first)), key("k"), CHANGE))
        .isInstanceOf(IllegalStateException.class);

    assertThat(stores.posts().keyed(key("k"), DUE)).isEmpty();
  }

  @Test
  void theKeysOfTwoCallersNeverMeet() {
    stored(APost.due(DUE).id("first"));
    var other = new IdempotencyKey("someone", "first", "body");
    assertThat(stores.posts().keyed(other, DUE)).isEmpty();
    var odd = new IdempotencyKey("dispatcher#first", "", "body");
    assertThat(stores.posts().keyed(odd, DUE)).isEmpty();
  }

  @Test
  void aKeyIsForgottenAfterSevenDaysWhetherItsItemIsGoneOrNot() {
    var first = stored(APost.due(DUE).id("first"));
    var over = first.accepted().plus(WEEK);
    assertThat(stores.posts().keyed(key("first"), over.minusSeconds(1))).isPresent();
    assertThat(stores.posts().keyed(key("first"), over)).isEmpty();

    var again = APost.due(DUE.plus(WEEK)).id("again").build();
    assertThat(
            stores
                .posts()
                .accept(again, revision(again), List.of(message(again)), key("first"), CHANGE))
        .isEmpty();
    assertThat(stores.posts().keyed(key("first"), over).map(PostStore.Keyed::post))
        .contains("again");
  }

  @Test
  void anEditIsANewVersionWithItsOwnRevision() {
    var post = stored(APost.due(DUE));
    var next = next(post);

    var edited =
        stores
            .posts()
            .edit(read(post), next, revision(next), List.of(message(next)), CHANGE)
            .orElseThrow();

    assertThat(edited.ver()).isEqualTo(2);
    assertThat(edited.revision()).isEqualTo(2);
    assertThat(read(post)).isEqualTo(edited);
    assertThat(stores.posts().revision(post.id(), 1)).contains(revision(post));
    assertThat(stores.posts().revision(post.id(), 2)).contains(revision(next));
  }

  @Test
  void anEditOfAPostThatHasMovedIsRefusedWhole() {
    var post = stored(APost.due(DUE));
    stores.posts().cancel(post, CHANGE, DUE);
    var next = next(post);

    assertThat(stores.posts().edit(post, next, revision(next), List.of(message(next)), CHANGE))
        .isEmpty();

    assertThat(read(post).state()).isEqualTo(PostState.CANCELLED);
    assertThat(stores.posts().revision(post.id(), 2)).isEmpty();
  }

  @Test
  void frozenWordsNeverChange() {
    var post = stored(APost.due(DUE));
    var id = post.deliveries().getFirst();
    var other =
        new Message(
            id,
            1,
            post.topic(),
            post.severity(),
            false,
            id.languages(),
            new Words("other", "other", null, List.of()),
            new Words("other", "other", null, List.of()),
            new Words("other", "other", null, List.of()),
            null);

    assertThat(stores.posts().edit(post, next(post), revision(next(post)), List.of(other), CHANGE))
        .isEmpty();

    assertThat(stores.deliveries().message(id, 1)).contains(message(post));
    assertThat(read(post)).isEqualTo(post);
  }

  @Test
  void aCancelIsWrittenOnceUnderTheVersion() {
    var post = stored(APost.due(DUE));

    var cancelled = stores.posts().cancel(post, CHANGE, DUE).orElseThrow();

    assertThat(cancelled.state()).isEqualTo(PostState.CANCELLED);
    assertThat(cancelled.wake()).isEqualTo(DUE);
    assertThat(stores.posts().cancel(post, CHANGE, DUE)).isEmpty();
  }

  @Test
  void aPostIsOpenFromItsFanOutUntilItsNamingIsEnded() {
    var post = stored(APost.due(DUE));
    var other = stored(APost.due(DUE).id("01K7Q4X9Z3ABCDEFGHJKMNPQRT"));
    stores.posts().open(other);
    var naming = stores.posts().open(post);
    assertThat(stores.posts().opened(post.id())).contains(naming);
    assertThat(stores.posts().open()).containsExactlyInAnyOrder(post.id(), other.id());

    stores.posts().close(post.id(), naming);

    assertThat(stores.posts().open()).containsExactly(other.id());
    assertThat(stores.posts().opened(post.id())).isEmpty();
  }

  @Test
  void whoHasReadAnOlderNamingClosesNothing() {
    var post = stored(APost.due(DUE));
    var older = stores.posts().open(post);
    stores.posts().open(post);

    stores.posts().close(post.id(), older);

    assertThat(stores.posts().open()).containsExactly(post.id());
  }

  @Test
  void aWakeEndsWithoutANewVersionWhileNobodyHasMovedIt() {
    var post = stored(APost.due(DUE));

    assertThat(stores.posts().moveWake(post, null)).isTrue();

    assertThat(read(post).wake()).isNull();
    assertThat(read(post).ver()).isEqualTo(post.ver());
    assertThat(stores.posts().moveWake(post, DUE)).as("as it was read before").isFalse();
  }

  @Test
  void aPostThatAnEditHasMovedKeepsItsWake() {
    var post = stored(APost.due(DUE));
    var next = next(post);
    stores.posts().edit(post, next, revision(next), List.of(message(next)), CHANGE);

    assertThat(stores.posts().moveWake(post, null)).isFalse();

    assertThat(read(post).wake()).isNotNull();
  }

  @Test
  void aMoveOfAPostsWakeIsNoNewVersion() {
    var post = stored(APost.due(DUE));
    assertThat(stores.posts().moveWake(post, DUE.plusSeconds(1))).isTrue();
    assertThat(read(post)).isEqualTo(post.waking(DUE.plusSeconds(1)));
  }

  @Test
  void aMonthIsListedByDuePageByPage() {
    var november = YearMonth.of(2026, 11);
    for (var i : List.of(4, 1, 3, 0, 2)) {
      stored(APost.due(DUE.plusSeconds(i)).id("post-" + i));
    }
    stored(APost.due(Instant.parse("2026-12-01T00:00:00Z")).id("december"));

    var pages = new ArrayList<List<String>>();
    var page = stores.posts().list(november, 2, null);
    pages.add(page.posts().stream().map(Post::id).toList());
    while (page.next() != null) {
      page = stores.posts().list(november, 2, page.next());
      pages.add(page.posts().stream().map(Post::id).toList());
    }

    assertThat(pages.stream().flatMap(List::stream))
        .containsExactly("post-0", "post-1", "post-2", "post-3", "post-4");
    assertThat(pages).allSatisfy(ids -> assertThat(ids).hasSizeLessThanOrEqualTo(2));
  }

  @Test
  void everyHoldIsANewEpochAndAReleaseEndsTheLast() {
    assertThat(stores.holds().read()).isEqualTo(Hold.NEVER);
    assertThat(stores.holds().release(DUE, CHANGE)).isEqualTo(Hold.NEVER);

    stores.holds().set(DUE, CHANGE);
    var second = stores.holds().set(DUE.plusSeconds(1), CHANGE);
    assertThat(second).isEqualTo(new Hold(true, 2, "dispatcher", DUE.plusSeconds(1), "because"));
    assertThat(stores.holds().read()).isEqualTo(second);

    var released = stores.holds().release(DUE.plusSeconds(2), CHANGE);
    assertThat(released.set()).isFalse();
    assertThat(released.epoch()).isEqualTo(2);
    assertThat(stores.holds().release(DUE.plusSeconds(3), CHANGE)).isEqualTo(released);
  }

  @Test
  void aChannelIsThereAsItWasPut() {
    Channel channel =
        AChannel.named("weibo-police", "weibo")
            .in("zh-Hans", "en")
            .together()
            .at(URI.create("http://127.0.0.1:1/"))
            .drill()
            .pace(Duration.ofMillis(1500))
            .with("uid", "1")
            .build();
    stores.channels().put(channel, CHANGE);
    stores.channels().put(AChannel.named("a-board", "board").build(), CHANGE);

    assertThat(stores.channels().find("weibo-police")).contains(channel);
    assertThat(stores.channels().find("no such name")).isEmpty();
    assertThat(stores.channels().all())
        .extracting(Channel::name)
        .containsExactly("a-board", "weibo-police");
  }

  @Test
  void aPagesTurnIsDoneOnlyAsItWasSeen() {
    stores.pages().turnAt("post", DUE);
    var seen = stores.pages().find("post").orElseThrow();
    assertThat(stores.pages().moveWake(seen, DUE.plusSeconds(9))).isTrue();
    stores.pages().turnAt("post", DUE.plusSeconds(60));

    assertThat(stores.pages().done(seen)).isFalse();
    assertThat(stores.pages().moveWake(seen, DUE)).isFalse();
    assertThat(stores.pages().done(stores.pages().find("post").orElseThrow())).isTrue();
    assertThat(stores.pages().find("post")).isEmpty();
  }
}
