package city.belfry.domain.message;

import java.util.List;

/**
 * A ruler's answer about some words.
 *
 * @param measures every count taken, fitting or not
 * @param objections what the platform refuses besides length
 */
public record Ruling(List<Measure> measures, List<Objection> objections) {
  public Ruling {
    measures = List.copyOf(measures);
    objections = List.copyOf(objections);
  }

  public boolean fits() {
    return objections.isEmpty() && measures.stream().allMatch(Measure::fits);
  }

  /**
   * Something other than length that a platform would refuse.
   *
   * @param code stable: {@code "weibo.hashtag"}
   * @param what what is wrong, for a person
   * @param help what to do about it
   */
  public record Objection(String code, String what, String help) {}
}
