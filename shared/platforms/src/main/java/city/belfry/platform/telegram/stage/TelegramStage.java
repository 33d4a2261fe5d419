package city.belfry.platform.telegram.stage;

import city.belfry.platform.telegram.TelegramRuler;
import city.belfry.platform.wire.Json;
import city.belfry.stage.StagePart;
import city.belfry.stage.StagePicture;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import city.belfry.time.Clock;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Telegram's Bot API. The token {@code 1000:stage-NAME} belongs to the bot of the channel {@link
 * #chat}; {@code 1000:expired-…} and {@code 1000:revoked-…} are refused.
 */
public final class TelegramStage implements StagePart {
  private static final Pattern CALL = Pattern.compile("/bot([^/]+)/([A-Za-z]+)");
  private static final Pattern TOKEN = Pattern.compile("([0-9]+):stage-(.+)");
  private static final Set<String> SHOWN =
      Set.of("sendMessage", "sendPhoto", "editMessageText", "editMessageCaption");
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** A bot may delete what is younger. */
  private static final Duration DELETABLE = Duration.ofDays(2);

  private static final int MOST_PHOTO_BYTES = 10_000_000;
  private static final int MOST_SIDES = 10_000;
  private static final int MOST_RATIO = 20;

  private final Clock clock;
  private final int messagesAMinute;
  private final List<StagePost> posts = new ArrayList<>();

  public TelegramStage(Clock clock) {
    this(clock, 20);
  }

  /**
   * @param messagesAMinute in one channel
   */
  public TelegramStage(Clock clock, int messagesAMinute) {
    this.clock = clock;
    this.messagesAMinute = messagesAMinute;
  }

  /** The public name that the stage gives an account: a channel's {@code chat}. */
  public static String chat(String account) {
    var name = "stage_" + account.replaceAll("[^A-Za-z0-9_]", "_");
    return "@" + name.substring(0, Math.min(name.length(), 32));
  }

  /** The number that the stage gives an account's channel. */
  static long number(String account) {
    var crc = new CRC32();
    crc.update(account.getBytes(StandardCharsets.UTF_8));
    return -1_000_000_000_000L - crc.getValue();
  }

  @Override
  public String platform() {
    return "telegram";
  }

  @Override
  public String title() {
    return "Telegram";
  }

  @Override
  public boolean publishes(StageRequest request) {
    return request.method().equals("POST")
        && SHOWN.contains(request.path().substring(request.path().lastIndexOf('/') + 1));
  }

  @Override
  public StageReply limited(Instant until) {
    var wait = Duration.between(clock.now(), until).plusMillis(999).toSeconds();
    return TelegramSays.tooMany(Math.max(1, wait));
  }

  @Override
  public StageReply broken() {
    return TelegramSays.error(502, "Bad Gateway");
  }

  @Override
  public synchronized List<StagePost> posts(int from) {
    return List.copyOf(posts.subList(from, posts.size()));
  }

  @Override
  public synchronized StageReply answer(StageRequest request) {
    var call = CALL.matcher(request.path());
    if (!call.matches() || !call.group(1).matches("[0-9]+:.+")) {
      return TelegramSays.error(404, "Not Found");
    }
    var token = TOKEN.matcher(call.group(1));
    if (!token.matches()) {
      return TelegramSays.error(401, "Unauthorized");
    }
    var bot = Long.parseLong(token.group(1));
    var body = parameters(request);
    if (body.isEmpty()) {
      return TelegramSays.badRequest("can't parse JSON object");
    }
    return call.group(2).equals("getMe")
        ? TelegramSays.result(TelegramSays.bot(bot))
        : inChat(call.group(2), body.get(), token.group(2), bot, request);
  }

  /** As JSON, or as a form, or in the address. */
  private static Optional<JsonNode> parameters(StageRequest request) {
    if (request.contentType().equals("application/json")) {
      return Json.object(request.text());
    }
    var all = Json.newObject();
    request.query().forEach(all::put);
    request.form().forEach(all::put);
    return Optional.of(all);
  }

