package city.belfry.platform.mastodon;

import city.belfry.domain.message.Message;
import city.belfry.platform.Attempt;
import city.belfry.platform.Preparation;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.KeptUpload;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a status names its pictures: by the ids that the server gave them.
 *
 * @see <a href="https://docs.joinmastodon.org/methods/statuses/#edit">Edit a status</a>
 */
final class MastodonPicture {
  private static final String BETWEEN = " ";

  private MastodonPicture() {}

  static Preparation.Ready kept(JsonNode attachments) {
    return KeptUpload.of(
        attachments
            .valueStream()
            .map(attachment -> Json.id(attachment.path("id")))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(BETWEEN)));
  }

  /** Ours is the first: what else is there, a person added. */
  static void show(ObjectNode body, String kept, Message message, Attempt.Kind kind) {
    var ids = Stream.of(kept.split(BETWEEN)).filter(id -> !id.isEmpty()).toList();
    var named = body.putArray("media_ids");
    ids.forEach(named::add);
    if (kind instanceof Attempt.Kind.Edit) {
      describe(body, ids, message);
    }
  }

  /** What a new status shows was described when it was uploaded; an edit may describe it anew. */
  private static void describe(ObjectNode body, List<String> ids, Message message) {
    var illustration = message.picture();
    if (illustration != null && !illustration.alt().isEmpty() && !ids.isEmpty()) {
      body.putArray("media_attributes")
          .addObject()
          .put("id", ids.getFirst())
          .put("description", illustration.alt());
    }
  }
}
