package city.belfry.platform.x;

import city.belfry.domain.message.Illustration;
import city.belfry.domain.message.Message;
import city.belfry.domain.message.Variant;
import city.belfry.domain.message.Words;
import city.belfry.platform.Fee;
import city.belfry.platform.Tariff;
import city.belfry.platform.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What X takes, by its list of prices: the file {@code prices.json} beside this class, with its
 * date and source. A post in a thread costs as any other.
 *
 * @see <a href="https://docs.x.com/x-api/getting-started/pricing">Pricing</a>
 */
final class XTariff implements Tariff {
  static final XTariff OF_THE_LIST = new XTariff(list());

  private final Fee post;
  private final Fee postWithLink;
  private final Fee description;
  private final Fee deletion;
  private final Fee check;

  private XTariff(JsonNode list) {
    var prices = list.path("prices");
    this.post = fee(prices, "post");
    this.postWithLink = fee(prices, "postWithLink");
    this.description = fee(prices, "description");
    this.deletion = fee(prices, "deletion");
    this.check = fee(prices, "check");
  }

  /** A correction is a post again. */
  @Override
  public Fee message(Message message, Variant variant) {
    var words = linked(message.words(variant)) ? postWithLink : post;
    return described(message) ? words.plus(description) : words;
  }

  @Override
  public Fee retraction() {
    return deletion;
  }

  /** Health and reach ask for the account, once each. */
  @Override
  public Fee watch() {
    return check.times(2);
  }

  /** The city's own page is one also where its host is too new for X's library. */
  private static boolean linked(Words words) {
    return words.link() != null || XWeight.linked(words.text());
  }

  private static boolean described(Message message) {
    return Optional.ofNullable(message.picture())
        .map(Illustration::alt)
        .filter(alt -> !alt.isEmpty())
        .isPresent();
  }

  private static Fee fee(JsonNode prices, String name) {
    return Fee.ofDollars(prices.path(name).asText());
  }

  private static JsonNode list() {
    try (var in = XTariff.class.getResourceAsStream("prices.json")) {
      if (in == null) {
        throw new IllegalStateException("X's prices.json is not on the class path");
      }
      return Json.object(new String(in.readAllBytes(), StandardCharsets.UTF_8)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
