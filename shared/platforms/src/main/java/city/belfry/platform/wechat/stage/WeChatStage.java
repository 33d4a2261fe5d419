package city.belfry.platform.wechat.stage;

import city.belfry.stage.StagePart;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import city.belfry.time.Clock;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** WeChat's draft box, quiet publishing and mass send, as far as announcements need them. */
public final class WeChatStage implements StagePart {
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final Duration KEY_LIFE = Duration.ofHours(24);
  private static final int GENEROUS = 1000;
  private static final int LONGEST_KEY = 64;
  private static final Pattern ESCAPE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u");

  /** Above 2^53, as some real ones are: whoever reads them as doubles asks for others. */
  private static final long FIRST_JOB = 9_100_000_000_000_000_001L;

  private static final long FIRST_PUSH = 3_147_483_647L;
  private static final Set<String> PUBLISHING =
      Set.of("/cgi-bin/freepublish/submit", "/cgi-bin/message/mass/sendall");

  private final Clock clock;
  private final Duration work;
  private final int pushesADay;
  private final Tokens tokens;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Draft> drafts = new HashMap<>();
  private final Map<Long, Article> jobs = new LinkedHashMap<>();
  private final Map<Long, Article> pushes = new LinkedHashMap<>();
  private final Map<String, Long> keys = new HashMap<>();
  private final Map<String, Integer> pushed = new HashMap<>();
  private final List<Article> all = new ArrayList<>();
  private int draftsMade;

  public WeChatStage(Clock clock) {
    this(clock, Duration.ofSeconds(1), GENEROUS);
  }

  /**
   * @param work from a yes to what residents see
   * @param pushesADay how many mass sends one account has between two midnights in Beijing
   */
  public WeChatStage(Clock clock, Duration work, int pushesADay) {
    this.clock = clock;
    this.work = work;
    this.pushesADay = pushesADay;
    tokens = new Tokens(clock);
  }

  @Override
  public String platform() {
    return "wechat";
  }

  @Override
  public boolean publishes(StageRequest request) {
    return request.method().equals("POST") && PUBLISHING.contains(request.path());
  }

  @Override
  public StageReply limited(Instant until) {
    return WeChatReply.error(45011, "api minute-quota reach limit, must slower, retry next minute");
  }

  @Override
  public StageReply broken() {
    return WeChatReply.error(-1, "system error");
  }

  @Override
  public synchronized List<StagePost> posts() {
    var now = clock.now();
    return all.stream().map(article -> article.shown(now)).toList();
  }

  @Override
  public synchronized StageReply answer(StageRequest request) {
    if (request.method().equals("GET") && request.path().startsWith("/s/")) {
      return page(request.path().substring("/s/".length()));
    }
    if (request.path().equals("/cgi-bin/user/get")) {
      return request.method().equals("GET")
          ? tokens
              .refusal(token(request))
              .orElseGet(() -> WeChatReply.of(WeChatReply.object().put("total", 1860)))
          : WeChatReply.error(43001, "require GET method");
    }
    if (!request.method().equals("POST")) {
      return WeChatReply.error(43002, "require POST method");
    }
    // Real accounts show readers an escaped character as it was escaped.
    if (ESCAPE.matcher(request.text()).find()) {
      return WeChatReply.error(
          40033,
          "invalid charset. please check your request, if include \\uxxxx will create fail!");
    }
    return body(request)
        .map(body -> answer(request, body))
        .orElseGet(() -> WeChatReply.error(47001, "data format error"));
  }

