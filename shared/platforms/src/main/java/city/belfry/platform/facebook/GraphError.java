package city.belfry.platform.facebook;

import city.belfry.platform.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The error in an answer.
 *
 * @param code 0 where there is none
 * @param subcode 0 where there is none
 */
record GraphError(long code, long subcode, String message, boolean transientFault) {
  static GraphError in(JsonNode error) {
    return new GraphError(
        Json.number(error.path("code")).orElse(0),
        Json.number(error.path("error_subcode")).orElse(0),
        error.path("message").asText(),
        error.path("is_transient").asBoolean());
  }

  String brief() {
    return code + (subcode == 0 ? " " : "/" + subcode + " ") + message;
  }
}
