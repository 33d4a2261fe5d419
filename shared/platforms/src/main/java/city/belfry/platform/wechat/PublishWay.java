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
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Publishes without a notice to followers. A yes means queued: visible or refused is told later.
 *
 * @see <a
 *     href="https://developers.weixin.qq.com/doc/subscription/api/public/api_freepublish_submit.html">freepublish/submit</a>
 * @see <a
 *     href="https://developers.weixin.qq.com/doc/service/api/public/api_freepublish_get">freepublish/get</a>
 */
record PublishWay(Answers answers) implements Way {
  static final String NAME = "publish";
  static final Doubt DOUBT = new Doubt.FoundOnly();

  /** "No such article", also of one that was deleted. */
  private static final long NO_SUCH_ARTICLE = 53600;

  @Override
  public Outcome send(Session session, String mediaId, Attempt attempt) {
    var said =
        session.once("cgi-bin/freepublish/submit", Json.newObject().put("media_id", mediaId));
    if (said instanceof Said.Yes yes) {
      var id = Json.id(yes.body().path("publish_id"));
      if (id.isPresent()) {
        return new Outcome.Pending(new Handle(NAME + "/" + id.get()), yes.raw());
      }
      if (yes.body().has("errcode")) {
        return new Outcome.Pending(null, yes.raw());
      }
    }
    return answers.ofPublishing(said);
  }

  @Override
  public Progress follow(Session session, String id) {
    var said = session.ask("cgi-bin/freepublish/get", Json.newObject().put("publish_id", id));
    return said instanceof Said.Yes yes ? progress(yes) : new Progress.Underway(Way.raw(said));
  }

  private static Progress progress(Said.Yes yes) {
    var status = Json.number(yes.body().path("publish_status")).orElse(-1);
    return switch (Math.clamp(status, -1, 99)) {
      case 0 ->
          Json.id(yes.body().path("article_id"))
              .<Progress>map(id -> new Progress.Visible(new Placed(id, address(yes.body()), null)))
              .orElse(new Progress.Underway(yes.raw()));
      case 2 -> refused(WeChatReason.ORIGINALITY, yes);
      case 3 -> refused(WeChatReason.PUBLISH_FAILED, yes);
      case 4 -> refused(WeChatReason.REVIEW_REFUSED, yes);
      case 5 -> refused(WeChatReason.TAKEN_DOWN, yes);
      case 6 -> refused(WeChatReason.BANNED, yes);
      default -> new Progress.Underway(yes.raw());
    };
  }

  private static Progress refused(WeChatReason reason, Said.Yes yes) {
    return new Progress.Refused(
        reason.with("publish_status " + yes.body().path("publish_status").asText()), yes.raw());
  }

  private static @Nullable URI address(JsonNode body) {
    return uri(body.path("article_detail").path("item").path(0).path("article_url")).orElse(null);
  }

  static Optional<URI> uri(JsonNode node) {
    try {
      return node.isTextual() && !node.asText().isBlank()
          ? Optional.of(URI.create(node.asText()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public Sighting find(Session session, Message message, Attempt attempt) {
    return new PublishedArticles(session).matching(message.words(attempt.variant()), attempt);
  }

  /** No follower is notified, so no push is used up. */
  @Override
  public Map<String, String> quota(Session session) {
    return Map.of();
  }

  @Override
  public Retraction retract(Session session, Placed placed) {
    var body = Json.newObject().put("article_id", placed.id()).put("index", 0);
    var said = session.ask("cgi-bin/freepublish/delete", body);
    var gone = Way.done(said) || (said instanceof Said.No no && no.errcode() == NO_SUCH_ARTICLE);
    return gone ? new Retraction.Retracted() : Way.notRetracted(said, answers);
  }
}
