package city.belfry.platform.mastodon;

import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * How much a server takes, which each decides for itself.
 *
 * @param characters the most of them in a status
 * @param perLink as how many a link counts
 * @see <a href="https://docs.joinmastodon.org/entities/Instance/">Instance</a>
 */
record MastodonLimits(int characters, int perLink) {
  static final MastodonLimits USUAL =
      new MastodonLimits(MastodonRuler.CHARACTERS, MastodonRuler.PER_LINK);

  /** What a server tells of itself in either version of this answer. */
  static Optional<MastodonLimits> told(Reply reply) {
    return Json.good(reply).flatMap(MastodonLimits::read);
  }

  private static Optional<MastodonLimits> read(JsonNode instance) {
    var statuses = instance.path("configuration").path("statuses");
    // Servers that imitate the first version have it at the top.
    var characters =
        number(statuses.path("max_characters")).or(() -> number(instance.path("max_toot_chars")));
    var perLink = number(statuses.path("characters_reserved_per_url")).orElse(USUAL.perLink);
    return characters.map(most -> new MastodonLimits(most, perLink));
  }

  private static Optional<Integer> number(JsonNode node) {
    var number = Json.number(node);
    return number.isPresent() && number.getAsLong() > 0 && number.getAsLong() <= Integer.MAX_VALUE
        ? Optional.of((int) number.getAsLong())
        : Optional.empty();
  }

  @Override
  public String toString() {
    return characters + " characters, " + perLink + " for a link";
  }
}
