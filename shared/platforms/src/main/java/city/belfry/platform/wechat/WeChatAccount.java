package city.belfry.platform.wechat;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Handle;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.delivery.Reason;
import city.belfry.domain.message.Message;
import city.belfry.domain.message.Variant;
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
import city.belfry.platform.wire.Base;
import city.belfry.platform.wire.Credentials;
import city.belfry.platform.wire.HeldPicture;
import city.belfry.platform.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One Official Account. WeChat neither edits nor threads what is published: a correction is a new
 * article.
 */
final class WeChatAccount implements Account {
  private static final String MEDIA_ID = "mediaId";
  private static final String VARIANT = "variant";

  private final Means means;
  private final Calls calls;
  private final Session session;
  private final Answers answers;
  private final HeldPicture picture;
  private final Drafting drafting;
  private final Way way;

  WeChatAccount(Channel channel, Means means) {
    this.means = means;
    calls = new Calls(new Base(channel.base(WeChat.BASE)), means.wire());
    answers = new Answers(means.clock(), PushBudget.of(channel));
    session = new Session(new Credentials(means.secrets(), channel, Session.NAMES), calls, answers);
    picture = new HeldPicture(means);
    drafting = new Drafting(channel, session, answers);
    way = Way.of(channel, answers);
  }

  @Override
  public Preparation prepare(Message message, Attempt attempt) {
    var kept = answers.budget().refusal(message.severity(), attempt.variant());
    if (kept.isPresent()) {
      return new Preparation.NotReady(new Outcome.Rejected(kept.get(), ""));
    }
    if (drafting.cover().isEmpty()) {
      return new Preparation.NotReady(
          new Outcome.Unauthorized(WeChatReason.NO_COVER.with("missing: " + WeChat.COVER), ""));
    }
    return picture.fetch(message).orElseGet(() -> drafted(message, attempt.variant()));
  }

  private Preparation drafted(Message message, Variant variant) {
    session.reread();
    return switch (drafting.of(message.words(variant), picture.of(message))) {
      case Drafting.Drafted.No(var outcome) -> new Preparation.NotReady(outcome);
      case Drafting.Drafted.Yes(var mediaId) -> {
        means.wire().warm(calls.base().address());
        yield new Preparation.Ready(Map.of(MEDIA_ID, mediaId, VARIANT, variant.name()));
      }
    };
  }

  @Override
  public Outcome publish(Message message, Preparation.Ready ready, Attempt attempt) {
    var kept = ready.kept().containsKey(MEDIA_ID) ? ready.kept() : attempt.kept();
    var mediaId = kept.get(MEDIA_ID);
    if (mediaId == null
        || !attempt.variant().name().equals(kept.getOrDefault(VARIANT, attempt.variant().name()))) {
      return new Outcome.Deferred(means.clock().now(), "no draft of these words is prepared");
    }
    return way.send(session, mediaId, attempt);
  }

  @Override
  public Progress follow(Handle handle) {
    var id = handle.value().substring(handle.value().indexOf('/') + 1);
    return Way.of(handle, answers).follow(session, id);
  }

  @Override
  public Sighting find(Message message, Attempt attempt) {
    return way.find(session, message, attempt);
  }

  @Override
  public Retraction retract(Placed placed) {
    return Way.of(placed, answers).retract(session, placed);
  }

  /** Whether WeChat gives a token and lets the account see its published articles. */
  @Override
  public Health check() {
    session.reread();
    var body = Json.newObject().put("offset", 0).put("count", 1).put("no_content", 1);
    var said = session.ask("cgi-bin/freepublish/batchget", body);
    if (said instanceof Said.Yes yes && yes.body().has("total_count")) {
      return new Health(List.of(), null, way.quota(session));
    }
    List<Reason> findings =
        switch (answers.ofPreparing(said, Session.meaning(said, WeChatErrors::of))) {
          case Outcome.Unauthorized(var reason, _) -> List.of(reason);
          case Outcome.Rejected(var reason, _) -> List.of(reason);
          case Outcome.Deferred(_, var raw) -> List.of(WeChatReason.OTHER.with(raw));
          case Outcome.Unknown(var raw) -> List.of(WeChatReason.OTHER.with(raw));
          case Outcome.Pending _, Outcome.Delivered _ -> List.of();
        };
    return new Health(findings, null, Map.of());
  }

  @Override
  public Reach reach() {
    var said = session.ask("cgi-bin/user/get");
    var total =
        said instanceof Said.Yes yes ? Json.number(yes.body().path("total")) : OptionalLong.empty();
    return new Reach(total, total.isPresent() ? "" : Way.raw(said));
  }
}