  private StageReply inChat(
      String method, JsonNode body, String account, long bot, StageRequest request) {
    var chat = body.path("chat_id").asText("");
    if (!chat.equals(chat(account)) && !chat.equals(Long.toString(number(account)))) {
      return TelegramSays.badRequest("chat not found");
    }
    return switch (method) {
      case "sendMessage" -> send(body, account, request.arrived(), null);
      case "sendPhoto" -> photo(body, account, request);
      case "editMessageText", "editMessageCaption" ->
          edit(body, account, method.equals("editMessageCaption"));
      case "deleteMessage" -> delete(body, account);
      case "getChatMember" ->
          TelegramSays.result(TelegramSays.member(bot, body.path("user_id").asLong(0) == bot));
      case "getChatMemberCount" -> TelegramSays.number(1_204);
      default -> TelegramSays.error(404, "Not Found");
    };
  }

  private StageReply photo(JsonNode body, String account, StageRequest request) {
    var photo = request.file("photo").flatMap(file -> StagePicture.of(file.body()));
    if (photo.isEmpty()) {
      return TelegramSays.badRequest("there is no photo in the request");
    }
    var shown = photo.get();
    var longer = Math.max(shown.width(), shown.height());
    return shown.bytes().length > MOST_PHOTO_BYTES
            || shown.width() + shown.height() > MOST_SIDES
            || longer > MOST_RATIO * Math.min(shown.width(), shown.height())
        ? TelegramSays.badRequest("PHOTO_INVALID_DIMENSIONS")
        : send(body, account, request.arrived(), shown);
  }

  private StageReply send(
      JsonNode body, String account, Instant arrived, @Nullable StagePicture picture) {
    var text = body.path(picture == null ? "text" : "caption").asText("");
    var wrong = wrong(text, picture != null);
    if (wrong.isPresent()) {
      return TelegramSays.badRequest(wrong.get());
    }
    var now = clock.now();
    var since = now.minus(WINDOW);
    var recent =
        posts.stream().filter(p -> p.account().equals(account) && p.arrived().isAfter(since));
    if (recent.count() >= messagesAMinute) {
      return TelegramSays.tooMany(WINDOW.toSeconds());
    }
    var id = Integer.toString(posts.size() + 2);
    var post = new StagePost(id, account, null, "", text, null, arrived, now, false, picture);
    posts.add(post);
    return TelegramSays.result(TelegramSays.message(post, now));
  }

  private StageReply edit(JsonNode body, String account, boolean caption) {
    var text = body.path(caption ? "caption" : "text").asText("");
    var wrong = wrong(text, caption);
    if (wrong.isPresent()) {
      return TelegramSays.badRequest(wrong.get());
    }
    var found = find(body, account);
    if (found.isEmpty()) {
      return TelegramSays.badRequest("message to edit not found");
    }
    var old = found.get();
    if (caption != (old.picture() != null)) {
      return TelegramSays.badRequest(
          "there is no " + (caption ? "caption" : "text") + " in the message to edit");
    }
    if (old.text().equals(text)) {
      return TelegramSays.badRequest(
          "message is not modified: specified new message content and reply markup are exactly the"
              + " same as a current content and reply markup of the message");
    }
    var edited = old.saying(text);
    posts.set(posts.indexOf(old), edited);
    return TelegramSays.result(TelegramSays.message(edited, clock.now()));
  }

  private StageReply delete(JsonNode body, String account) {
    var found = find(body, account);
    if (found.isEmpty()) {
      return TelegramSays.badRequest("message to delete not found");
    }
    var post = found.get();
    if (post.arrived().plus(DELETABLE).isBefore(clock.now())) {
      return TelegramSays.badRequest("message can't be deleted");
    }
    posts.set(posts.indexOf(post), post.taken());
    return TelegramSays.yes();
  }

  private Optional<StagePost> find(JsonNode body, String account) {
    var id = body.path("message_id").asText("");
    return posts.stream()
        .filter(p -> p.id().equals(id) && p.account().equals(account) && !p.retracted())
        .findFirst();
  }

  private static Optional<String> wrong(String text, boolean caption) {
    if (caption) {
      return text.length() > TelegramRuler.CAPTION_LIMIT
          ? Optional.of("message caption is too long")
          : Optional.empty();
    }
    if (text.isBlank()) {
      return Optional.of("message text is empty");
    }
    return text.length() > TelegramRuler.LIMIT
        ? Optional.of("message is too long")
        : Optional.empty();
  }
}
