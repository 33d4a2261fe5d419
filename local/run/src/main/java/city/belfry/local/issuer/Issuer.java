package city.belfry.local.issuer;

import java.util.Map;
import java.util.Optional;

/** Whose access tokens open the town's front door. */
public sealed interface Issuer permits LocalIssuer, OpenIdIssuer {
  /** The claims of a token that is this issuer's, for us, and good now; otherwise nothing. */
  Optional<Map<String, Object>> check(String token);
}
