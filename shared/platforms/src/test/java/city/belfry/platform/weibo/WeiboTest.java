package city.belfry.platform.weibo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Message;
import city.belfry.domain.problem.Problem;
import city.belfry.kit.AChannel;
import city.belfry.kit.AMessage;
import city.belfry.kit.AnAttempt;
import city.belfry.platform.Account;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Retraction;
import city.belfry.platform.Sighting;
import city.belfry.platform.Wire;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.kit.AMeans;
import city.belfry.platform.kit.APicture;
import city.belfry.platform.kit.StageWire;
import city.belfry.platform.weibo.stage.WeiboStage;
import city.belfry.stage.StagePost;
import city.belfry.time.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client against the stage part, without sockets. */
class WeiboTest {
  private static final Instant DUE = Instant.parse("2026-11-22T12:00:00.250Z");
  private static final String PAGE = "https://alerts.arroyovista.example/p/1";

  private final SettableClock clock = new SettableClock(DUE);
  private final WeiboStage stage = new WeiboStage(clock);
  private final StageWire wire = new StageWire(stage, clock);
  private final Message message = message("主街封闭至13:00，请绕行。 & <左转> " + PAGE);

  private static Message message(String text) {
    return AMessage.on("weibo-police").in("zh-Hans").text(text).link(PAGE).build();
  }

  private Channel channel() {
    return AChannel.named("weibo-police", "weibo")
        .at(URI.create("http://stage/stage/weibo"))
        .with("uid", WeiboStage.uid("weibo-police"))
        .with("safeDomain", "arroyovista.example")
        .with("rip", "203.0.113.7")
        .build();
  }

  private Account account(String token) {
    return account(token, wire);
  }

  private Account account(String token, Wire wire) {
    return new Weibo().open(channel(), AMeans.with(wire, clock, Map.of("accessToken", token)));
  }

  private Outcome publish(Account account, Message words, int number) {
    var attempt = AnAttempt.of(words, DUE, number);
    assertThat(account.prepare(words, attempt)).isInstanceOf(Preparation.Ready.class);
    return account.publish(words, new Preparation.Ready(Map.of()), attempt);
  }

  private Placed delivered(Message words) {
    var outcome = publish(account("stage-weibo-police"), words, 1);
    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    return ((Outcome.Delivered) outcome).placed();
  }

  @Test
  void placesTheExactWords() {
    var placed = delivered(message);
    assertThat(stage.posts())
        .extracting(StagePost::id, StagePost::account, StagePost::text)
        .containsExactly(tuple(placed.id(), "weibo-police", message.onTime().text()));
    assertThat(placed.id()).hasSize(16);
    assertThat(placed.permalink())
        .hasToString(
            "https://weibo.com/"
                + WeiboStage.uid("weibo-police")
                + "/"
                + WeiboPermalink.base62(placed.id()));
    assertThat(placed.visible()).isEqualTo(Instant.parse("2026-11-22T12:00:00Z"));
  }

  @Test
  void sendsAFormWithTheOfficesAddress() {
    delivered(message);
    assertThat(wire.requests)
        .singleElement()
        .satisfies(request -> {
          assertThat(stage.publishes(request)).isTrue();
          assertThat(request.contentType()).isEqualTo("application/x-www-form-urlencoded");
          assertThat(request.form()).containsOnlyKeys("access_token", "status", "rip");
          assertThat(request.form()).containsEntry("rip", "203.0.113.7");
          assertThat(request.address().getRawQuery()).isNull();
        });
  }

  private Message pictured() {
    return AMessage.on("weibo-police")
        .in("zh-Hans")
        .text(message.onTime().text())
        .picture(APicture.described("绕行图"))
        .build();
  }

  @Test
  void sendsThePictureInTheOneCallThatResidentsSee() {
    delivered(pictured());
    assertThat(wire.requests)
        .singleElement()
        .satisfies(request -> {
          assertThat(stage.publishes(request)).isTrue();
          assertThat(request.contentType()).isEqualTo("multipart/form-data");
          assertThat(request.form()).containsOnlyKeys("access_token", "status", "rip");
          assertThat(request.form()).containsEntry("status", message.onTime().text());
          assertThat(request.file("pic"))
              .hasValueSatisfying(pic -> assertThat(pic.body()).isEqualTo(APicture.bytes()));
        });
  }

  @Test
  void readsThePictureBeforeTheDueSecond() {
    var reads = new AtomicInteger();
    var means =
        AMeans.with(
            wire,
            clock,
            Map.of("accessToken", "stage-weibo-police"),
            _ -> {
              reads.incrementAndGet();
              return APicture.bytes();
            });
    var account = new Weibo().open(channel(), means);
    var first = AnAttempt.first(pictured(), DUE);
    account.prepare(pictured(), first);
    assertThat(reads).hasValue(1);
    assertThat(account.publish(pictured(), new Preparation.Ready(Map.of()), first))
        .isInstanceOf(Outcome.Delivered.class);
    assertThat(reads).hasValue(1);
  }

