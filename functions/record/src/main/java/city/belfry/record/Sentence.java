package city.belfry.record;

import city.belfry.domain.channel.Snapshot;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.language.Language;
import city.belfry.platform.catalog.Reasons;
import java.net.URI;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a person is told of what needs one: one plain sentence, with a link. */
final class Sentence {
  private static final Language ENGLISH = new Language("en");

  private final URI api;

  /**
   * Sentences that link into the API.
   *
   * @param api its address, ending in a slash
   */
  Sentence(URI api) {
    this.api = api;
  }

  String of(Delivery delivery) {
    var id = delivery.id();
    var reason = delivery.result().reason();
    return "%s (%s) of post %s is %s: %s %s"
        .formatted(
            id.channel(),
            id.languageSet(),
            id.post(),
            delivery.state().name().toLowerCase(Locale.ROOT),
            reason == null ? "look at it." : Reasons.words(reason, ENGLISH),
            api.resolve("v1/posts/" + id.post() + "/receipts"));
  }

  String of(Snapshot snapshot) {
    var findings =
        snapshot.findings().stream()
            .map(finding -> Reasons.words(finding, ENGLISH))
            .collect(Collectors.joining(" "));
    return "%s would fail at its next announcement: %s %s"
        .formatted(
            snapshot.channel(),
            findings.isEmpty()
                ? "its credentials end at " + snapshot.credentialExpires() + "; connect it anew."
                : findings,
            api.resolve("v1/channels/" + snapshot.channel()));
  }
}
