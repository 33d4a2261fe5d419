package city.belfry.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.platform.telegram.stage.TelegramStage;
import city.belfry.stage.Stage;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageServer;
import city.belfry.time.SettableClock;
import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.model.ChatMember;
import com.pengrad.telegrambot.request.DeleteMessage;
import com.pengrad.telegrambot.request.EditMessageText;
import com.pengrad.telegrambot.request.GetChatMember;
import com.pengrad.telegrambot.request.GetChatMemberCount;
import com.pengrad.telegrambot.request.GetMe;
import com.pengrad.telegrambot.request.SendMessage;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stage speaks Telegram's dialect: a client that others wrote for the real one is content. */
@SuppressWarnings("NullAway.Init")
class TelegramBotApiTest {
  private static final String CHAT = TelegramStage.chat("city");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final TelegramStage part = new TelegramStage(clock, 1);
  private StageServer server;

  @BeforeEach
  void open() throws IOException {
    server = StageServer.start(new Stage(List.of(part), clock, ZoneOffset.UTC), 0);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private TelegramBot bot(String token) {
    return new TelegramBot.Builder(token)
        .apiUrl(server.address().resolve("telegram/bot").toString())
        .build();
  }

  @Test
  void sendsEditsAndDeletes() {
    var bot = bot("1000:stage-city");

    var sent = bot.execute(new SendMessage(CHAT, "Main St & 1st 封路 🚧"));
    assertThat(sent.isOk()).isTrue();
    assertThat(sent.message().chat().username()).isEqualTo(CHAT.substring(1));
    assertThat(sent.message().date()).isEqualTo((int) clock.now().getEpochSecond());
    var id = sent.message().messageId();

    assertThat(bot.execute(new EditMessageText(CHAT, id, "Main St is open")).isOk()).isTrue();
    assertThat(part.posts()).extracting(StagePost::text).containsExactly("Main St is open");
    assertThat(bot.execute(new EditMessageText(CHAT, id, "Main St is open")).description())
        .contains("message is not modified");

    assertThat(bot.execute(new DeleteMessage(CHAT, id)).isOk()).isTrue();
    assertThat(part.posts()).allMatch(StagePost::retracted);
  }

  @Test
  void readsItsRefusals() {
    var full = bot("1000:stage-city");
    full.execute(new SendMessage(CHAT, "one"));
    var refused = full.execute(new SendMessage(CHAT, "two"));
    assertThat(refused.errorCode()).isEqualTo(429);
    assertThat(refused.parameters().retryAfter()).isEqualTo(60);
    assertThat(bot("1000:revoked-city").execute(new GetMe()).errorCode()).isEqualTo(401);
    assertThat(full.execute(new SendMessage("@elsewhere", "three")).description())
        .isEqualTo("Bad Request: chat not found");
  }

  @Test
  void tellsOfItselfAndItsChannel() {
    var bot = bot("1000:stage-city");
    assertThat(bot.execute(new GetMe()).user().id()).isEqualTo(1000L);
    var member = bot.execute(new GetChatMember(CHAT, 1000L)).chatMember();
    assertThat(member.status()).isEqualTo(ChatMember.Status.administrator);
    assertThat(bot.execute(new GetChatMemberCount(CHAT)).count()).isEqualTo(1_204);
  }
}
