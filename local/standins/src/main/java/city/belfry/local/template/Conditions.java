package city.belfry.local.template;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which of the template's conditions hold with these parameters. */
final class Conditions {
  private final Section declared;
  private final Parameters parameters;

  Conditions(Section declared, Parameters parameters) {
    this.declared = declared;
    this.parameters = parameters;
  }

  boolean holds(String place, String name) {
    if (!declared.has(name)) {
      throw new BadTemplate(place, "there is no condition " + name);
    }
    return holds(declared.placeOf(name), declared.value(name), List.of(name));
  }

  /**
   * @param trail the conditions on the way here; meeting one again would never end
   */
  private boolean holds(String place, Object term, List<String> trail) {
    var call = Section.of(place, term);
    if (call.values().size() != 1) {
      throw new BadTemplate(place, "should be one function");
    }
    var function = call.values().keySet().iterator().next();
    var argument = call.value(function);
    return switch (function) {
      case "Condition" -> {
        var name = Intrinsics.text(place, argument);
        if (trail.contains(name)) {
          throw new BadTemplate(place, "depends on itself");
        }
        var longer = Stream.concat(trail.stream(), Stream.of(name)).toList();
        yield holds(declared.placeOf(name), declared.value(name), longer);
      }
      case "Fn::Equals" -> {
        var sides = Intrinsics.arguments(place, argument, 2);
        yield side(place, sides.get(0)).equals(side(place, sides.get(1)));
      }
      case "Fn::Not" -> !holds(place, Intrinsics.arguments(place, argument, 1).get(0), trail);
      case "Fn::And" -> terms(argument).stream().allMatch(part -> holds(place, part, trail));
      case "Fn::Or" -> terms(argument).stream().anyMatch(part -> holds(place, part, trail));
      default -> throw new BadTemplate(place, "is not a condition: " + function);
    };
  }

  private static List<?> terms(Object argument) {
    return argument instanceof List<?> list ? list : List.of(argument);
  }

  /** Conditions are decided before any resource exists: they see parameters only. */
  private String side(String place, Object value) {
    return value instanceof Map<?, ?> map && map.get("Ref") instanceof String name
        ? parameters.value(place, name)
        : Intrinsics.text(place, value);
  }
}
