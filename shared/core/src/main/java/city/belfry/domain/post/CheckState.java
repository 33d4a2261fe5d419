package city.belfry.domain.post;

/** How far a text may be trusted. Not words: changing it sends nothing. */
public enum CheckState {
  DRAFT,
  MACHINE,
  CHECKED,
  STALE
}
