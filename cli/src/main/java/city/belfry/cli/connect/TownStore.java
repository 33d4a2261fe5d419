package city.belfry.cli.connect;

import city.belfry.cli.api.Api;
import city.belfry.cli.api.Ask;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The parameter store of a town on this machine, which keeps it in memory. */
public record TownStore(Api town) implements SecretStore {
  @Override
  public void put(String reference, ObjectNode secrets) {
    town.good(Ask.of("PUT", "/parameters/" + reference, secrets).safeToRepeat());
  }
}
