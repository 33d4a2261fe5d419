package city.belfry.platform.bluesky;

import city.belfry.domain.delivery.Placed;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a post lies.
 *
 * @param did whose repository
 * @param rkey its name there
 * @see <a href="https://atproto.com/specs/at-uri-scheme">AT URI scheme</a>
 */
record PostUri(String did, String rkey) {
  static final String COLLECTION = "app.bsky.feed.post";

  static final String DID = "did:[a-z]+:[A-Za-z0-9._:%-]{1,200}";

  private static final Pattern TEXT =
      Pattern.compile("at://(" + DID + ")/app\\.bsky\\.feed\\.post/([A-Za-z0-9._~:-]{1,512})");

  static Optional<PostUri> parse(String text) {
    var parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(new PostUri(parts.group(1), parts.group(2)))
        : Optional.empty();
  }

  /** The account's name may change, its DID never does. */
  Placed placed() {
    var address = URI.create("https://bsky.app/profile/" + did + "/post/" + rkey);
    return new Placed(toString(), address, null);
  }

  @Override
  public String toString() {
    return "at://" + did + "/" + COLLECTION + "/" + rkey;
  }
}
