package city.belfry.platform.wechat;

import city.belfry.domain.delivery.Handle;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Message;
import city.belfry.platform.Attempt;
import city.belfry.platform.Doubt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Progress;
import city.belfry.platform.Retraction;
import city.belfry.platform.Sighting;
import city.belfry.platform.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends to all followers. {@code clientmsgid} makes it safe to send again: WeChat answers 45065
 * with the first message's id.
 *
 * @see <a
 *     href="https://developers.weixin.qq.com/doc/service/api/notify/message/api_sendall">message/mass/sendall</a>
 */
record PushWay(Answers answers) implements Way {
  static final String NAME = "push";

  /** How long WeChat knows a clientmsgid is told by users, not by its pages: a day. */
  static final Doubt DOUBT =
      new Doubt.Key(Duration.ofHours(24), Duration.ofMinutes(1), Duration.ofSeconds(60));

  private static final String SENDALL = "cgi-bin/message/mass/sendall";

  static Handle handle(String msgId) {
    return new Handle(NAME + "/" + msgId);
  }

  @Override
  public Outcome send(Session session, String mediaId, Attempt attempt) {
    var body = Json.newObject();
    body.putObject("filter").put("is_to_all", true);
    body.putObject("mpnews").put("media_id", mediaId);
    // A ministry's text passed on may be judged a reprint: it is to go out all the same.
    body.put("msgtype", "mpnews").put("send_ignore_reprint", 1).put("clientmsgid", attempt.key());
    var said = session.once(SENDALL, body);
    return said instanceof Said.Yes yes
        ? Json.id(yes.body().path("msg_id"))
            .<Outcome>map(id -> new Outcome.Pending(handle(id), underway(yes.raw())))
            .orElse(new Outcome.Unknown(yes.raw()))
        : answers.ofPublishing(said);
  }

  @Override
  public Progress follow(Session session, String id) {
    var said = session.ask("cgi-bin/message/mass/get", Json.newObject().put("msg_id", id));
    return said instanceof Said.Yes yes ? progress(id, yes) : new Progress.Underway(Way.raw(said));
  }

  private static Progress progress(String id, Said.Yes yes) {
    return switch (yes.body().path("msg_status").asText()) {
      case "SEND_SUCCESS" -> new Progress.Visible(new Placed(id, null, null));
      case "SEND_FAIL" ->
          new Progress.Refused(WeChatReason.SEND_FAILED.with("SEND_FAIL"), yes.raw());
      case "DELETE" -> new Progress.Refused(WeChatReason.SEND_DELETED.with("DELETE"), yes.raw());
      default -> new Progress.Underway(underway(yes.raw()));
    };
  }

  /** WeChat says no more than that it is sending, also while it waits for a person. */
  static String underway(String raw) {
    return "with mass-send protection on, an administrator must confirm on the phone within 30 min: "
        + raw;
  }

  /**
   * Today's calls of mass sending, which WeChat tells; of the pushes left it tells nothing.
   *
   * @see <a
   *     href="https://developers.weixin.qq.com/doc/service/api/apimanage/api_getapiquota">openapi/quota/get</a>
   */
  @Override
  public Map<String, String> quota(Session session) {
    var all = new TreeMap<>(Map.of("pushes", answers.budget().told()));
    var body = Json.newObject().put("cgi_path", "/" + SENDALL);
    if (session.ask("cgi-bin/openapi/quota/get", body) instanceof Said.Yes yes) {
      for (var name : List.of("daily_limit", "used", "remain")) {
        Json.number(yes.body().path("quota").path(name))
            .ifPresent(count -> all.put("sendall " + name, Long.toString(count)));
      }
    }
    return all;
  }

  @Override
  public Sighting find(Session session, Message message, Attempt attempt) {
    return new Sighting.CannotTell(
        "what was pushed cannot be searched: sending again with the same clientmsgid tells");
  }

  @Override
  public Retraction retract(Session session, Placed placed) {
    var body = Json.newObject().put("msg_id", placed.id()).put("article_idx", 0);
    var said = session.ask("cgi-bin/message/mass/delete", body);
    return Way.done(said) ? new Retraction.Retracted() : Way.notRetracted(said, answers);
  }
}
