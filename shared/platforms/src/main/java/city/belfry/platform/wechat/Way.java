package city.belfry.platform.wechat;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Handle;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Message;
import city.belfry.platform.Attempt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Progress;
import city.belfry.platform.Retraction;
import city.belfry.platform.Sighting;
import java.util.Map;

/** How an article leaves the draft box. */
sealed interface Way permits PublishWay, PushWay {
  String SETTING = "way";

  Outcome send(Session session, String mediaId, Attempt attempt);

  Progress follow(Session session, String id);

  Sighting find(Session session, Message message, Attempt attempt);

  Retraction retract(Session session, Placed placed);

  /** What WeChat tells of the limits of this way. */
  Map<String, String> quota(Session session);

  static Way of(Channel channel, Answers answers) {
    return PushWay.NAME.equals(channel.settings().get(SETTING))
        ? new PushWay(answers)
        : new PublishWay(answers);
  }

  /** A handle knows its way, so that a changed setting does not lose what is under way. */
  static Way of(Handle handle, Answers answers) {
    return handle.value().startsWith(PushWay.NAME + "/")
        ? new PushWay(answers)
        : new PublishWay(answers);
  }

  /** A message pushed has a number for its id, an article has not. */
  static Way of(Placed placed, Answers answers) {
    return placed.id().chars().allMatch(Character::isDigit)
        ? new PushWay(answers)
        : new PublishWay(answers);
  }

  /** Whether WeChat says in so many words that it did what was asked. */
  static boolean done(Said said) {
    return said instanceof Said.Yes yes && yes.body().has("errcode");
  }

  /** What taking back came to, when WeChat did not say yes. */
  static Retraction notRetracted(Said said, Answers answers) {
    return switch (answers.ofPreparing(said, Session.meaning(said, WeChatErrors::of))) {
      case Outcome.Rejected(var reason, var raw) -> new Retraction.NotPossible(reason, raw);
      case Outcome.Unauthorized(var reason, var raw) -> new Retraction.NotPossible(reason, raw);
      case Outcome.Deferred(_, var raw) -> new Retraction.TryAgain(raw);
      case Outcome.Unknown(var raw) -> new Retraction.TryAgain(raw);
      case Outcome.Pending(_, var raw) -> new Retraction.TryAgain(raw);
      case Outcome.Delivered _ -> new Retraction.Retracted();
    };
  }

  /** Why a look saw nothing. */
  static String raw(Said said) {
    return switch (said) {
      case Said.Yes yes -> yes.raw();
      case Said.No no -> no.raw();
      case Said.Unclear(var raw) -> raw;
      case Said.NeverLeft(var raw) -> raw;
      case Said.NoToken(var outcome) ->
          switch (outcome) {
            case Outcome.Unauthorized(var reason, var raw) -> reason.code() + ": " + raw;
            case Outcome.Rejected(var reason, var raw) -> reason.code() + ": " + raw;
            case Outcome.Deferred(_, var raw) -> raw;
            case Outcome.Unknown(var raw) -> raw;
            case Outcome.Pending(_, var raw) -> raw;
            case Outcome.Delivered _ -> "";
          };
    };
  }
}
