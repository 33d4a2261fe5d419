package city.belfry.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Message;
import city.belfry.domain.message.Words;
import city.belfry.domain.problem.Problem;
import city.belfry.kit.AChannel;
import city.belfry.kit.AMessage;
import city.belfry.kit.AnAttempt;
import city.belfry.platform.Account;
import city.belfry.platform.Attempt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Retraction;
import city.belfry.platform.kit.AMeans;
import city.belfry.platform.kit.Bundles;
import city.belfry.platform.kit.ScriptedWire;
import city.belfry.platform.kit.StageWire;
import city.belfry.platform.telegram.stage.TelegramStage;
import city.belfry.platform.wire.Raw;
import city.belfry.stage.StagePost;
import city.belfry.time.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client against the stage part, without sockets. */
class TelegramTest {
  private static final Instant DUE = Instant.parse("2026-11-22T12:00:00.250Z");

  private final SettableClock clock = new SettableClock(DUE);
  private final TelegramStage stage = new TelegramStage(clock, 2);
  private final StageWire wire = new StageWire(stage, clock);
  private final Message message = AMessage.on("tg-city").text("Main St & 1st <closed> 🚧").build();

  private Account account(String chat) {
    var channel = AChannel.named("tg-city", "telegram").at(wire.base()).with("chat", chat).build();
    return new Telegram()
        .open(channel, AMeans.with(wire, clock, Map.of("token", "1000:stage-tg-city")));
  }

  private Account city() {
    return account(TelegramStage.chat("tg-city"));
  }

  private Outcome publish(Account account, Message words, Attempt.Kind kind) {
    var first = AnAttempt.first(words, DUE);
    var attempt =
        new Attempt(
            first.delivery(),
            first.revision(),
            first.number(),
            first.claimId(),
            first.claimAt(),
            first.due(),
            first.variant(),
            first.key(),
            kind,
            Map.of());
    return account.publish(words, new Preparation.Ready(Map.of()), attempt);
  }

  private Placed delivered(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    return ((Outcome.Delivered) outcome).placed();
  }

  private Placed sent() {
    return delivered(publish(city(), message, new Attempt.Kind.New()));
  }

  @Test
  void aPublicChannelsMessageHasAnAddressForEverybody() {
    assertThat(sent().permalink()).isEqualTo(URI.create("https://t.me/stage_tg_city/2"));
  }

  @Test
  void aPrivateChannelsMessageHasOneForItsMembers() {
    wire.beforePublishing((_, _) ->
        ScriptedWire.answer(
            200,
            "{\"ok\":true,\"result\":{\"message_id\":9007199254740993,"
                + "\"chat\":{\"id\":-1001234567890}}}"));
    assertThat(sent())
        .isEqualTo(
            new Placed(
                "9007199254740993",
                URI.create("https://t.me/c/1234567890/9007199254740993"),
                null));
  }

  @Test
  void changesItsWordsInPlaceAndDoingItAgainIsHarmless() {
    var placed = sent();
    var newer = AMessage.on("tg-city").text("Main St is open").build();

    for (var times = 0; times < 2; times++) {
      var edited = delivered(publish(city(), newer, new Attempt.Kind.Edit(placed)));
      assertThat(edited.id()).isEqualTo(placed.id());
    }

    assertThat(stage.posts()).extracting(StagePost::text).containsExactly(newer.onTime().text());
  }

