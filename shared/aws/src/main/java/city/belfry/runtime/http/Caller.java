package city.belfry.runtime.http;

import city.belfry.domain.people.Person;
import city.belfry.domain.people.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads who calls from the claims that the HTTP API's authoriser has checked. */
final class Caller {
  private static final List<String> ROLE_CLAIMS = List.of("roles", "cognito:groups");

  private Caller() {}

  /** Empty where the claims name nobody. */
  static Optional<Person> of(JsonNode event) {
    var claims = event.path("requestContext").path("authorizer").path("jwt").path("claims");
    var subject = claims.path("sub").asText("");
    return subject.isBlank() ? Optional.empty() : Optional.of(new Person(subject, roles(claims)));
  }

  private static EnumSet<Role> roles(JsonNode claims) {
    var roles = EnumSet.noneOf(Role.class);
    for (var claim : ROLE_CLAIMS) {
      for (var word : words(claims.path(claim))) {
        for (var role : Role.values()) {
          if (role.name().toLowerCase(Locale.ROOT).equals(word)) {
            roles.add(role);
          }
        }
      }
    }
    return roles;
  }

  /** The HTTP API writes a list as text: {@code [writer administrator]}. */
  private static List<String> words(JsonNode claim) {
    var words = new ArrayList<String>();
    if (claim.isArray()) {
      claim.forEach(element -> words.add(element.asText()));
    } else {
      words.addAll(List.of(claim.asText("").replaceAll("[\\[\\],]", " ").strip().split("\\s+")));
    }
    return words;
  }
}
