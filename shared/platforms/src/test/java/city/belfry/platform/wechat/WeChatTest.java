package city.belfry.platform.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Handle;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Message;
import city.belfry.domain.message.Variant;
import city.belfry.domain.post.Severity;
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
import city.belfry.platform.kit.APicture;
import city.belfry.platform.kit.StageWire;
import city.belfry.platform.wechat.stage.WeChatStage;
import city.belfry.stage.StagePost;
import city.belfry.time.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against the stage's API, without sockets. */
class WeChatTest {
  private static final Instant DUE = Instant.parse("2026-11-22T16:00:00.250Z");
  private static final Map<String, String> SECRETS =
      Map.of("appId", "stage-city", "appSecret", "stage-secret");

  private final SettableClock clock = new SettableClock(DUE);
  private final WeChatStage stage = new WeChatStage(clock);
  private final StageWire wire = new StageWire(stage, clock);
  private final Message message =
      AMessage.on("wechat-city")
          .in("zh-Hans")
          .severity(Severity.EMERGENCY)
          .title("主街封闭 <1号>")
          .text("主街今晚封闭。\n请绕行 & 注意安全 🚧\n\nC:\\users \"x\"")
          .link("https://board.example/1")
          .build();
  private final Attempt attempt = AnAttempt.first(message, DUE);

  private Channel channel(String way) {
    return channel(way, "urgent").build();
  }

  private AChannel channel(String way, String pushesFor) {
    var channel =
        AChannel.named("wechat-city", "wechat")
            .in("zh-Hans")
            .at(wire.base())
            .with("coverMediaId", "cover-1")
            .with("way", way);
    return pushesFor.isEmpty() ? channel : channel.with("pushesFor", pushesFor);
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

  /** Of other words, so with another key. */
  private Attempt other(int number, Variant variant) {
    return new Attempt(
        attempt.delivery(),
        number,
        1,
        "c",
        clock.now(),
        clock.now(),
        variant,
        Integer.toHexString(number).repeat(64),
        attempt.kind(),
        Map.of());
  }

  @Test
  void saysThatTheMonthsPushesAreUsedAndWhenThereAreOthers() {
    var account = account("push");
    for (var number = 1; number <= 4; number++) {
      handle(send(account, message, other(number, Variant.ON_TIME)));
    }
    assertThat(send(account, message, other(5, Variant.ON_TIME)))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> {
              assertThat(rejected.reason().code()).isEqualTo("wechat.push-quota");
              assertThat(rejected.reason().detail()).contains("45028", "2026-12-01T00:00+08:00");
            });
    assertThat(stage.posts()).hasSize(4);

    clock.set(Instant.parse("2026-11-30T15:59:59Z"));
    assertThat(send(account, message, other(6, Variant.ON_TIME)))
        .isInstanceOf(Outcome.Rejected.class);
    clock.set(Instant.parse("2026-11-30T16:00:00Z"));
    handle(send(account, message, other(7, Variant.ON_TIME)));
  }

