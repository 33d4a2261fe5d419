package city.belfry.runtime;

import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads a function's variables and gathers what is wrong with them. */
public final class Variables {
  private final Map<String, String> values;
  private final List<String> problems = new ArrayList<>();

  private Variables(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads a configuration.
   *
   * @throws BadConfig naming all that is missing or malformed
   */
  public static <T> T read(Map<String, String> values, Function<Variables, T> reader) {
    var variables = new Variables(values);
    var config = variables.attempt(reader);
    if (!variables.problems.isEmpty()) {
      throw new BadConfig(variables.problems);
    }
    return config;
  }

  private <T> T attempt(Function<Variables, T> reader) {
    try {
      return reader.apply(this);
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
      throw new BadConfig(problems);
    }
  }

  public String text(String name) {
    var value = values.getOrDefault(name, "");
    if (value.isBlank()) {
      problems.add(name + " is missing");
    }
    return value;
  }

  /** An address that ends in a slash. */
  public URI folder(String name) {
    var value = text(name);
    if (!value.endsWith("/") || !value.contains("://")) {
      problems.add(name + " is no address ending in a slash: " + value);
      return URI.create("about:blank/");
    }
    return URI.create(value);
  }

  public ZoneId zone(String name) {
    var value = text(name);
    try {
      return ZoneId.of(value);
    } catch (DateTimeException _) {
      problems.add(name + " is no time zone: " + value);
      return ZoneId.of("UTC");
    }
  }

  /** A whole number, or what is usual where the variable is not set. */
  public long number(String name, long usual) {
    var value = values.getOrDefault(name, "");
    try {
      return value.isBlank() ? usual : Long.parseLong(value);
    } catch (NumberFormatException _) {
      problems.add(name + " is no whole number: " + value);
      return usual;
    }
  }

  /** The variables with a prefix that are not empty: {@code QUEUE_WEIBO} under {@code weibo}. */
  public Map<String, String> family(String prefix) {
    var family = new TreeMap<String, String>();
    values.forEach((name, value) -> {
      if (name.startsWith(prefix) && !value.isBlank()) {
        family.put(name.substring(prefix.length()).toLowerCase(Locale.ROOT), value);
      }
    });
    return family;
  }
}
