package city.belfry.platform.telegram;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Handle;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.delivery.Reason;
import city.belfry.domain.message.Message;
import city.belfry.platform.Account;
import city.belfry.platform.Attempt;
import city.belfry.platform.Health;
import city.belfry.platform.Means;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Progress;
import city.belfry.platform.Reach;
import city.belfry.platform.Retraction;
import city.belfry.platform.Sighting;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Base;
import city.belfry.platform.wire.Credentials;
import city.belfry.platform.wire.Followers;
import city.belfry.platform.wire.HeldPicture;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.Keyring;
import city.belfry.platform.wire.Outcomes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One channel on Telegram. Words go as plain text: there is nothing to escape. */
final class TelegramAccount implements Account {
  private static final String PRIVATE = "-100";

  private final Channel channel;
  private final Means means;
  private final Base base;
  private final Credentials credentials;
  private final HeldPicture picture;

  TelegramAccount(Channel channel, Means means) {
    this.channel = channel;
    this.means = means;
    this.base = new Base(channel.base("https://api.telegram.org/"));
    this.credentials = new Credentials(means.secrets(), channel, List.of(TelegramApi.TOKEN));
    this.picture = new HeldPicture(means);
  }

  /** The calls that the stored token allows, or what is wrong with it. */
  private sealed interface Entry {
    record Open(TelegramApi api) implements Entry {}

    record Closed(String what) implements Entry {}
  }

  private Entry entry(Keyring keyring) {
    return switch (keyring) {
      case Keyring.Lacking(var what) -> new Entry.Closed(what);
      case Keyring.Complete keys -> {
        var api = new TelegramApi(means.wire(), base, keys);
        yield api.usable()
            ? new Entry.Open(api)
            : new Entry.Closed("the token is not of the form 123456:ABC…");
      }
    };
  }

  @Override
  public Preparation prepare(Message message, Attempt attempt) {
    return switch (entry(credentials.fresh())) {
      case Entry.Closed(var what) -> new Preparation.NotReady(lacking(what));
      case Entry.Open _ -> {
        means.wire().warm(base.address());
        yield picture.fetch(message).orElseGet(() -> new Preparation.Ready(Map.of()));
      }
    };
  }

  @Override
  public Outcome publish(Message message, Preparation.Ready ready, Attempt attempt) {
    return switch (entry(credentials.held())) {
      case Entry.Closed(var what) -> lacking(what);
      case Entry.Open(var api) -> publish(api, message, attempt);
    };
  }

  private Outcome publish(TelegramApi api, Message message, Attempt attempt) {
    var pictured = message.picture() != null;
    var text = message.words(attempt.variant()).text();
    var body = body().put(pictured ? "caption" : "text", text);
    return switch (attempt.kind()) {
      case Attempt.Kind.New() -> outcome(send(api, message, body), api, null);
      case Attempt.Kind.Reply(var earlier) -> {
        body.putObject("reply_parameters").put("message_id", number(earlier));
        yield outcome(send(api, message, body), api, null);
      }
      case Attempt.Kind.Edit(var placed) -> {
        var method = pictured ? "editMessageCaption" : "editMessageText";
        body.put("message_id", number(placed));
        yield outcome(api.call(method, body), api, placed);
      }
    };
  }

  private Reply send(TelegramApi api, Message message, ObjectNode body) {
    return picture
        .of(message)
        .map(jpeg -> api.call("sendPhoto", body, "photo", jpeg))
        .orElseGet(() -> api.call("sendMessage", body));
  }

  /**
   * @param edited what was to be changed; null for a message of its own
   */
  private Outcome outcome(Reply reply, TelegramApi api, @Nullable Placed edited) {
    var now = means.clock().now();
    return Outcomes.of(reply, now, api.raw(), answer -> outcome(answer, api, edited, now));
  }

  private static Outcome outcome(
      Reply.Answer answer, TelegramApi api, @Nullable Placed edited, Instant now) {
    if (edited != null
        && TelegramErrors.meaning(answer) instanceof TelegramErrors.Meaning.Unchanged) {
      return new Outcome.Delivered(edited);
    }
    return TelegramApi.result(answer)
        .flatMap(sent -> Json.numericId(sent, "message_id").map(id -> placed(id, sent)))
        .<Outcome>map(Outcome.Delivered::new)
        .orElseGet(() -> TelegramErrors.outcome(answer, now, api.raw()));
  }

