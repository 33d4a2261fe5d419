package city.belfry.platform.wechat.stage;

import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Pushing to all followers: {@code cgi-bin/message/mass}. An account pushes four times in a
 * calendar month; one whose name begins with {@code subscription-} once a day; one whose name
 * begins with {@code guarded-} has mass-send protection, and an administrator who never confirms.
 *
 * @see <a
 *     href="https://developers.weixin.qq.com/doc/subscription/guide/product/message/Batch_Sends.md">mass
 *     sending</a>
 */
final class MassSending {
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final Duration KEY_LIFE = Duration.ofHours(24);
  private static final Duration CONFIRMED_WITHIN = Duration.ofMinutes(30);
  private static final int CALLS_A_DAY = 100;
  private static final int LONGEST_KEY = 64;
  private static final long FIRST_PUSH = 3_147_483_647L;

  private final DraftBox drafts;
  private final Articles articles;
  private final Map<Long, Article> pushes = new LinkedHashMap<>();
  private final Map<String, Long> keys = new HashMap<>();
  private final Map<String, Integer> pushed = new HashMap<>();
  private final Map<String, Integer> called = new HashMap<>();

  MassSending(DraftBox drafts, Articles articles) {
    this.drafts = drafts;
    this.articles = articles;
  }

  StageReply send(StageRequest request, String account, JsonNode body) {
    called.merge(account + " " + day(request.arrived()), 1, Integer::sum);
    var key = body.path("clientmsgid").asText();
    if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
      return WeChatReply.error(45067, "clientmsgid size out of limit");
    }
    if (!body.path("msgtype").asText().equals("mpnews") || !body.path("filter").isObject()) {
      return WeChatReply.error(40008, "invalid message type");
    }
    var draft = drafts.of(account, body.path("mpnews").path("media_id").asText());
    if (draft.isEmpty()) {
      return WeChatReply.error(40007, "invalid media_id");
    }
    var earlier = earlier(account + " " + key, request.arrived());
    if (!key.isEmpty() && earlier.isPresent()) {
      return WeChatReply.of(
          WeChatReply.object()
              .put("errcode", 45065)
              .put("errmsg", "clientmsgid exist")
              .put("msg_id", earlier.get()));
    }
    if (spent(account, request.arrived())) {
      return WeChatReply.error(45028, "has no masssend quota");
    }
    var msgId = FIRST_PUSH + pushes.size();
    var id = Long.toString(msgId);
    pushes.put(
        msgId,
        guarded(account)
            ? articles.addForNobody(request, id, draft.get())
            : articles.add(request, id, draft.get()));
    keys.put(account + " " + key, msgId);
    return WeChatReply.of(
        WeChatReply.object()
            .put("errcode", 0)
            .put("errmsg", "send job submission success")
            .put("msg_id", msgId)
            .put("msg_data_id", msgId));
  }

  private boolean spent(String account, Instant now) {
    var day = day(now);
    return account.startsWith("subscription-")
        ? pushed.merge(account + " " + day, 1, Integer::sum) > 1
        : pushed.merge(account + " " + YearMonth.from(day), 1, Integer::sum) > 4;
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, BEIJING);
  }

  private static boolean guarded(String account) {
    return account.startsWith("guarded-");
  }

  /** {@code openapi/quota/get}: today's calls, whatever they came to. */
  StageReply calls(String account, JsonNode body) {
    if (!body.path("cgi_path").asText().equals("/cgi-bin/message/mass/sendall")) {
      return WeChatReply.error(76021, "cgi_path not found, please check");
    }
    var used = called.getOrDefault(account + " " + day(articles.now()), 0);
    var answer = WeChatReply.fine();
    answer
        .putObject("quota")
        .put("daily_limit", CALLS_A_DAY)
        .put("used", used)
        .put("remain", CALLS_A_DAY - used);
    return WeChatReply.of(answer);
  }

  private Optional<Long> earlier(String key, Instant now) {
    return Optional.ofNullable(keys.get(key))
        .filter(msgId -> {
          var article = pushes.get(msgId);
          return article != null && now.isBefore(article.arrived().plus(KEY_LIFE));
        });
  }

  StageReply state(String account, JsonNode body) {
    var msgId = Articles.number(body.path("msg_id"));
    var found = Articles.own(account, pushes.get(msgId));
    if (found.isEmpty()) {
      return WeChatReply.error(40059, "invalid msg id");
    }
    var article = found.get();
    return WeChatReply.of(
        WeChatReply.object().put("msg_id", msgId).put("msg_status", state(article)));
  }

  private String state(Article article) {
    if (article.deleted()) {
      return "DELETE";
    }
    if (guarded(article.draft.account())) {
      return articles.now().isBefore(article.arrived().plus(CONFIRMED_WITHIN))
          ? "SENDING"
          : "SEND_FAIL";
    }
    return article.poll(articles.now()) ? "SEND_SUCCESS" : "SENDING";
  }

  StageReply delete(String account, JsonNode body) {
    var found = Articles.own(account, pushes.get(Articles.number(body.path("msg_id"))));
    found.ifPresent(Article::delete);
    return found.isPresent()
        ? WeChatReply.of(WeChatReply.fine())
        : WeChatReply.error(40059, "invalid msg id");
  }
}