  @Test
  void aPictureThatWeiboRefusesIsRefusedForGood() {
    var means =
        AMeans.with(
            wire,
            clock,
            Map.of("accessToken", "stage-weibo-police"),
            _ -> "no picture".getBytes(StandardCharsets.UTF_8));
    assertThat(publish(new Weibo().open(channel(), means), pictured(), 1))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> assertThat(it.reason().code()).isEqualTo("weibo.picture"));
    assertThat(stage.posts()).isEmpty();
  }

  @Test
  void aBadTokenParksAlsoWhatHasAPicture() {
    assertThat(publish(account("expired-a"), pictured(), 1))
        .isInstanceOf(Outcome.Unauthorized.class);
    assertThat(stage.posts()).isEmpty();
  }

  @Test
  void nobodyKnowsOfAPictureThatGotNoAnswer() {
    wire.beforePublishing((_, _) -> new Reply.NoAnswer("closed"));
    assertThat(publish(account("stage-weibo-police"), pictured(), 1))
        .isInstanceOf(Outcome.Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({
    "expired-a, weibo.token-expired",
    "revoked-a, weibo.token-revoked",
    "other, weibo.token-invalid",
  })
  void aBadTokenParksTheDelivery(String token, String reason) {
    assertThat(publish(account(token), message, 1))
        .isInstanceOfSatisfying(
            Outcome.Unauthorized.class, it -> assertThat(it.reason().code()).isEqualTo(reason));
    assertThat(stage.posts()).isEmpty();
  }

  @Test
  void aTextWithoutALinkIsRefused() {
    assertThat(publish(account("stage-weibo-police"), message("主街封闭"), 1))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class, it -> assertThat(it.reason().code()).isEqualTo("weibo.domain"));
  }

  @Test
  void aTextThatIsTooLongIsRefused() {
    assertThat(publish(account("stage-weibo-police"), message("路".repeat(140) + PAGE), 1))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> assertThat(it.reason().code()).isEqualTo("weibo.too-long"));
  }

  @Test
  void theSameWordsAreRefusedForHalfAnHour() {
    delivered(message);
    assertThat(publish(account("stage-weibo-police"), message, 1))
        .isInstanceOf(Outcome.Rejected.class);
    assertThat(publish(account("stage-weibo-police"), message, 2))
        .isInstanceOf(Outcome.Unknown.class);
    assertThat(publish(account("stage-other"), message, 1)).isInstanceOf(Outcome.Delivered.class);
    clock.advance(Duration.ofMinutes(31));
    delivered(message);
  }

  @Test
  void tooManyPostsWait() {
    for (int i = 0; i < 30; i++) {
      delivered(message("第" + i + "号 " + PAGE));
    }
    assertThat(publish(account("stage-weibo-police"), message, 1))
        .isInstanceOf(Outcome.Deferred.class);
  }

  @Test
  void findsItsOwnWordsAgainThoughLinksAreShortened() {
    var placed = delivered(message);
    assertThat(account("stage-weibo-police").find(message, AnAttempt.first(message, DUE)))
        .isEqualTo(new Sighting.Found(List.of(placed)));
    assertThat(wire.requests.getLast().address().toString()).doesNotContain("stage-weibo-police");
  }

  @Test
  void findsAlsoWhatLiesBeyondTheFirstPage() {
    var lifted = new WeiboStage(clock, 1_000);
    var wide = account("stage-weibo-police", new StageWire(lifted, clock));
    publish(wide, message, 1);
    for (int i = 0; i < 150; i++) {
      publish(wide, message("第" + i + "号 " + PAGE), 1);
    }
    assertThat(wide.find(message, AnAttempt.first(message, DUE)))
        .isInstanceOfSatisfying(Sighting.Found.class, it -> assertThat(it.candidates()).hasSize(1));
  }

  @Test
  void takesBackAndMayBeAskedAgain() {
    var placed = delivered(message);
    assertThat(account("stage-other").retract(placed)).isInstanceOf(Retraction.NotPossible.class);
    assertThat(account("stage-weibo-police").retract(placed))
        .isInstanceOf(Retraction.Retracted.class);
    assertThat(account("stage-weibo-police").retract(placed))
        .isInstanceOf(Retraction.Retracted.class);
    assertThat(stage.posts()).extracting(StagePost::retracted).containsExactly(true);
  }

  @Test
  void aHealthyChannelTellsWhenItsTokenEnds() {
    var health = account("stage-weibo-police").check();
    assertThat(health.findings()).isEmpty();
    assertThat(health.credentialExpires()).isEqualTo(DUE.plusSeconds(2_592_000));
    assertThat(account("stage-weibo-police").reach().followers()).hasValue(1280);
  }

  @Test
  void healthFindsAnotherAccountsToken() {
    assertThat(account("stage-other").check().findings())
        .extracting(it -> it.code())
        .containsExactly("weibo.other-account");
    assertThat(account("revoked-a").check().findings())
        .extracting(it -> it.code())
        .containsExactly("weibo.token-revoked");
  }

  @Test
  void healthFindsABoardOutsideTheSafeDomain() {
    var elsewhere =
        AChannel.named("weibo-police", "weibo")
            .at(wire.base())
            .with("uid", WeiboStage.uid("weibo-police"))
            .with("safeDomain", "vista.example")
            .with("rip", "203.0.113.7")
            .build();
    var secrets = Map.of("accessToken", "stage-weibo-police");
    assertThat(new Weibo().open(elsewhere, AMeans.with(wire, clock, secrets)).check().findings())
        .extracting(it -> it.code())
        .containsExactly("weibo.domain");
  }

  @Test
  void demandsEverySettingAtOnce() {
    assertThat(new Weibo().problems(channel())).isEmpty();
    assertThat(new Weibo().problems(AChannel.named("w", "weibo").with("rip", "10.0.0.1").build()))
        .extracting(Problem::pointer)
        .containsExactly("/settings/uid", "/settings/safeDomain", "/settings/rip");
  }
}
