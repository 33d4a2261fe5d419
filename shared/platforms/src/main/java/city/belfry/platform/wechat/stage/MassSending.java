package city.belfry.platform.wechat.stage;

import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Pushing to all followers: {@code cgi-bin/message/mass}. */
final class MassSending {
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final Duration KEY_LIFE = Duration.ofHours(24);
  private static final int LONGEST_KEY = 64;
  private static final long FIRST_PUSH = 3_147_483_647L;

  private final DraftBox drafts;
  private final Articles articles;
  private final int pushesADay;
  private final Map<Long, Article> pushes = new LinkedHashMap<>();
  private final Map<String, Long> keys = new HashMap<>();
  private final Map<String, Integer> pushed = new HashMap<>();

  MassSending(DraftBox drafts, Articles articles, int pushesADay) {
    this.drafts = drafts;
    this.articles = articles;
    this.pushesADay = pushesADay;
  }

  StageReply send(StageRequest request, String account, JsonNode body) {
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
    var today = account + " " + LocalDate.ofInstant(request.arrived(), BEIJING);
    if (pushed.merge(today, 1, Integer::sum) > pushesADay) {
      return WeChatReply.error(45028, "has no masssend quota");
    }
    var msgId = FIRST_PUSH + pushes.size();
    pushes.put(msgId, articles.add(request, Long.toString(msgId), draft.get()));
    keys.put(account + " " + key, msgId);
    return WeChatReply.of(
        WeChatReply.object()
            .put("errcode", 0)
            .put("errmsg", "send job submission success")
            .put("msg_id", msgId)
            .put("msg_data_id", msgId));
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
    var done = article.poll(articles.now());
    var state = article.deleted() ? "DELETE" : done ? "SEND_SUCCESS" : "SENDING";
    return WeChatReply.of(WeChatReply.object().put("msg_id", msgId).put("msg_status", state));
  }

  StageReply delete(String account, JsonNode body) {
    var found = Articles.own(account, pushes.get(Articles.number(body.path("msg_id"))));
    found.ifPresent(Article::delete);
    return found.isPresent()
        ? WeChatReply.of(WeChatReply.fine())
        : WeChatReply.error(40059, "invalid msg id");
  }
}
