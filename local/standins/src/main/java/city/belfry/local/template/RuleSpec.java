package city.belfry.local.template;

import java.util.List;

/**
 * An EventBridge rule of the template.
 *
 * @param bus the bus's name
 * @param pattern the event pattern as JSON
 * @param targets the logical ids (or resolved addresses) of what it feeds
 */
public record RuleSpec(String logicalId, String bus, String pattern, List<String> targets) {
  public RuleSpec {
    targets = List.copyOf(targets);
  }
}
