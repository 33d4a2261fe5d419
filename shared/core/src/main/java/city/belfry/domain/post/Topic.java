package city.belfry.domain.post;

/** What an announcement is about. */
public enum Topic {
  TRAFFIC,
  SAFETY,
  NOTICE
}
