package city.belfry.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A function that fails for the records it is told to, and keeps what it was called with. */
final class ScriptedFunction implements Invocation {
  private final List<JsonNode> events = new ArrayList<>();
  private final String identifier;
  private Set<String> failing = Set.of();
  private String answer = "";
  private boolean broken;

  private ScriptedFunction(String identifier) {
    this.identifier = identifier;
  }

  static ScriptedFunction ofQueue() {
    return new ScriptedFunction("/messageId");
  }

  static ScriptedFunction ofStream() {
    return new ScriptedFunction("/dynamodb/SequenceNumber");
  }

  /** Names as failed every record that has one of these words in it. */
  synchronized void failsFor(String... words) {
    failing = Set.of(words);
  }

  synchronized void answers(String json) {
    answer = json;
  }

  /** Throws instead of answering, whenever a record fails. */
  synchronized void breaks() {
    broken = true;
  }

  @Override
  public synchronized byte[] call(byte[] bytes) throws IOException {
    var event = Json.read(bytes);
    events.add(event);
    var failures = Json.object();
    var list = failures.putArray("batchItemFailures");
    for (var record : event.path("Records")) {
      if (failing.stream().anyMatch(record.toString()::contains)) {
        if (broken) {
          throw new IOException("cannot");
        }
        list.addObject().put("itemIdentifier", record.at(identifier).textValue());
      }
    }
    return answer.isEmpty() ? Json.bytes(failures) : answer.getBytes(StandardCharsets.UTF_8);
  }

  synchronized List<JsonNode> events() {
    return List.copyOf(events);
  }

  /** A value of every record of every call. */
  List<String> saw(String pointer) {
    return events().stream().flatMap(event -> records(event, pointer).stream()).toList();
  }

  /** A value of every record, call by call. */
  List<List<String>> sawByCall(String pointer) {
    return events().stream().map(event -> records(event, pointer)).toList();
  }

  private static List<String> records(JsonNode event, String pointer) {
    var values = new ArrayList<String>();
    event.path("Records").forEach(record -> values.add(record.at(pointer).asText()));
    return values;
  }
}
