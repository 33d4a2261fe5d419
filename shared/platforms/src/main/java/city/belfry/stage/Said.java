package city.belfry.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** All that a request says, decoded, in whatever format: faults choose requests by it. */
final class Said {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> all = new ArrayList<>();

  Said(StageRequest request) {
    all.add(request.path());
    request.header("authorization").ifPresent(all::add);
    all.addAll(request.query().values());
    all.addAll(request.form().values());
    all.add(request.text());
    if (request.contentType().endsWith("json")) {
      json(request.text());
    }
  }

  private void json(String body) {
    try {
      texts(JSON.readTree(body));
    } catch (JsonProcessingException e) {
      // The part will refuse it; as plain text it was added already.
    }
  }

  private void texts(JsonNode node) {
    if (node.isValueNode()) {
      all.add(node.asText());
    }
    node.forEach(this::texts);
  }

  boolean contains(String fragment) {
    return all.stream().anyMatch(text -> text.contains(fragment));
  }

  /** As a whole word: {@code city} is not {@code city-2}. */
  boolean names(String account) {
    var word = Pattern.compile(Pattern.quote(account) + "(?![A-Za-z0-9_-])");
    return all.stream().anyMatch(text -> word.matcher(text).find());
  }
}
