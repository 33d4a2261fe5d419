package city.belfry.platform.bluesky;

import city.belfry.domain.language.Language;
import city.belfry.domain.message.Illustration;
import city.belfry.domain.message.Message;
import city.belfry.platform.Attempt;
import city.belfry.platform.wire.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * The record that residents read as a post. Made of nothing that differs between two tries of the
 * same words: a server does nothing at all for a record that it has already.
 *
 * @see <a
 *     href="https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/post.json">
 *     app.bsky.feed.post</a>
 */
final class PostRecord {
  private static final int MOST_LANGUAGES = 3;
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private PostRecord() {}

  /**
   * @param answered what a correction answers
   * @param picture the message's, on the server already
   */
  static ObjectNode of(
      Message message, Attempt attempt, Optional<ReplyRefs> answered, Optional<Blob> picture) {
    var text = message.words(attempt.variant()).text();
    var post =
        Json.newObject()
            .put("$type", PostUri.COLLECTION)
            .put("text", text)
            // The announced instant, not the try's.
            .put("createdAt", INSTANT.format(attempt.due()));
    var languages = post.putArray("langs");
    message.languages().stream().map(Language::tag).limit(MOST_LANGUAGES).forEach(languages::add);
    var facets = Facets.of(text);
    if (!facets.isEmpty()) {
      post.putArray("facets").addAll(List.copyOf(facets));
    }
    answered.ifPresent(it -> post.set("reply", it.json()));
    var illustration = message.picture();
    if (illustration != null) {
      picture.ifPresent(blob -> post.set("embed", embed(blob, illustration)));
    }
    return post;
  }

  /**
   * @see <a
   *     href="https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/embed/images.json">
   *     app.bsky.embed.images</a>
   */
  private static ObjectNode embed(Blob blob, Illustration illustration) {
    var embed = Json.newObject().put("$type", "app.bsky.embed.images");
    var image = embed.putArray("images").addObject();
    image.set("image", blob.json());
    image.put("alt", illustration.alt());
    // So that apps leave its place free before it is loaded.
    image
        .putObject("aspectRatio")
        .put("width", illustration.picture().width())
        .put("height", illustration.picture().height());
    return embed;
  }
}