  @Test
  void cannotChangeWhatIsGone() {
    var placed = sent();
    city().retract(placed);
    assertThat(publish(city(), message, new Attempt.Kind.Edit(placed)))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> assertThat(it.reason().code()).isEqualTo("telegram.gone"));
  }

  @Test
  void takesBackForTwoDays() {
    var placed = sent();
    clock.advance(Duration.ofDays(2).plusSeconds(1));
    assertThat(city().retract(placed))
        .isInstanceOfSatisfying(
            Retraction.NotPossible.class,
            it -> assertThat(it.reason().code()).isEqualTo("telegram.too-old"));
  }

  @Test
  void waitsAsLongAsTheChannelIsFull() {
    sent();
    sent();
    assertThat(publish(city(), message, new Attempt.Kind.New()))
        .isInstanceOfSatisfying(
            Outcome.Deferred.class, it -> assertThat(it.until()).isEqualTo(DUE.plusSeconds(60)));
    clock.advance(Duration.ofSeconds(61));
    sent();
  }

  @Test
  void anotherChannelIsNotTheBots() {
    var other = account("@somebody_else");
    assertThat(publish(other, message, new Attempt.Kind.New()))
        .isInstanceOfSatisfying(
            Outcome.Unauthorized.class,
            it -> assertThat(it.reason().code()).isEqualTo("telegram.chat-not-found"));
    assertThat(other.check().findings())
        .extracting(reason -> reason.code())
        .containsExactly("telegram.chat-not-found");
  }

  @Test
  void aBotWithoutTheRightToPostIsNotWell() {
    wire.beforeAll((sent, platform) ->
        sent.address().endsWith("/getChatMember")
            ? ScriptedWire.answer(200, "{\"ok\":true,\"result\":{\"status\":\"administrator\"}}")
            : platform.get());
    assertThat(city().check().findings())
        .extracting(reason -> reason.code())
        .containsExactly("telegram.not-admin");
  }

  @Test
  void tellsHowManyFollow() {
    assertThat(city().reach().followers()).hasValue(1_204);
  }

  @ParameterizedTest
  @CsvSource({
    "401, Unauthorized, token-invalid",
    "404, Not Found, token-invalid",
    "403, Forbidden: bot was kicked from the channel chat, not-admin",
    "400, Bad Request: not enough rights to send text messages to the chat, not-admin",
    "400, Bad Request: need administrator rights in the channel chat, not-admin",
    "400, Bad Request: chat not found, chat-not-found",
  })
  void whatOnlyAPersonCanMendParksTheDelivery(int code, String words, String reason) {
    assertThat(outcome(code, words, ""))
        .isInstanceOfSatisfying(
            Outcome.Unauthorized.class,
            it -> {
              assertThat(it.reason().code()).isEqualTo("telegram." + reason);
              assertThat(it.reason().detail()).isEqualTo(words);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "400, Bad Request: message is too long, too-long",
    "400, Bad Request: message text is empty, empty",
    "400, Bad Request: message can't be edited, not-editable",
    "400, Bad Request: can't parse entities, refused",
    "409, Conflict, refused",
  })
  void whatIsRefusedIsRejected(int code, String words, String reason) {
    assertThat(outcome(code, words, ""))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> assertThat(it.reason().code()).isEqualTo("telegram." + reason));
  }

  @Test
  void namesTheNumberToWhichAChannelMoved() {
    var moved =
        outcome(400, "Bad Request: group chat was upgraded", "\"migrate_to_chat_id\":-1009");
    assertThat(moved)
        .isInstanceOfSatisfying(
            Outcome.Unauthorized.class,
            it -> {
              assertThat(it.reason().code()).isEqualTo("telegram.moved");
              assertThat(it.reason().detail()).endsWith("(now -1009)");
            });
  }

  @ParameterizedTest
  @CsvSource({"35, 35", "0, 60", "-5, 60", "99999999, 60"})
  void believesAWaitOfUpToADay(long told, long waited) {
    assertThat(outcome(429, "Too Many Requests", "\"retry_after\":" + told))
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            it -> assertThat(it.until()).isEqualTo(DUE.plusSeconds(waited)));
  }

  @ParameterizedTest
  @CsvSource({"500, Internal Server Error", "502, Bad Gateway"})
  void aFailureMayHaveWorked(int code, String words) {
    assertThat(outcome(code, words, "")).isInstanceOf(Outcome.Unknown.class);
  }

  private static Outcome outcome(int code, String words, String parameters) {
    var body =
        "{\"ok\":false,\"error_code\":%d,\"description\":\"%s\",\"parameters\":{%s}}"
            .formatted(code, words, parameters);
    return TelegramErrors.outcome(
        ScriptedWire.answer(code, body), DUE, new Raw(List.of("1000:stage-tg-city")));
  }

  @ParameterizedTest
  @CsvSource({
    "@arroyovista, true",
    "-1001234567890, true",
    "arroyovista, false",
    "@a, false",
    "'', false",
  })
  void wantsAChannelsName(String chat, boolean fine) {
    var channel = AChannel.named("tg-city", "telegram").with("chat", chat).build();
    assertThat(new Telegram().problems(channel))
        .extracting(Problem::pointer)
        .isEqualTo(fine ? List.of() : List.of("/settings/chat"));
  }

  @Test
  void neverCutsWithinACharacter() {
    var words = new Words("", "a".repeat(4_095) + "👩‍🚒", null, List.of());
    var measure = new TelegramRuler().measure(words).measures().getFirst();
    assertThat(measure.count()).isEqualTo(4_095 + 5);
    assertThat(measure.fits()).isFalse();
    assertThat(measure.fitting()).isEqualTo(4_095);
  }

  @Test
  void everyReasonHasItsWords() {
    Bundles.haveWordsFor(
        Arrays.stream(TelegramReason.values()).map(TelegramReason::code).toList(), Telegram.class);
  }
}
