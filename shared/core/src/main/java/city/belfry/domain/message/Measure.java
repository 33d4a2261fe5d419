package city.belfry.domain.message;

/**
 * One count that a platform makes of a text.
 *
 * @param ruler what is counted, in words for people: {@code "X weighted characters"}
 * @param part {@code "title"} or {@code "text"}
 * @param count in the ruler's units, at least 0
 * @param limit the most that the platform takes, in the same units
 * @param fitting how many UTF-16 units from the start of the part still fit: the whole length where
 *     it fits
 */
public record Measure(String ruler, String part, int count, int limit, int fitting) {
  public boolean fits() {
    return count <= limit;
  }
}
