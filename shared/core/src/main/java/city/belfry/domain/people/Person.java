package city.belfry.domain.people;

import java.util.Set;

/**
 * A caller, as the authoriser's claims name them.
 *
 * @param subject who, unique in the city; not empty
 */
public record Person(String subject, Set<Role> roles) {
  public Person {
    if (subject.isBlank()) {
      throw new IllegalArgumentException("a person has a subject");
    }
    roles = Set.copyOf(roles);
  }

  public boolean may(Role role) {
    return roles.contains(role) || roles.contains(Role.ADMINISTRATOR);
  }
}
