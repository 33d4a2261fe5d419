package city.belfry.platform;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.message.Form;
import city.belfry.domain.message.Message;
import city.belfry.domain.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A kind of place to publish to. Stateless and safe for threads; opening does no I/O. */
public interface Platform {
  /** The word in channels, queues and receipts: {@code weibo}. */
  String name();

  Ruler ruler();

  /** As the channel's own server measures: on some platforms each decides for itself. */
  default Ruler ruler(Channel channel) {
    return ruler();
  }

  /** How its messages are put together. */
  Form form();

  /** The longest description of a picture that it takes in a field of its own, in UTF-16 units. */
  default int longestAlt() {
    return Integer.MAX_VALUE;
  }

  /** How it changes what residents can see already. */
  default Correction correction() {
    return Correction.ANEW;
  }

  /** What of a channel's messages the platform counts now; nothing where it has no such limit. */
  default Optional<Budget> budget(Channel channel, Instant now) {
    return Optional.empty();
  }

  /** What it takes money for; nothing where calls are free. */
  default Optional<Tariff> tariff() {
    return Optional.empty();
  }

  /** What may be believed after an attempt whose outcome nobody knows, on this channel. */
  Doubt doubt(Channel channel);

  /** What this platform needs of a channel and does not find: empty when it can be used. */
  List<Problem> problems(Channel channel);

  /**
   * Why a channel will certainly refuse a message whatever its words say: told when a post is
   * written, so that its author learns it before it is due. Pointers lead into the draft.
   */
  default List<Problem> problems(Channel channel, Message message) {
    return List.of();
  }

  Account open(Channel channel, Means means);
}
