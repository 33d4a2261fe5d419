package city.belfry.platform.bluesky.stage;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The staged accounts: whoever is called NAME is {@code NAME.stage.test}. */
final class Names {
  private static final String DOMAIN = ".stage.test";
  private static final String WEB = "did:web:";

  private Names() {}

  static String handle(String name) {
    return name + DOMAIN;
  }

  static String did(String name) {
    return WEB + handle(name);
  }

  /** Empty where it is none. */
  static String account(String identifier) {
    var handle = identifier.startsWith(WEB) ? identifier.substring(WEB.length()) : identifier;
    return handle.matches("[a-z0-9-]+" + DOMAIN.replace(".", "\\."))
        ? handle.substring(0, handle.length() - DOMAIN.length())
        : "";
  }

  /** Where an account's server is, as clients look it up. */
  static ObjectNode document(String name, String server) {
    var document = BlueskySays.object().put("id", did(name));
    document.putArray("@context").add("https://www.w3.org/ns/did/v1");
    document.putArray("alsoKnownAs").add("at://" + handle(name));
    document
        .putArray("service")
        .addObject()
        .put("id", "#atproto_pds")
        .put("type", "AtprotoPersonalDataServer")
        .put("serviceEndpoint", server);
    return document;
  }
}