  /** A public channel's message has an address for everybody, a private one's for its members. */
  private static Placed placed(String id, JsonNode message) {
    var name = message.path("chat").path("username").asText("");
    var chat = message.path("chat").path("id").asText("");
    if (name.matches("[A-Za-z0-9_]+")) {
      return new Placed(id, URI.create("https://t.me/" + name + "/" + id), null);
    }
    return chat.matches(PRIVATE + "[0-9]+")
        ? new Placed(
            id, URI.create("https://t.me/c/" + chat.substring(PRIVATE.length()) + "/" + id), null)
        : new Placed(id, null, null);
  }

  @Override
  public Progress follow(Handle handle) {
    return new Progress.Underway("Telegram gives nothing to follow");
  }

  @Override
  public Sighting find(Message message, Attempt attempt) {
    return new Sighting.CannotTell("Telegram lets a bot read nothing back");
  }

  @Override
  public Retraction retract(Placed placed) {
    return switch (entry(credentials.fresh())) {
      case Entry.Closed(var what) ->
          new Retraction.NotPossible(TelegramReason.NO_CREDENTIALS.with(what), "");
      case Entry.Open(var api) -> retract(api, placed);
    };
  }

  private Retraction retract(TelegramApi api, Placed placed) {
    var reply = api.call("deleteMessage", body().put("message_id", number(placed)));
    if (TelegramApi.result(reply).filter(JsonNode::asBoolean).isPresent()) {
      return new Retraction.Retracted();
    }
    return switch (reply) {
      case Reply.Answer answer -> TelegramErrors.retraction(answer, api.raw());
      case Reply lost -> new Retraction.TryAgain(api.raw().of(lost));
    };
  }

  /** Whether the token works, and whether its bot may post in the channel. */
  @Override
  public Health check() {
    return switch (entry(credentials.fresh())) {
      case Entry.Closed(var what) -> ill(TelegramReason.NO_CREDENTIALS.with(what));
      case Entry.Open(var api) -> {
        var me = api.call("getMe", Json.newObject());
        yield TelegramApi.result(me)
            .map(bot -> Json.number(bot.path("id")))
            .filter(OptionalLong::isPresent)
            .map(bot -> rights(api, bot.getAsLong()))
            .orElseGet(() -> ill(failure(me, api)));
      }
    };
  }

  private Health rights(TelegramApi api, long bot) {
    var reply = api.call("getChatMember", body().put("user_id", bot));
    return TelegramApi.result(reply)
        .map(member ->
            mayPost(member)
                ? new Health(List.of(), null, Map.of())
                : ill(TelegramReason.NOT_ADMIN.with(member.path("status").asText(""))))
        .orElseGet(() -> ill(failure(reply, api)));
  }

  private static boolean mayPost(JsonNode member) {
    return switch (member.path("status").asText("")) {
      case "creator" -> true;
      case "administrator" -> member.path("can_post_messages").asBoolean(false);
      default -> false;
    };
  }

  private static Reason failure(Reply reply, TelegramApi api) {
    if (!(reply instanceof Reply.Answer answer)) {
      return TelegramReason.UNREACHABLE.with(api.raw().of(reply));
    }
    var detail = TelegramErrors.detail(answer, api.raw());
    return switch (TelegramErrors.meaning(answer)) {
      case TelegramErrors.Meaning.Reconnect(var reason) -> reason.with(detail);
      case TelegramErrors.Meaning.Refused(var reason) -> reason.with(detail);
      case TelegramErrors.Meaning.Throttled _ -> TelegramReason.THROTTLED.with(detail);
      case TelegramErrors.Meaning.Unchanged(),
          TelegramErrors.Meaning.Gone(),
          TelegramErrors.Meaning.Uncertain() ->
          TelegramReason.UNREACHABLE.with(detail);
    };
  }

  private static Health ill(Reason reason) {
    return new Health(List.of(reason), null, Map.of());
  }

  @Override
  public Reach reach() {
    return switch (entry(credentials.fresh())) {
      case Entry.Closed(var what) -> new Reach(OptionalLong.empty(), what);
      case Entry.Open(var api) -> {
        var reply = api.call("getChatMemberCount", body());
        yield Followers.of(TelegramApi.result(reply), reply, api.raw());
      }
    };
  }

  private ObjectNode body() {
    return Json.newObject().put("chat_id", Telegram.chat(channel));
  }

  /** Telegram's message numbers are 32-bit; what is none finds no message. */
  private static long number(Placed placed) {
    return placed.id().matches("[0-9]{1,18}") ? Long.parseLong(placed.id()) : 0;
  }

  private static Outcome lacking(String what) {
    return new Outcome.Unauthorized(TelegramReason.NO_CREDENTIALS.with(what), "");
  }
}
