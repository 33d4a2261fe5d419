package city.belfry.runtime.http;

import city.belfry.domain.problem.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object field by field and gathers all that is wrong with it, each with its pointer;
 * what no one asked for is unknown. Not safe for threads.
 */
public final class Fields {
  private final JsonNode node;
  private final String pointer;
  private final List<Problem> problems;
  private final Set<String> asked = new LinkedHashSet<>();

  private Fields(JsonNode node, String pointer, List<Problem> problems) {
    this.node = node;
    this.pointer = pointer;
    this.problems = problems;
    if (!node.isObject()) {
      wrong("", "an object is expected", "send {…}");
    }
  }

  /**
   * The fields of a document.
   *
   * @param problems where all that is wrong is added
   */
  public static Fields of(JsonNode document, List<Problem> problems) {
    return new Fields(document, "", problems);
  }

  /** Adds what is wrong with a field, or with the object itself when the name is empty. */
  public void wrong(String name, String what, String help) {
    problems.add(new Problem("malformed", at(name), what, help));
  }

  public String at(String name) {
    return name.isEmpty() ? pointer : pointer + Problem.step(name);
  }

  public Optional<String> text(String name) {
    return find(name)
        .filter(value -> check(value.isTextual(), name, "text is expected"))
        .map(JsonNode::asText);
  }

  /** A text that must be there; empty, with its problem, where it is not. */
  public String required(String name) {
    needed(name);
    return text(name).orElse("");
  }

  /** Says so where a field is not there at all, whatever type it would have. */
  public void needed(String name) {
    if (find(name).isEmpty()) {
      problems.add(new Problem("missing", at(name), name + " is missing", "add \"" + name + "\""));
    }
  }

  public boolean flag(String name, boolean usual) {
    return find(name)
        .filter(value -> check(value.isBoolean(), name, "true or false is expected"))
        .map(JsonNode::asBoolean)
        .orElse(usual);
  }

  public Optional<Long> number(String name, long least, long most) {
    return find(name)
        .filter(value ->
            check(
                value.isIntegralNumber()
                    && value.canConvertToLong()
                    && value.asLong() >= least
                    && value.asLong() <= most,
                name,
                "a whole number from " + least + " to " + most + " is expected"))
        .map(JsonNode::asLong);
  }

  /** An RFC 3339 instant with its offset; null where there is none. */
  public @Nullable Instant instant(String name) {
    var text = text(name);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text.get()).toInstant();
    } catch (DateTimeException _) {
      wrong(
          name,
          "\"" + text.get() + "\" is no instant with an offset",
          "write it like 2026-11-22T17:00:00-08:00");
      return null;
    }
  }

  /** One of an enum's words in lower case; empty, with its problem, where it is another. */
  public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    var text = text(name);
    var found =
        text.flatMap(word ->
            Arrays.stream(type.getEnumConstants())
                .filter(e -> e.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst());
    if (text.isPresent() && found.isEmpty()) {
      var words =
          Arrays.stream(type.getEnumConstants())
              .map(e -> e.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      wrong(name, "\"" + text.get() + "\" is none of " + words, "choose one of them");
    }
    return found;
  }

  public List<String> texts(String name) {
    var all = new ArrayList<String>();
    find(name)
        .filter(value -> check(value.isArray(), name, "a list of texts is expected"))
        .ifPresent(list -> {
          for (var i = 0; i < list.size(); i++) {
            if (list.get(i).isTextual()) {
              all.add(list.get(i).asText());
            } else {
              problems.add(
                  new Problem(
                      "malformed", at(name) + "/" + i, "text is expected", "write it in quotes"));
            }
          }
        });
    return all;
  }

  public Optional<Fields> object(String name) {
    return find(name).map(value -> new Fields(value, at(name), problems));
  }

  /** Every field of the object, as an object: for maps whose names mean something. */
  public Map<String, Fields> objects() {
    var all = new LinkedHashMap<String, Fields>();
    node.properties()
        .forEach(e -> {
          asked.add(e.getKey());
          all.put(e.getKey(), new Fields(e.getValue(), at(e.getKey()), problems));
        });
    return all;
  }

  /** Every field of the object, as text. */
  public Map<String, String> allTexts() {
    var all = new LinkedHashMap<String, String>();
    node.properties().forEach(e -> text(e.getKey()).ifPresent(text -> all.put(e.getKey(), text)));
    return all;
  }

  /** Names what nobody asked for. */
  public void noOthers() {
    node.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> !asked.contains(name))
        .forEach(name ->
            problems.add(
                new Problem(
                    "unknown-field",
                    at(name),
                    "there is no field \"" + name + "\" here",
                    "known are " + String.join(", ", asked))));
  }

  private Optional<JsonNode> find(String name) {
    asked.add(name);
    return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
  }

  private boolean check(boolean well, String name, String what) {
    if (!well) {
      wrong(name, what, "it is " + node.get(name).getNodeType().name().toLowerCase(Locale.ROOT));
    }
    return well;
  }
}
