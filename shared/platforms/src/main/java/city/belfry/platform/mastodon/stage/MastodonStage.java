package city.belfry.platform.mastodon.stage;

import city.belfry.stage.Quota;
import city.belfry.stage.StagePart;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import city.belfry.time.Clock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A Mastodon server. A token {@code stage-NAME} belongs to the account NAME; {@code disabled-…} is
 * of an account that may not log in; any other is revoked.
 */
public final class MastodonStage implements StagePart {
  private static final Pattern BEARER = Pattern.compile("Bearer (stage|disabled)-(.+)");
  private static final Pattern STATUS = Pattern.compile("/api/v1/statuses/([^/]+)");
  private static final Pattern MEDIA = Pattern.compile("/api/v1/media/([^/]+)");
  private static final Pattern STATUSES = Pattern.compile("/api/v1/accounts/([0-9]+)/statuses");
  private static final Pattern PAGE = Pattern.compile("/@[^/]+/([0-9]+)");
  private static final String CREATE = "/api/v1/statuses";
  private static final String UPLOAD = "/api/v2/media";

  private final Clock clock;
  private final Manner manner;
  private final MastodonShelf shelf;
  private final Quota requests = new Quota(300, Duration.ofMinutes(5));
  private final Quota deletions = new Quota(30, Duration.ofMinutes(30));
  private final Quota uploads = new Quota(30, Duration.ofMinutes(30));
  private final Quota statuses;

  public MastodonStage(Clock clock) {
    this(clock, Manner.MASTODON, 300);
  }

  /**
   * @param statuses of one account, in three hours
   */
  public MastodonStage(Clock clock, Manner manner, int statuses) {
    this.clock = clock;
    this.manner = manner;
    this.shelf = new MastodonShelf(manner);
    this.statuses = new Quota(statuses, Duration.ofHours(3));
  }

  /** The number that the stage gives an account. */
  static String accountId(String account) {
    var crc = new CRC32();
    crc.update(account.getBytes(StandardCharsets.UTF_8));
    return String.valueOf(109_000_000_000_000_000L + crc.getValue());
  }

  @Override
  public String platform() {
    return "mastodon";
  }

  @Override
  public String title() {
    return "Mastodon";
  }

  @Override
  public boolean publishes(StageRequest request) {
    return switch (request.method()) {
      case "POST" -> request.path().equals(CREATE);
      case "PUT" -> STATUS.matcher(request.path()).matches();
      default -> false;
    };
  }

  @Override
  public StageReply limited(Instant until) {
    return limited(requests, until);
  }

  private StageReply limited(Quota quota, Instant until) {
    return MastodonSays.limits(
        MastodonSays.error(429, "Too many requests"), manner, quota.limit(), 0, until);
  }

  @Override
  public StageReply broken() {
    return MastodonSays.error(
        503, "There was a temporary problem serving your request, please try again");
  }

  @Override
  public synchronized List<StagePost> posts(int from) {
    return shelf.all(from);
  }

  @Override
  public synchronized StageReply answer(StageRequest request) {
    if (request.method().equals("GET")) {
      var open = open(request);
      if (open.isPresent()) {
        return open.get();
      }
    }
    var bearer = BEARER.matcher(request.header("authorization").orElse(""));
    if (!bearer.matches()) {
      return MastodonSays.error(401, "The access token is invalid");
    }
    return bearer.group(1).equals("stage")
        ? counted(request, bearer.group(2))
        : MastodonSays.error(403, "Your login is currently disabled");
  }

  /** What needs no token. */
  private Optional<StageReply> open(StageRequest request) {
    var path = request.path().replaceFirst("(?<=.)/$", "");
    var page = PAGE.matcher(path);
    if (page.matches()) {
      // A person follows the permalink: the stage's page shows the status.
      return Optional.of(
          new StageReply(303, Map.of("location", "../../#mastodon-" + page.group(1)), new byte[0]));
    }
    return switch (path) {
      case "/api/v1/instance" -> Optional.of(instance(false, request));
      case "/api/v2/instance" ->
          Optional.of(
              manner == Manner.MASTODON ? instance(true, request) : MastodonSays.notFound());
      default -> Optional.empty();
    };
  }

  private static StageReply instance(boolean second, StageRequest request) {
    return StageReply.json(200, MastodonSays.instance(second, request).toString());
  }

  private StageReply counted(StageRequest request, String account) {
    var now = clock.now();
    var own =
        switch (request.method()) {
          case "POST" -> request.path().equals(UPLOAD) ? uploads : statuses;
          case "DELETE" -> deletions;
          default -> requests;
        };
    for (var quota : List.of(requests, own)) {
      if (quota.spent(account, now)) {
        return limited(quota, quota.reset(account, now));
      }
    }
    var left = requests.take(account, now);
    if (own != requests) {
      left = own.take(account, now);
    }
    return MastodonSays.limits(
        told(request, account, now), manner, own.limit(), left, own.reset(account, now));
  }

  private StageReply told(StageRequest request, String account, Instant now) {
    var status = STATUS.matcher(request.path());
    if (status.matches()) {
      var id = status.group(1);
      return switch (request.method()) {
        case "GET" -> shelf.read(id, request);
        case "PUT" -> shelf.edit(id, request, account, now);
        case "DELETE" -> shelf.delete(id, request, account);
        default -> MastodonSays.notFound();
      };
    }
    return switch (request.method() + " " + request.path()) {
      case "POST " + CREATE -> shelf.create(request, account, now);
      case "POST " + UPLOAD -> shelf.media().upload(request, account);
      case "GET /api/v1/accounts/verify_credentials" ->
          StageReply.json(200, MastodonSays.account(account, request).toString());
      default -> request.method().equals("GET") ? read(request, account) : MastodonSays.notFound();
    };
  }

  private StageReply read(StageRequest request, String account) {
    var list = STATUSES.matcher(request.path());
    var media = MEDIA.matcher(request.path());
    if (list.matches()) {
      return shelf.of(list.group(1), request);
    }
    return media.matches() ? shelf.media().read(media.group(1), account) : MastodonSays.notFound();
  }
}
