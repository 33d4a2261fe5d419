package city.belfry.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping of the template and its place in it, so that every complaint can name the place. */
record Section(String place, Map<String, Object> values) {
  static Section of(String place, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new BadTemplate(place, "should be a mapping, is " + value);
    }
    var values = new LinkedHashMap<String, Object>();
    map.forEach((key, item) -> values.put(String.valueOf(key), item));
    return new Section(place, values);
  }

  String placeOf(String name) {
    return place + "." + name;
  }

  boolean has(String name) {
    return values.get(name) != null;
  }

  Object value(String name) {
    var value = values.get(name);
    if (value == null) {
      throw new BadTemplate(place, "has no " + name);
    }
    return value;
  }

  String text(String name) {
    return switch (value(name)) {
      case String text -> text;
      case Number number -> number.toString();
      case Boolean bool -> bool.toString();
      case Object other -> throw new BadTemplate(placeOf(name), "should be text, is " + other);
    };
  }

  Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  int number(String name, int otherwise) {
    try {
      return has(name) ? Integer.parseInt(text(name)) : otherwise;
    } catch (NumberFormatException e) {
      throw new BadTemplate(placeOf(name), "should be a whole number, is " + value(name));
    }
  }

  List<?> list(String name) {
    return switch (values.get(name)) {
      case null -> List.of();
      case List<?> list -> list;
      case Object other -> throw new BadTemplate(placeOf(name), "should be a list, is " + other);
    };
  }

  /** The mapping of that name; an empty one where there is none. */
  Section section(String name) {
    return of(placeOf(name), has(name) ? value(name) : Map.of());
  }

  List<Section> sections() {
    return values.keySet().stream().map(this::section).toList();
  }

  /** The last word of the place: the key that this mapping stands under. */
  String name() {
    return place.substring(place.lastIndexOf('.') + 1);
  }
}