  private StageReply answer(StageRequest request, JsonNode body) {
    if (request.path().equals("/cgi-bin/stable_token")) {
      return tokens.issue(body);
    }
    var refusal = tokens.refusal(token(request));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var account = tokens.account(token(request));
    return switch (request.path()) {
      case "/cgi-bin/draft/add" -> addDraft(account, body);
      case "/cgi-bin/freepublish/submit" -> submit(request, account, body);
      case "/cgi-bin/freepublish/get" -> job(account, body);
      case "/cgi-bin/freepublish/batchget" -> batch(account, body);
      case "/cgi-bin/freepublish/delete" -> delete(account, body);
      case "/cgi-bin/message/mass/sendall" -> push(request, account, body);
      case "/cgi-bin/message/mass/get" -> pushState(account, body);
      case "/cgi-bin/message/mass/delete" -> deletePush(account, body);
      default -> WeChatReply.error(40066, "invalid url");
    };
  }

  private Optional<JsonNode> body(StageRequest request) {
    try {
      return Optional.ofNullable(json.readTree(request.text())).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String token(StageRequest request) {
    return request.query().getOrDefault("access_token", "");
  }

  private StageReply addDraft(String account, JsonNode body) {
    var articles = body.path("articles");
    if (!articles.isArray() || articles.isEmpty() || articles.size() > 8) {
      return WeChatReply.error(45008, "article size out of limit");
    }
    for (var article : articles) {
      var refusal = Draft.refusal(article);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    draftsMade++;
    var mediaId = "draft-" + account + "-" + draftsMade;
    drafts.put(mediaId, Draft.of(account, articles.get(0)));
    return WeChatReply.of(WeChatReply.object().put("media_id", mediaId));
  }

  private Optional<Draft> draft(String account, String mediaId) {
    return Optional.ofNullable(drafts.get(mediaId))
        .filter(draft -> draft.account().equals(account));
  }

  private StageReply submit(StageRequest request, String account, JsonNode body) {
    var mediaId = body.path("media_id").asText();
    var draft = draft(account, mediaId);
    if (draft.isEmpty()) {
      return WeChatReply.error(40007, "invalid media_id");
    }
    drafts.remove(mediaId);
    var publishId = FIRST_JOB + jobs.size();
    var id = "article-" + (jobs.size() + 1);
    jobs.put(publishId, article(request, id, draft.get()));
    return WeChatReply.of(
        WeChatReply.fine().put("publish_id", publishId).put("msg_data_id", jobs.size()));
  }

  private Article article(StageRequest request, String id, Draft draft) {
    var article =
        new Article(
            id, draft, below(request, "/s/" + id), request.arrived(), request.arrived().plus(work));
    all.add(article);
    return article;
  }

  private StageReply job(String account, JsonNode body) {
    var publishId = number(body.path("publish_id"));
    var found = own(account, jobs.get(publishId));
    if (found.isEmpty()) {
      return WeChatReply.error(53600, "publish_id invalid");
    }
    var article = found.get();
    var answer = WeChatReply.object().put("publish_id", publishId);
    if (!article.poll(clock.now())) {
      return WeChatReply.of(answer.put("publish_status", 1).putNull("fail_idx"));
    }
    if (article.deleted()) {
      return WeChatReply.of(answer.put("publish_status", 5));
    }
    answer.put("publish_status", 0).put("article_id", article.id);
    var detail = answer.putObject("article_detail").put("count", 1);
    detail.putArray("item").addObject().put("idx", 1).put("article_url", article.address);
    answer.putArray("fail_idx");
    return WeChatReply.of(answer);
  }

  private StageReply batch(String account, JsonNode body) {
    var count = body.path("count").asInt(0);
    if (count < 1 || count > 20) {
      return WeChatReply.error(40097, "invalid args");
    }
    var now = clock.now();
    var published =
        jobs.values().stream()
            .filter(article -> article.draft.account().equals(account))
            .filter(article -> article.visible(now) && !article.deleted())
            .toList()
            .reversed();
    var shown =
        published.stream().skip(Math.max(0, body.path("offset").asInt())).limit(count).toList();
    var answer =
        WeChatReply.object().put("total_count", published.size()).put("item_count", shown.size());
    var items = answer.putArray("item");
    shown.forEach(article -> describe(items.addObject(), article, body.path("no_content").asInt()));
    return WeChatReply.of(answer);
  }

  private static void describe(ObjectNode item, Article article, int noContent) {
    item.put("article_id", article.id).put("update_time", article.ready().getEpochSecond());
    var content =
        item.putObject("content")
            .put("create_time", article.arrived().getEpochSecond())
            .put("update_time", article.ready().getEpochSecond());
    var news =
        content
            .putArray("news_item")
            .addObject()
            .put("title", article.draft.title())
            .put("author", article.draft.author())
            .put("content_source_url", article.draft.link())
            .put("url", article.address)
            .put("is_deleted", false);
    if (noContent == 0) {
      news.put("content", article.draft.content());
    }
  }

  private StageReply delete(String account, JsonNode body) {
    var id = body.path("article_id").asText();
    var now = clock.now();
    var found =
        jobs.values().stream()
            .filter(article -> article.id.equals(id) && article.visible(now) && !article.deleted())
            .filter(article -> article.draft.account().equals(account))
            .findFirst();
    found.ifPresent(Article::delete);
    return found.isPresent()
        ? WeChatReply.of(WeChatReply.fine())
        : WeChatReply.error(53600, "article_id invalid");
  }

  private StageReply push(StageRequest request, String account, JsonNode body) {
    var key = body.path("clientmsgid").asText();
    if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
      return WeChatReply.error(45067, "clientmsgid size out of limit");
    }
    if (!body.path("msgtype").asText().equals("mpnews") || !body.path("filter").isObject()) {
      return WeChatReply.error(40008, "invalid message type");
    }
    var draft = draft(account, body.path("mpnews").path("media_id").asText());
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
    pushes.put(msgId, article(request, Long.toString(msgId), draft.get()));
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

  private StageReply pushState(String account, JsonNode body) {
    var msgId = number(body.path("msg_id"));
    var found = own(account, pushes.get(msgId));
    if (found.isEmpty()) {
      return WeChatReply.error(40059, "invalid msg id");
    }
    var article = found.get();
    var done = article.poll(clock.now());
    var state = article.deleted() ? "DELETE" : done ? "SEND_SUCCESS" : "SENDING";
    return WeChatReply.of(WeChatReply.object().put("msg_id", msgId).put("msg_status", state));
  }

  private StageReply deletePush(String account, JsonNode body) {
    var found = own(account, pushes.get(number(body.path("msg_id"))));
    found.ifPresent(Article::delete);
    return found.isPresent()
        ? WeChatReply.of(WeChatReply.fine())
        : WeChatReply.error(40059, "invalid msg id");
  }

  private static Optional<Article> own(String account, @Nullable Article article) {
    return Optional.ofNullable(article).filter(one -> one.draft.account().equals(account));
  }

  /** Ids come back as numbers or as text. */
  private static long number(JsonNode node) {
    return node.asText().matches("\\d{1,18}|[1-8]\\d{18}|9[01]\\d{17}")
        ? Long.parseLong(node.asText())
        : 0;
  }

  /** What residents see of one article. */
  private StageReply page(String id) {
    var now = clock.now();
    return all.stream()
        .filter(article -> article.id.equals(id) && article.visible(now) && !article.deleted())
        .findFirst()
        .map(article ->
            new StageReply(
                200,
                Map.of("content-type", "text/plain; charset=utf-8"),
                (article.draft.title() + "\n\n" + article.draft.plain())
                    .getBytes(StandardCharsets.UTF_8)))
        .orElseGet(() -> StageReply.json(404, "{}"));
  }

  /** An address below this part's mount, as the caller knows it. */
  private static String below(StageRequest request, String path) {
    var called = request.address();
    var whole = called.getPath();
    var mount = whole.substring(0, Math.max(0, whole.length() - request.path().length()));
    return URI.create(called.getScheme() + "://" + called.getRawAuthority()) + mount + path;
  }
}
