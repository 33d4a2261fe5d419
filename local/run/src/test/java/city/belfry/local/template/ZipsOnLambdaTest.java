package city.belfry.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each zip is started as Lambda starts it and answers every event of its folder. In the account
 * that it finds is nothing: which classes a zip lacks shows here, what becomes of a post in the
 * other tests.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client is native code for Linux")
class ZipsOnLambdaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "Accept,        DynamoDB_20120810.GetItem",
    "Picture,       PUT",
    "Dispatch,      DynamoDB_20120810.Query",
    "PublishWeibo,  DynamoDB_20120810.GetItem",
    "PublishBoard,  DynamoDB_20120810.GetItem",
    "Record,        AWSEvents.PutEvents",
  })
  void startsAndAnswers(String function, String asks) throws Exception {
    var spec = spec(function);
    var zip = TheTemplate.ROOT.resolve(spec.codeUri());
    try (var account = new EmptyAccount();
        var process = new LambdaProcess(zip, folder, spec.handler(), variables(spec, account))) {
      for (var event : events(zip)) {
        var outcome = process.invoke(Files.readString(event));
        assertThat(outcome).as("%s: %s", event, process.output()).isPresent();
        var answer = outcome.orElseThrow();
        assertThat(answer.failed()).as("%s: %s", event, answer.body()).isFalse();
        assertThat(isSensible(JSON.readTree(answer.body()))).as(answer.body()).isTrue();
      }
      assertThat(account.asked()).contains(asks);
      assertThat(process.output()).doesNotContain("NoClassDefFoundError", "ClassNotFoundException");
    }
  }

  /** An HTTP answer that is no fault of ours, and no message or record to be repeated. */
  private static boolean isSensible(JsonNode answer) {
    var status = answer.path("statusCode").asInt(200);
    return status >= 200 && status < 500 && answer.path("batchItemFailures").isEmpty();
  }

  private static FunctionSpec spec(String function) {
    return TheTemplate.WIRING.functions().stream()
        .filter(spec -> spec.logicalId().equals(function))
        .findFirst()
        .orElseThrow();
  }

  /** The folder that is called as the zip. */
  private static List<Path> events(Path zip) throws IOException {
    var name = zip.getFileName().toString().replace(".zip", "");
    try (var files = Files.list(TheTemplate.ROOT.resolve("events").resolve(name))) {
      var events = new ArrayList<>(files.sorted().toList());
      assertThat(events).isNotEmpty();
      return events;
    }
  }

  private static Map<String, String> variables(FunctionSpec spec, EmptyAccount account) {
    var variables = new HashMap<>(spec.environment());
    variables.put("AWS_ENDPOINT_URL", account.endpoint());
    variables.put("AWS_REGION", "us-west-2");
    variables.put("AWS_ACCESS_KEY_ID", "nobody");
    variables.put("AWS_SECRET_ACCESS_KEY", "nothing");
    return variables;
  }
}
