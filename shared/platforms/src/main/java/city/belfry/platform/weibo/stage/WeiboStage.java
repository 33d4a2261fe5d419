package city.belfry.platform.weibo.stage;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Words;
import city.belfry.platform.weibo.WeiboRuler;
import city.belfry.stage.Shelf;
import city.belfry.stage.StagePart;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import city.belfry.time.Clock;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Weibo's open platform as an ordinary app meets it. A token {@code stage-NAME} belongs to the
 * account NAME; {@code expired-…} and {@code revoked-…} are answered as such.
 */
public final class WeiboStage implements StagePart {
  private static final String SHARE = "/2/statuses/share.json";

  /** Mids carry the second since this one; they have 16 digits since 2010. */
  private static final long EPOCH = 515_483_463L;

  private static final long LEAST = 1_000_000_000_000_000L;
  private static final Duration HOUR = Duration.ofHours(1);

  private final Clock clock;
  private final int postsAnHour;
  private final Shelf shelf = new Shelf(LEAST, arrived -> arrived.getEpochSecond() - EPOCH);

  public WeiboStage(Clock clock) {
    this(clock, 30);
  }

  /**
   * @param postsAnHour of one account
   */
  public WeiboStage(Clock clock, int postsAnHour) {
    this.clock = clock;
    this.postsAnHour = postsAnHour;
  }

  /** The number that the stage gives an account, ten digits: a channel's {@code uid}. */
  public static String uid(String account) {
    var crc = new CRC32();
    crc.update(account.getBytes(StandardCharsets.UTF_8));
    return String.valueOf(5_000_000_000L + crc.getValue());
  }

  @Override
  public String platform() {
    return "weibo";
  }

  @Override
  public String title() {
    return "Weibo";
  }

  @Override
  public boolean publishes(StageRequest request) {
    return request.method().equals("POST") && request.path().equals(SHARE);
  }

  @Override
  public List<StagePost> posts(int from) {
    return shelf.all(from);
  }

  @Override
  public StageReply limited(Instant until) {
    return new WeiboSays(SHARE).error(403, 10023, "User requests out of rate limit!");
  }

  @Override
  public StageReply broken() {
    return new WeiboSays(SHARE).error(503, 10001, "System error!");
  }

  @Override
  public synchronized StageReply answer(StageRequest request) {
    var says = new WeiboSays(request.path());
    var method =
        switch (request.path()) {
          case SHARE, "/2/statuses/destroy.json", "/oauth2/get_token_info" -> "POST";
          case "/2/statuses/user_timeline.json", "/2/users/show.json" -> "GET";
          default -> "";
        };
    if (method.isEmpty()) {
      return says.error(404, 10020, "Request Api not found!");
    }
    if (!request.method().equals(method)) {
      return says.error(404, 10021, "HTTP METHOD is not suported for this request!");
    }
    if (method.equals("POST") && !takes(request)) {
      return says.error(400, 10012, "Illegal request!");
    }
    var token = WeiboToken.of(request);
    if (!token.refusal().isEmpty()) {
      return token.refused(says);
    }
    return switch (request.path()) {
      case SHARE -> share(request, token.account(), says);
      case "/2/statuses/destroy.json" -> destroy(request.form(), token.account(), says);
      case "/2/statuses/user_timeline.json" -> timeline(request.query(), token.account(), says);
      case "/2/users/show.json" -> StageReply.json(200, WeiboSays.user(token.account()).toString());
      default -> StageReply.json(200, WeiboSays.token(token.account()).toString());
    };
  }

  /** A form; with files only where there can be one. */
  private static boolean takes(StageRequest request) {
    return switch (request.contentType()) {
      case "application/x-www-form-urlencoded" -> true;
      case "multipart/form-data" -> request.path().equals(SHARE);
      default -> false;
    };
  }

  private StageReply share(StageRequest request, String account, WeiboSays says) {
    var form = request.form();
    var text = form.getOrDefault("status", "");
    if (shelf.spent(account, request.arrived().minus(HOUR), postsAnHour)) {
      return says.error(403, 10024, "User requests for " + SHARE + " out of rate limit!");
    }
    if (!form.containsKey("rip")) {
      return says.error(400, 10016, "Miss required parameter (rip), see doc for more info!");
    }
    if (!isAddress(form.get("rip"))) {
      return says.error(400, 10008, "Param error, see doc for more info!");
    }
    if (text.isBlank()) {
      return says.error(400, 20008, "Content is null!");
    }
    var ruling = new WeiboRuler().measure(new Words("", text, null, List.of()));
    if (!ruling.measures().stream().allMatch(Measure::fits)) {
      return says.error(400, 20012, "Text too long, please input text less than 140 characters!");
    }
    for (var objection : ruling.objections()) {
      return objection.code().equals("weibo.link-missing")
          ? says.error(400, 10017, "text not find domain!")
          : says.error(400, 10008, "Param error, see doc for more info!");
    }
    var pic = WeiboPicture.of(request);
    if (pic.refusal() != null) {
      return pic.refusal();
    }
    if (shelf.repeats(account, text, request.arrived())) {
      return says.error(400, 20019, "Repeat content!");
    }
    var post = shelf.place(account, null, text, request.arrived(), clock.now(), pic.picture());
    return StageReply.json(200, says.status(post).toString());
  }

  private StageReply destroy(Map<String, String> form, String account, WeiboSays says) {
    var post = shelf.find(form.getOrDefault("id", ""));
    if (post.isEmpty() || post.get().retracted()) {
      return says.error(400, 20101, "Target weibo does not exist!");
    }
    if (!post.get().account().equals(account)) {
      return says.error(400, 20102, "Not your own weibo!");
    }
    shelf.retract(post.get());
    return StageReply.json(200, says.status(post.get()).toString());
  }

  private StageReply timeline(Map<String, String> query, String account, WeiboSays says) {
    var count = query.getOrDefault("count", "20");
    var page = query.getOrDefault("page", "1");
    if (!count.matches("[1-9][0-9]?|100") || !page.matches("[1-9][0-9]{0,3}")) {
      return says.error(400, 10008, "Param error, see doc for more info!");
    }
    var all = shelf.of(account::equals);
    var size = Integer.parseInt(count);
    var shown = all.stream().skip((Long.parseLong(page) - 1) * size).limit(size).toList();
    return StageReply.json(200, says.timeline(shown, all.size()).toString());
  }

  private static boolean isAddress(String rip) {
    try {
      return !InetAddress.ofLiteral(rip).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
