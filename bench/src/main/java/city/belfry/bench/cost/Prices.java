package city.belfry.bench.cost;

import city.belfry.platform.x.X;
import city.belfry.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The price lists: files of data, with the date and the source of every figure. AWS's comes with
 * the bench, X's with the platform, which says the same to whoever writes a post.
 */
final class Prices {
  private final JsonNode list;

  private Prices(JsonNode list) {
    this.list = list;
  }

  /**
   * A figure of the list.
   *
   * @param name as counts name it
   * @param per for how many
   * @param source an address, or how else it is known
   */
  record Price(String name, double dollars, double per, String source) {}

  /** AWS's list, and X's prices in it as {@code x.post} and so on. */
  static Prices read() throws IOException {
    var list = list(Prices.class);
    var x = list(X.class);
    var source = x.path("source").asText() + " (of " + x.path("date").asText() + ")";
    var prices = list.withObjectProperty("prices");
    x.path("prices")
        .properties()
        .forEach(price ->
            prices
                .putObject("x." + price.getKey())
                .put("dollars", price.getValue().asText())
                .put("per", 1)
                .put("source", source));
    return new Prices(list);
  }

  private static ObjectNode list(Class<?> beside) throws IOException {
    try (var in = beside.getResourceAsStream("prices.json")) {
      if (in == null) {
        throw new IOException(beside.getPackageName() + " has no prices.json");
      }
      return (ObjectNode) Json.parse(in.readAllBytes());
    }
  }

  String date() {
    return list.path("date").asText();
  }

  String region() {
    return list.path("region").asText();
  }

  List<Price> all() {
    var all = new ArrayList<Price>();
    list.path("prices").fieldNames().forEachRemaining(name -> all.add(price(name)));
    return all;
  }

  private Price price(String name) {
    var price = list.path("prices").path(name);
    if (price.isMissingNode()) {
      throw new IllegalStateException("the price list has no " + name);
    }
    return new Price(
        name,
        price.path("dollars").asDouble(),
        price.path("per").asDouble(),
        price.path("source").asText());
  }

  /** What so much costs, in dollars. */
  double of(String name, double count) {
    var price = price(name);
    return count / price.per() * price.dollars();
  }

  Assumptions assumptions() {
    var told = list.path("assumptions");
    return new Assumptions(
        told.path("workSeconds").asDouble(),
        told.path("lambdaLogBytes").asDouble(),
        told.path("accessLogBytes").asDouble(),
        told.path("pollers").asDouble(),
        told.path("pollSeconds").asDouble(),
        told.path("keyCallsAnHour").asDouble());
  }
}
