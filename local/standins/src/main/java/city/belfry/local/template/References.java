package city.belfry.local.template;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks at every function of the document, also in branches that are switched off here: what it
 * names must exist somewhere in the template.
 */
final class References {
  private final Set<String> values = new HashSet<>(Parameters.PSEUDO.keySet());
  private final Set<String> resources;
  private final Set<String> conditions;

  private References(Section document) {
    resources = document.section("Resources").values().keySet();
    conditions = document.section("Conditions").values().keySet();
    values.addAll(resources);
    values.addAll(document.section("Parameters").values().keySet());
    values.addAll(List.of("AWS::NoValue", "AWS::NotificationARNs"));
  }

  static void check(Section document) {
    var references = new References(document);
    for (var part : List.of("Rules", "Conditions", "Globals", "Resources", "Outputs")) {
      references.walk(document.section(part).place(), document.section(part).values());
    }
    for (var part : List.of("Resources", "Outputs")) {
      document
          .section(part)
          .sections()
          .forEach(item ->
              item.optionalText("Condition")
                  .ifPresent(name -> references.condition(item.place(), name)));
    }
  }

  private void walk(String place, Object value) {
    if (value instanceof List<?> list) {
      list.forEach(item -> walk(place, item));
    }
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> walk(place + "." + key, item));
      if (Intrinsics.isFunction(map)) {
        map.forEach((function, argument) -> check(place, String.valueOf(function), argument));
      }
    }
  }

  private void check(String place, String function, Object argument) {
    if (!Intrinsics.FUNCTIONS.contains(function)) {
      throw new BadTemplate(place, function + " is a function that is not known here");
    }
    switch (function) {
      case "Ref" -> among(place, values, Intrinsics.text(place, argument));
      case "Fn::If" ->
          condition(place, Intrinsics.text(place, Intrinsics.arguments(place, argument, 3).get(0)));
      case "Fn::GetAtt" ->
          among(
              place,
              resources,
              Intrinsics.text(place, Intrinsics.arguments(place, argument, 2).get(0)));
      case "Fn::Sub" -> sub(place, argument);
      default -> {
        // The rest only joins what was looked at already.
      }
    }
  }

  private void sub(String place, Object argument) {
    var own = new HashSet<String>();
    var text = argument;
    if (argument instanceof List<?> list) {
      text = Intrinsics.arguments(place, list, 2).get(0);
      own.addAll(Section.of(place, list.get(1)).values().keySet());
    }
    Intrinsics.VARIABLE
        .matcher(Intrinsics.text(place, text))
        .results()
        .filter(found -> found.group(1).isEmpty() && !own.contains(found.group(2)))
        .forEach(found -> {
          var name = found.group(2);
          var dot = name.indexOf('.');
          among(place, dot < 0 ? values : resources, dot < 0 ? name : name.substring(0, dot));
        });
  }

  private void condition(String place, String name) {
    if (!conditions.contains(name)) {
      throw new BadTemplate(place, "there is no condition " + name);
    }
  }

  private static void among(String place, Set<String> known, String name) {
    if (!known.contains(name)) {
      throw new BadTemplate(place, "refers to " + name + ", which the template does not have");
    }
  }
}
