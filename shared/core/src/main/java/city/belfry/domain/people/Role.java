package city.belfry.domain.people;

/** What a person may do. An administrator may do all that a writer may. */
public enum Role {
  WRITER,
  ADMINISTRATOR
}
