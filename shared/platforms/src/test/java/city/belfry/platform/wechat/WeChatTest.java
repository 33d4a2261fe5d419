package city.belfry.platform.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Handle;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Message;
import city.belfry.kit.AChannel;
import city.belfry.kit.AMessage;
import city.belfry.kit.AnAttempt;
import city.belfry.platform.Account;
import city.belfry.platform.Attempt;
import city.belfry.platform.Doubt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Progress;
import city.belfry.platform.Retraction;
import city.belfry.platform.kit.AMeans;
import city.belfry.platform.kit.StageWire;
import city.belfry.platform.wechat.stage.WeChatStage;
import city.belfry.stage.StagePost;
import city.belfry.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The client against the stage's API, without sockets. */
class WeChatTest {
  private static final Instant DUE = Instant.parse("2026-11-22T16:00:00.250Z");
  private static final Map<String, String> SECRETS =
      Map.of("appId", "stage-city", "appSecret", "stage-secret");

  private final SettableClock clock = new SettableClock(DUE);
  private final WeChatStage stage = new WeChatStage(clock, Duration.ofSeconds(1), 1);
  private final StageWire wire = new StageWire(stage, clock);
  private final Message message =
      AMessage.on("wechat-city")
          .in("zh-Hans")
          .title("主街封闭 <1号>")
          .text("主街今晚封闭。\n请绕行 & 注意安全 🚧\n\nC:\\users \"x\"")
          .link("https://board.example/1")
          .build();
  private final Attempt attempt = AnAttempt.first(message, DUE);

  private Channel channel(String way) {
    return AChannel.named("wechat-city", "wechat")
        .in("zh-Hans")
        .at(wire.base())
        .with("coverMediaId", "cover-1")
        .with("way", way)
        .build();
  }

  private Account account(String way) {
    return account(way, SECRETS);
  }

  private Account account(String way, Map<String, String> secrets) {
    return new WeChat().open(channel(way), AMeans.with(wire, clock, secrets));
  }

  private static Outcome send(Account account, Message message, Attempt attempt) {
    return switch (account.prepare(message, attempt)) {
      case Preparation.NotReady(var outcome) -> outcome;
      case Preparation.Ready ready -> account.publish(message, ready, attempt);
    };
  }

  private static Handle handle(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Pending.class);
    var handle = ((Outcome.Pending) outcome).handle();
    assertThat(handle).isNotNull();
    return Objects.requireNonNull(handle);
  }

  private Placed untilVisible(Account account, Handle handle) {
    assertThat(account.follow(handle)).isInstanceOf(Progress.Underway.class);
    clock.advance(Duration.ofSeconds(1));
    var progress = account.follow(handle);
    assertThat(progress).isInstanceOf(Progress.Visible.class);
    return ((Progress.Visible) progress).placed();
  }

  @Test
  void publishesTheFrozenWordsAndFollowsThemUntilTheyAreVisible() {
    var account = account("publish");
    var handle = handle(send(account, message, attempt));
    assertThat(stage.posts()).extracting(StagePost::visible).containsOnlyNulls();

    var placed = untilVisible(account, handle);

    assertThat(placed.permalink()).isNotNull().asString().startsWith(wire.base().toString());
    assertThat(stage.posts())
        .singleElement()
        .satisfies(post -> {
          assertThat(post.id()).isEqualTo(placed.id());
          assertThat(post.title()).isEqualTo(message.onTime().title());
          assertThat(post.text()).isEqualTo(message.onTime().text());
          assertThat(post.link()).isEqualTo("https://board.example/1");
          assertThat(post.visible()).isEqualTo(DUE.plusSeconds(1));
        });
  }

  @Test
  void pushesOnceHoweverOftenItIsSent() {
    var account = account("push");
    var first = handle(send(account, message, attempt));
    var again = handle(send(account("push"), message, AnAttempt.of(message, DUE, 2)));

    assertThat(again).isEqualTo(first);
    assertThat(stage.posts()).hasSize(1);
    var placed = untilVisible(account, first);
    assertThat(stage.posts()).extracting(StagePost::id).containsExactly(placed.id());
    assertThat(account.retract(placed)).isInstanceOf(Retraction.Retracted.class);
  }

  @Test
  void saysThatTheDaysPushIsUsed() {
    var account = account("push");
    send(account, message, attempt);
    var other =
        new Attempt(
            attempt.delivery(),
            2,
            1,
            "c",
            DUE,
            DUE,
            attempt.variant(),
            "f".repeat(64),
            attempt.kind(),
            Map.of());

    assertThat(send(account, message, other))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> assertThat(rejected.reason().code()).isEqualTo("wechat.push-quota"));
  }

  @Test
  void fetchesAnotherTokenAfterTwoHours() {
    var account = account("publish");
    account.prepare(message, attempt);
    clock.advance(Duration.ofHours(3));
    handle(send(account, message, AnAttempt.first(message, clock.now())));
  }

  @Test
  void namesWhatAPersonMustDo() {
    assertThat(reason(Map.of("appId", "unlisted-city", "appSecret", "stage-secret")))
        .isEqualTo("wechat.ip-not-listed");
    assertThat(reason(Map.of("appId", "stage-city", "appSecret", "wrong")))
        .isEqualTo("wechat.secret-wrong");
    assertThat(reason(Map.of("appId", "nobody", "appSecret", "x")))
        .isEqualTo("wechat.app-id-wrong");
    assertThat(reason(Map.of("appId", "stage-city"))).isEqualTo("wechat.no-credentials");
    assertThat(reason(Map.of())).isEqualTo("wechat.no-credentials");
  }

  private String reason(Map<String, String> secrets) {
    var account = account("publish", secrets);
    var outcome = send(account, message, attempt);
    assertThat(outcome).isInstanceOf(Outcome.Unauthorized.class);
    assertThat(outcome.toString()).doesNotContain("stage-secret");
    var code = ((Outcome.Unauthorized) outcome).reason().code();
    assertThat(account.check().findings()).extracting(found -> found.code()).containsExactly(code);
    return code;
  }

  @Test
  void reportsHealthAndFollowers() {
    assertThat(account("publish").check().well()).isTrue();
    assertThat(account("publish").reach().followers()).hasValue(1860);
  }

  @Test
  void saysWhatAChannelLacksAndWhatADoubtAllows() {
    var bare = AChannel.named("wechat-city", "wechat").with("way", "shout").build();
    var wechat = new WeChat();
    assertThat(wechat.problems(bare))
        .extracting(problem -> problem.pointer())
        .containsExactly("/settings/coverMediaId", "/settings/way");
    assertThat(wechat.problems(channel("push"))).isEmpty();
    assertThat(wechat.doubt(channel("publish"))).isEqualTo(new Doubt.FoundOnly());
    assertThat(wechat.doubt(channel("push")))
        .isEqualTo(
            new Doubt.Key(Duration.ofHours(24), Duration.ofMinutes(1), Duration.ofSeconds(60)));
  }
}
