package city.belfry.bench.faults;

/** The class of platform that a sample channel plays. */
enum Kind {
  CHOSEN_ID("chosen-id"),
  KEY("key"),
  SEARCHABLE("searchable"),
  BLIND("blind"),
  QUEUED("queued");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** Whether the platform can ever tell what became of a request. */
  boolean canTell() {
    return this != BLIND && this != QUEUED;
  }
}
