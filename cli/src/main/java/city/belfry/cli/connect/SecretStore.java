package city.belfry.cli.connect;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where a channel's secrets are kept. */
public interface SecretStore {
  /**
   * Keeps them, over what was there.
   *
   * @param reference {@code channels/PLATFORM/NAME}
   */
  void put(String reference, ObjectNode secrets);
}
