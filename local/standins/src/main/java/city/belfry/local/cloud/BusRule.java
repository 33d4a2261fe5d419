package city.belfry.local.cloud;

import city.belfry.local.template.RuleSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.event.ruler.Machine;

/** A rule with its pattern ready to match. Safe for threads. */
final class BusRule {
  private final RuleSpec spec;
  private final Machine machine = Machine.builder().build();

  /**
   * @throws IllegalArgumentException when the pattern is none
   */
  BusRule(RuleSpec spec) {
    this.spec = spec;
    try {
      machine.addRule(spec.logicalId(), spec.pattern());
    } catch (IOException fault) {
      throw new IllegalArgumentException(
          "%s has no event pattern: %s".formatted(spec.logicalId(), fault.getMessage()), fault);
    }
  }

  RuleSpec spec() {
    return spec;
  }

  boolean matches(String event) {
    try {
      return !machine.rulesForJSONEvent(event).isEmpty();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (Exception fault) {
      // The matcher declares them all.
      throw new IllegalStateException(fault);
    }
  }
}
