package city.belfry.platform.bluesky.stage;

import city.belfry.platform.bluesky.BlueskyRuler;
import city.belfry.platform.text.Graphemes;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What makes a record a post. Places of facets past the end are taken, as by the real server.
 *
 * @see <a
 *     href="https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/post.json">
 *     app.bsky.feed.post</a>
 */
final class PostRules {
  static final String TYPE = "app.bsky.feed.post";

  private static final Pattern INSTANT =
      Pattern.compile(
          "[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{1,20})?"
              + "(Z|[+-][0-2][0-9]:[0-5][0-9])");
  private static final Pattern TAG = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");
  private static final int MOST_LANGUAGES = 3;
  private static final int LONGEST_TAG = 64;

  private PostRules() {}

  /** What is wrong, in the server's words. */
  static Optional<String> wrong(JsonNode post) {
    if (!post.path("$type").asText("").equals(TYPE)) {
      return Optional.of("Invalid $type: expected " + TYPE);
    }
    return text(post)
        .or(() -> instant(post))
        .or(() -> languages(post))
        .or(() -> facets(post))
        .or(() -> reply(post))
        .or(() -> ImageRules.wrong(post.path("embed")))
        .map(wrong -> "Invalid " + TYPE + " record: Record/" + wrong);
  }

  private static Optional<String> text(JsonNode post) {
    if (!post.path("text").isTextual()) {
      return Optional.of("text must be a string");
    }
    var text = post.path("text").textValue();
    if (text.getBytes(StandardCharsets.UTF_8).length > BlueskyRuler.BYTES) {
      return Optional.of("text must not be longer than " + BlueskyRuler.BYTES + " characters");
    }
    return Graphemes.count(text) > BlueskyRuler.GRAPHEMES
        ? Optional.of("text must not be longer than " + BlueskyRuler.GRAPHEMES + " graphemes")
        : Optional.empty();
  }

  private static Optional<String> instant(JsonNode post) {
    return INSTANT.matcher(post.path("createdAt").asText("")).matches()
        ? Optional.empty()
        : Optional.of("createdAt must be an valid atproto datetime");
  }

  private static Optional<String> languages(JsonNode post) {
    var all = post.path("langs");
    if (all.isMissingNode()) {
      return Optional.empty();
    }
    if (!all.isArray() || all.size() > MOST_LANGUAGES) {
      return Optional.of("langs must not have more than " + MOST_LANGUAGES + " elements");
    }
    return all.valueStream().allMatch(tag -> TAG.matcher(tag.asText("")).matches())
        ? Optional.empty()
        : Optional.of("langs/0 must be a well-formed BCP 47 language tag");
  }

  private static Optional<String> facets(JsonNode post) {
    return post.path("facets").valueStream().flatMap(it -> facet(it).stream()).findFirst();
  }

  private static Optional<String> facet(JsonNode facet) {
    var index = facet.path("index");
    if (!place(index.path("byteStart")) || !place(index.path("byteEnd"))) {
      return Optional.of("facets/0/index must have the property \"byteStart\"");
    }
    return facet.path("features").isArray()
        ? facet.path("features").valueStream().flatMap(it -> feature(it).stream()).findFirst()
        : Optional.of("facets/0/features must be an array");
  }

  private static boolean place(JsonNode node) {
    return node.isIntegralNumber() && node.asLong() >= 0;
  }

  private static Optional<String> feature(JsonNode feature) {
    return switch (feature.path("$type").asText("")) {
      case "app.bsky.richtext.facet#link" ->
          feature.path("uri").asText("").matches("[A-Za-z][A-Za-z0-9.-]*:\\S+")
              ? Optional.empty()
              : Optional.of("facets/0/features/0/uri must be a uri");
      case "app.bsky.richtext.facet#mention" ->
          feature.path("did").asText("").startsWith("did:")
              ? Optional.empty()
              : Optional.of("facets/0/features/0/did must be a valid did");
      case "app.bsky.richtext.facet#tag" ->
          Graphemes.count(feature.path("tag").asText("")) <= LONGEST_TAG
              ? Optional.empty()
              : Optional.of("facets/0/features/0/tag must not be longer than 64 graphemes");
      // The union is open: what nobody knows is kept.
      default -> Optional.empty();
    };
  }

  private static Optional<String> reply(JsonNode post) {
    var reply = post.path("reply");
    return reply.isMissingNode() || (strong(reply.path("root")) && strong(reply.path("parent")))
        ? Optional.empty()
        : Optional.of("reply must have the property \"parent\"");
  }

  private static boolean strong(JsonNode ref) {
    return ref.path("uri").asText("").startsWith("at://")
        && ref.path("cid").asText("").length() > 8;
  }
}
