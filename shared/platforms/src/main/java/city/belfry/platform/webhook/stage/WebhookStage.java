package city.belfry.platform.webhook.stage;

import city.belfry.platform.wire.Json;
import city.belfry.stage.StagePart;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import city.belfry.time.Clock;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A receiver of signed webhooks at {@code /NAME}, the account. It verifies with {@link #SECRET} and
 * {@link #PREVIOUS}, and takes each id once. {@code /gone} is disabled.
 */
public final class WebhookStage implements StagePart {
  public static final String SECRET = "whsec_c3RhZ2Utc2VjcmV0LW9mLWEtd2ViaG9vaw==";

  /** The one before, which is still taken. */
  public static final String PREVIOUS = "whsec_c3RhZ2Utc2VjcmV0LWZyb20tYmVmb3JlIQ==";

  private static final String GONE = "gone";
  private static final int MOST_BYTES = 20_000;

  private final Clock clock;
  private final WebhookSignature signature = new WebhookSignature(List.of(SECRET, PREVIOUS));
  private final List<StagePost> posts = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  public WebhookStage(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String platform() {
    return "webhook";
  }

  @Override
  public String title() {
    return "Webhook";
  }

  /** Each has the same address: what it tells decides. */
  @Override
  public boolean publishes(StageRequest request) {
    return request.method().equals("POST")
        && Json.object(request.text())
            .filter(event -> event.path("type").asText("").startsWith("announcement."))
            .filter(event -> !event.path("type").asText("").equals("announcement.retracted"))
            .isPresent();
  }

  @Override
  public StageReply limited(Instant until) {
    var wait = Duration.between(clock.now(), until).plusMillis(999).toSeconds();
    return said(429, "too many").with("retry-after", Long.toString(Math.max(1, wait)));
  }

  @Override
  public StageReply broken() {
    return said(500, "out of order");
  }

  @Override
  public synchronized List<StagePost> posts(int from) {
    return List.copyOf(posts.subList(from, posts.size()));
  }

  @Override
  public synchronized StageReply answer(StageRequest request) {
    var account = request.path().substring(1);
    if (account.contains("/")) {
      return said(404, "nothing is here");
    }
    if (account.equals(GONE)) {
      return said(410, "this endpoint is disabled");
    }
    if (!request.method().equals("POST")) {
      return said(405, "events come by POST").with("allow", "POST");
    }
    if (request.body().length >= MOST_BYTES) {
      return said(413, "an event has less than 20 KB");
    }
    if (!request.contentType().equals("application/json")) {
      return said(415, "events are application/json");
    }
    return signature
        .wrong(request, clock.now())
        .map(what -> said(401, what))
        .orElseGet(() -> genuine(request, account));
  }

  private StageReply genuine(StageRequest request, String account) {
    var event = Json.object(request.text()).filter(WebhookStage::shaped);
    if (event.isEmpty()) {
      return said(422, "an event has a type, a timestamp and data");
    }
    if (taken.add(account + " " + request.header("webhook-id").orElseThrow())) {
      act(event.get(), account, request.arrived());
    }
    return new StageReply(204, Map.of(), new byte[0]);
  }

  private static boolean shaped(JsonNode event) {
    return event.path("type").asText("").matches("[a-z]+\\.[a-z]+")
        && instant(event.path("timestamp").asText(""))
        && event.path("data").isObject();
  }

  private static boolean instant(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeException _) {
      return false;
    }
  }

  /** What it does not know it leaves alone: a sender may learn to tell more. */
  private void act(JsonNode event, String account, Instant arrived) {
    var data = event.path("data");
    var id = data.path("announcement").asText("");
    switch (event.path("type").asText()) {
      case "announcement.published" -> posts.add(post(id, account, data, arrived));
      case "announcement.corrected" ->
          find(id, account)
              .ifPresentOrElse(
                  old -> posts.set(posts.indexOf(old), post(id, account, data, old.arrived())),
                  () -> posts.add(post(id, account, data, arrived)));
      case "announcement.retracted" ->
          find(id, account).ifPresent(old -> posts.set(posts.indexOf(old), old.taken()));
      default -> {}
    }
  }

  private Optional<StagePost> find(String id, String account) {
    return posts.stream()
        .filter(post -> post.id().equals(id) && post.account().equals(account))
        .findFirst();
  }

  private StagePost post(String id, String account, JsonNode data, Instant arrived) {
    var shown = Texts.of(data.path("texts"));
    var link = data.path("link").isTextual() ? data.path("link").textValue() : null;
    return new StagePost(
        id,
        account,
        shown.language(),
        shown.headline(),
        shown.text(),
        link,
        arrived,
        clock.now(),
        false);
  }

  private static StageReply said(int status, String what) {
    return StageReply.json(status, Json.newObject().put("error", what).toString());
  }
}
