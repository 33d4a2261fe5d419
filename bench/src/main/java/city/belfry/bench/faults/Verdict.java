package city.belfry.bench.faults;

import java.util.ArrayList;
import java.util.List;

/**
 * What a run broke, in sentences.
 *
 * @param unconfirmed how many deliveries wait for a person, where nobody else can tell
 * @param doubledByChoice how many went out twice because the city prefers that to silence, and say
 *     so in their receipts
 */
record Verdict(List<Broken> broken, int unconfirmed, int doubledByChoice) {
  Verdict {
    broken = List.copyOf(broken);
  }

  /** The rules of the way of a post. */
  enum Rule {
    LOST,
    EARLY,
    DOUBLED,
    LEAKED_DRILL,
    SENT_AFTER_STOP,
    LATE
  }

  /** One rule, broken. */
  record Broken(Rule rule, String how) {}

  boolean holds() {
    return broken.isEmpty();
  }

  long count(Rule rule) {
    return broken.stream().filter(b -> b.rule() == rule).count();
  }

  static final class Book {
    private final List<Broken> broken = new ArrayList<>();
    private int unconfirmed;
    private int doubledByChoice;

    void broken(Rule rule, String how) {
      broken.add(new Broken(rule, how));
    }

    void unconfirmed() {
      unconfirmed++;
    }

    void doubledByChoice() {
      doubledByChoice++;
    }

    Verdict verdict() {
      return new Verdict(broken, unconfirmed, doubledByChoice);
    }
  }
}
