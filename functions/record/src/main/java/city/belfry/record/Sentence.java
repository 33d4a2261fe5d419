package city.belfry.record;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.language.Language;
import city.belfry.platform.catalog.Reasons;
import java.net.URI;
import java.util.Locale;
import java.util.function.Function;

/** What a person is told of a delivery that needs one: one plain sentence, with a link. */
final class Sentence implements Function<Delivery, String> {
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

  @Override
  public String apply(Delivery delivery) {
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
}
