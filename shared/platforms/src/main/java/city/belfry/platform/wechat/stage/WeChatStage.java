package city.belfry.platform.wechat.stage;

import city.belfry.stage.StagePart;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import city.belfry.time.Clock;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** WeChat's draft box, quiet publishing and mass send, as far as announcements need them. */
public final class WeChatStage implements StagePart {
  private static final Pattern ESCAPE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u");

  private static final Set<String> PUBLISHING =
      Set.of("/cgi-bin/freepublish/submit", "/cgi-bin/message/mass/sendall");

  private final Tokens tokens;
  private final ObjectMapper json = new ObjectMapper();
  private final Images images = new Images();
  private final DraftBox drafts = new DraftBox(images);
  private final Articles articles;
  private final Publishing publishing;
  private final MassSending mass;

  public WeChatStage(Clock clock) {
    this(clock, Duration.ofSeconds(1));
  }

  /**
   * @param work from a yes to what residents see
   */
  public WeChatStage(Clock clock, Duration work) {
    tokens = new Tokens(clock);
    articles = new Articles(clock, work);
    publishing = new Publishing(drafts, articles);
    mass = new MassSending(drafts, articles);
  }

  @Override
  public String platform() {
    return "wechat";
  }

  @Override
  public String title() {
    return "WeChat";
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
  public synchronized List<StagePost> posts(int from) {
    return articles.posts(from);
  }

  @Override
  public synchronized StageReply answer(StageRequest request) {
    if (request.method().equals("GET") && request.path().startsWith("/s/")) {
      return articles.page(request.path().substring("/s/".length()));
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
    if (request.path().equals(Images.UPLOAD)) {
      return tokens.refusal(token(request)).orElseGet(() -> images.upload(request));
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
      case "/cgi-bin/draft/add" -> drafts.add(account, body);
      case "/cgi-bin/freepublish/submit" -> publishing.submit(request, account, body);
      case "/cgi-bin/freepublish/get" -> publishing.job(account, body);
      case "/cgi-bin/freepublish/batchget" -> publishing.batch(account, body);
      case "/cgi-bin/freepublish/delete" -> publishing.delete(account, body);
      case "/cgi-bin/message/mass/sendall" -> mass.send(request, account, body);
      case "/cgi-bin/message/mass/get" -> mass.state(account, body);
      case "/cgi-bin/message/mass/delete" -> mass.delete(account, body);
      case "/cgi-bin/openapi/quota/get" -> mass.calls(account, body);
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
}
