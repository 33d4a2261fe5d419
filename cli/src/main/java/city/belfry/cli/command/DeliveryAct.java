package city.belfry.cli.command;

import city.belfry.cli.api.Api;
import city.belfry.cli.api.Ask;
import city.belfry.cli.api.Json;
import city.belfry.cli.api.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A person's last word on one delivery, as it stands now. */
final class DeliveryAct {
  private DeliveryAct() {}

  /**
   * A body with the delivery's version.
   *
   * @param version the one that the person saw; null to look now
   */
  static ObjectNode body(Api api, String delivery, @Nullable Integer version) {
    return Json.object().put("ver", version == null ? present(api, delivery) : version);
  }

  private static int present(Api api, String delivery) {
    var post = delivery.split("\\.", 2)[0];
    var receipts = api.json(Ask.get("/v1/posts/" + ApiCommand.part(post) + "/receipts"));
    for (var receipt : receipts.path("receipts")) {
      if (receipt.path("id").asText().equals(delivery)) {
        return receipt.path("version").asInt();
      }
    }
    throw new Refused(
        "There is no delivery %s. ./belfry receipts %s names those there are."
            .formatted(delivery, post));
  }

  static JsonNode send(Api api, String delivery, String act, ObjectNode body) {
    return api.json(
        Ask.of("POST", "/v1/deliveries/" + ApiCommand.part(delivery) + "/" + act, body));
  }

  static String words(JsonNode decided) {
    return decided.path("id").asText() + " is " + decided.path("state").asText() + " now.";
  }
}