  @Test
  void aSubscriptionAccountPushesOnceADay() {
    var once =
        new WeChat()
            .open(
                channel("push", "urgent").with("account", "subscription").build(),
                AMeans.with(
                    wire,
                    clock,
                    Map.of("appId", "stage-subscription-city", "appSecret", "stage-secret")));
    handle(send(once, message, other(1, Variant.ON_TIME)));
    assertThat(send(once, message, other(2, Variant.ON_TIME)))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> assertThat(rejected.reason().detail()).contains("2026-11-24T00:00+08:00"));
    clock.advance(Duration.ofDays(1));
    handle(send(once, message, other(3, Variant.ON_TIME)));
  }

  @ParameterizedTest
  @CsvSource({
    "emergency, EMERGENCY, ON_TIME, true",
    "emergency, EMERGENCY, DELAYED, true",
    "emergency, URGENT, ON_TIME, false",
    "emergency, ROUTINE, DELAYED, false",
    "emergency, ROUTINE, CORRECTION, true",
    "urgent, URGENT, ON_TIME, true",
    "urgent, ROUTINE, ON_TIME, false",
    "routine, ROUTINE, ON_TIME, true",
    "'', EMERGENCY, ON_TIME, true",
    "'', URGENT, ON_TIME, false",
  })
  void keepsItsPushesForWhatMatters(
      String pushesFor, Severity severity, Variant variant, boolean pushed) {
    var words = AMessage.on("wechat-city").severity(severity).build();
    var kept = channel("push", pushesFor).build();
    var outcome =
        send(new WeChat().open(kept, AMeans.with(wire, clock, SECRETS)), words, other(1, variant));
    if (pushed) {
      handle(outcome);
    } else {
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Outcome.Rejected.class,
              rejected -> assertThat(rejected.reason().code()).isEqualTo("wechat.push-kept"));
      assertThat(wire.requests).isEmpty();
    }
    if (variant == Variant.ON_TIME) {
      assertThat(new WeChat().problems(kept, words).isEmpty()).isEqualTo(pushed);
    }
  }

  @Test
  void keepsNothingWhereNobodyIsNotified() {
    var routine = AMessage.on("wechat-city").build();
    var publishing = channel("publish", "emergency").build();
    assertThat(new WeChat().problems(publishing, routine)).isEmpty();
    handle(
        send(new WeChat().open(publishing, AMeans.with(wire, clock, SECRETS)), routine, attempt));
  }

  @Test
  void saysThatAnAdministratorMayHaveToConfirmAndThatNobodyDid() {
    var account =
        account("push", Map.of("appId", "stage-guarded-city", "appSecret", "stage-secret"));
    var outcome = send(account, message, attempt);
    var handle = handle(outcome);
    assertThat(((Outcome.Pending) outcome).raw()).contains("administrator must confirm");

    clock.advance(Duration.ofMinutes(29));
    assertThat(account.follow(handle))
        .isInstanceOfSatisfying(
            Progress.Underway.class,
            underway ->
                assertThat(underway.raw()).contains("administrator must confirm", "SENDING"));
    clock.advance(Duration.ofMinutes(1));
    assertThat(account.follow(handle))
        .isInstanceOfSatisfying(
            Progress.Refused.class,
            refused -> assertThat(refused.reason().code()).isEqualTo("wechat.send-failed"));
    assertThat(stage.posts()).extracting(StagePost::visible).containsOnlyNulls();
  }

  @Test
  void tellsWhatIsToldOfItsPushes() {
    send(account("push"), message, attempt);
    assertThat(account("push").check().quota())
        .containsEntry(
            "pushes", "4 a calendar month for each follower; how many are left is not told")
        .containsEntry("sendall used", "1")
        .containsEntry("sendall remain", "99");
    assertThat(account("publish").check().quota()).isEmpty();
  }

  private Message pictured() {
    return AMessage.on("wechat-city")
        .severity(Severity.EMERGENCY)
        .title("主街封闭")
        .text("主街今晚封闭。")
        .picture(APicture.described("绕行图"))
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"publish", "push"})
  void showsThePictureAboveTheWords(String way) {
    handle(send(account(way), pictured(), attempt));
    assertThat(wire.requests.stream().map(request -> request.path()))
        .startsWith("/cgi-bin/stable_token", "/cgi-bin/media/uploadimg", "/cgi-bin/draft/add");
    assertThat(stage.posts())
        .singleElement()
        .satisfies(post -> {
          assertThat(post.text()).isEqualTo("主街今晚封闭。");
          assertThat(Objects.requireNonNull(post.picture()).bytes()).isEqualTo(APicture.bytes());
        });
  }

  @Test
  void uploadsAllBeforeTheDueSecond() {
    var account = account("publish");
    var prepared = (Preparation.Ready) account.prepare(pictured(), attempt);
    var before = wire.requests.size();
    account.publish(pictured(), prepared, attempt);
    assertThat(wire.requests.subList(before, wire.requests.size()))
        .allMatch(stage::publishes)
        .hasSize(1);
  }

  @Test
  void refusesAPictureThatWeChatDoesNotTake() {
    var means =
        AMeans.with(wire, clock, SECRETS, _ -> "no picture".getBytes(StandardCharsets.UTF_8));
    var account = new WeChat().open(channel("publish"), means);
    assertThat(send(account, pictured(), attempt))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> assertThat(rejected.reason().code()).isEqualTo("wechat.picture"));
    assertThat(wire.requests).noneMatch(request -> request.path().contains("draft"));
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
    var bare =
        AChannel.named("wechat-city", "wechat")
            .with("way", "shout")
            .with("account", "personal")
            .with("pushesFor", "EMERGENCY")
            .build();
    var wechat = new WeChat();
    assertThat(wechat.problems(bare))
        .extracting(problem -> problem.pointer())
        .containsExactly(
            "/settings/coverMediaId", "/settings/way", "/settings/account", "/settings/pushesFor");
    assertThat(wechat.problems(channel("push"))).isEmpty();
    assertThat(wechat.doubt(channel("publish"))).isEqualTo(new Doubt.FoundOnly());
    assertThat(wechat.doubt(channel("push")))
        .isEqualTo(
            new Doubt.Key(Duration.ofHours(24), Duration.ofMinutes(1), Duration.ofSeconds(60)));
  }
}
