package city.belfry.accept;

import city.belfry.platform.Fee;
import city.belfry.usecase.post.CheckPost.Measured;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/** What the API shows of fees: nothing where a platform takes none. */
final class FeeView {
  private FeeView() {}

  /** One message's. */
  static ObjectNode on(ObjectNode node, Measured message) {
    return on(node, message.fee(), message.unlinked());
  }

  /** All messages' together. */
  static ObjectNode on(ObjectNode node, List<Measured> messages) {
    return on(node, sum(messages, Measured::fee), sum(messages, Measured::unlinked));
  }

  /** All messages' together, and each one's on its line of the plan. */
  static ObjectNode onPlan(ObjectNode post, List<Measured> messages) {
    var plan = post.withArrayProperty("plan");
    for (var i = 0; i < messages.size(); i++) {
      on((ObjectNode) plan.get(i), messages.get(i));
    }
    return on(post, messages);
  }

  private static ObjectNode on(ObjectNode node, Fee fee, Fee unlinked) {
    if (fee.isNone()) {
      return node;
    }
    var shown = node.putObject("fee").put("dollars", fee.dollars());
    if (unlinked.micros() < fee.micros()) {
      shown.put("withoutLink", unlinked.dollars());
    }
    return node;
  }

  private static Fee sum(List<Measured> messages, Function<Measured, Fee> which) {
    return messages.stream().map(which).reduce(Fee.NONE, Fee::plus);
  }
}
