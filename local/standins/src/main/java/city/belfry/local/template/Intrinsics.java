package city.belfry.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves CloudFormation's functions. The rules are those of <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">the
 * intrinsic function reference</a>.
 */
final class Intrinsics {
  /** In their long form; the short tag is the name without {@code Fn::}. */
  static final List<String> FUNCTIONS =
      List.of(
          "Ref",
          "Condition",
          "Fn::Sub",
          "Fn::GetAtt",
          "Fn::If",
          "Fn::Equals",
          "Fn::Not",
          "Fn::And",
          "Fn::Or",
          "Fn::Join",
          "Fn::Select",
          "Fn::Split");

  /** What {@code AWS::NoValue} gives: the item or key that holds it is left out. */
  enum Absent {
    NO_VALUE
  }

  static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");

  private final Parameters parameters;
  private final Conditions conditions;
  private final Addresses addresses;

  Intrinsics(Parameters parameters, Conditions conditions, Addresses addresses) {
    this.parameters = parameters;
    this.conditions = conditions;
    this.addresses = addresses;
  }

  /**
   * Whether this is one of the functions that give a value; a bare Condition only gives a truth.
   */
  static boolean isFunction(Map<?, ?> map) {
    return map.size() == 1
        && map.keySet().iterator().next() instanceof String key
        && (key.equals("Ref") || key.startsWith("Fn::"));
  }

  Section resolve(Section section) {
    return Section.of(section.place(), resolve(section.place(), section.values()));
  }

  Object resolve(String place, Object value) {
    return switch (value) {
      case Map<?, ?> map when isFunction(map) -> {
        var call = Section.of(place, map);
        var function = call.values().keySet().iterator().next();
        yield call(call.placeOf(function), function, call.value(function));
      }
      case Map<?, ?> map -> mapping(place, map);
      case List<?> list -> list(place, list);
      default -> value;
    };
  }

  private Map<String, Object> mapping(String place, Map<?, ?> map) {
    var resolved = new LinkedHashMap<String, Object>();
    Section.of(place, map)
        .values()
        .forEach((key, item) -> {
          var value = resolve(place + "." + key, item);
          if (!(value instanceof Absent)) {
            resolved.put(key, value);
          }
        });
    return resolved;
  }

  private List<Object> list(String place, List<?> list) {
    var resolved = new ArrayList<Object>();
    for (var item : list) {
      var value = resolve(place, item);
      if (!(value instanceof Absent)) {
        resolved.add(value);
      }
    }
    return resolved;
  }

  private Object call(String place, String function, Object argument) {
    return switch (function) {
      case "Ref" -> ref(place, text(place, argument));
      case "Fn::GetAtt" -> {
        var parts = arguments(place, argument, 2);
        yield addresses.attribute(place, text(place, parts.get(0)), text(place, parts.get(1)));
      }
      case "Fn::Sub" -> sub(place, argument);
      case "Fn::If" -> {
        var parts = arguments(place, argument, 3);
        var holds = conditions.holds(place, text(place, parts.get(0)));
        yield resolve(place, parts.get(holds ? 1 : 2));
      }
      case "Fn::Join" -> {
        var parts = arguments(place, argument, 2);
        yield String.join(text(place, parts.get(0)), texts(place, parts.get(1)));
      }
      case "Fn::Split" -> {
        var parts = arguments(place, argument, 2);
        var text = text(place, resolve(place, parts.get(1)));
        yield List.of(text.split(Pattern.quote(text(place, parts.get(0))), -1));
      }
      case "Fn::Select" -> {
        var parts = arguments(place, argument, 2);
        var items = texts(place, parts.get(1));
        var index = Integer.parseInt(text(place, parts.get(0)));
        if (index < 0 || index >= items.size()) {
          throw new BadTemplate(place, "selects number " + index + " of " + items.size());
        }
        yield items.get(index);
      }
      default -> throw new BadTemplate(place, "is a function that is not known here");
    };
  }

  private Object ref(String place, String name) {
    return name.equals("AWS::NoValue")
        ? Absent.NO_VALUE
        : parameters.knows(name) ? parameters.value(place, name) : addresses.ref(place, name);
  }

  private String sub(String place, Object argument) {
    var parts = argument instanceof List<?> list ? arguments(place, list, 2) : List.of(argument);
    var own = Section.of(place, parts.size() == 2 ? parts.get(1) : Map.of());
    return VARIABLE
        .matcher(text(place, parts.get(0)))
        .replaceAll(found ->
            Matcher.quoteReplacement(variable(place, found.group(1), found.group(2), own)));
  }

  private String variable(String place, String literal, String name, Section own) {
    if (!literal.isEmpty()) {
      return "${" + name + "}";
    }
    if (own.has(name)) {
      return text(place, resolve(place, own.value(name)));
    }
    var dot = name.indexOf('.');
    return dot < 0
        ? text(place, ref(place, name))
        : addresses.attribute(place, name.substring(0, dot), name.substring(dot + 1));
  }

  private List<String> texts(String place, Object value) {
    if (!(resolve(place, value) instanceof List<?> list)) {
      throw new BadTemplate(place, "wants a list");
    }
    return list.stream().map(item -> text(place, item)).toList();
  }

  static List<?> arguments(String place, Object argument, int count) {
    if (!(argument instanceof List<?> list) || list.size() != count) {
      throw new BadTemplate(place, "wants " + count + " arguments, has " + argument);
    }
    return list;
  }

  static String text(String place, Object value) {
    return switch (value) {
      case String text -> text;
      case Number number -> number.toString();
      case Boolean bool -> bool.toString();
      case Object other -> throw new BadTemplate(place, "wants text, has " + other);
    };
  }
}
