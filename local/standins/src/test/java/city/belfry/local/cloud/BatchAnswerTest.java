package city.belfry.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchAnswerTest {
  private static final Set<String> SENT = Set.of("a", "b");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "{\"batchItemFailures\":null}",
        "{\"batchItemFailures\":[]}",
      })
  void takesNothingNamedAsAllDone(String answer) {
    assertThat(read(answer)).isEqualTo(new BatchAnswer.Failed(Set.of()));
  }

  @Test
  void namesWhatFailed() {
    assertThat(read("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}"))
        .isEqualTo(new BatchAnswer.Failed(Set.of("b")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "done",
        "\"done\"",
        "[]",
        "{} {}",
        "{\"batchItemFailures\":\"a\"}",
        "{\"batchItemFailures\":[\"a\"]}",
        "{\"batchItemFailures\":[{}]}",
        "{\"batchItemFailures\":[{\"id\":\"a\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"c\"}]}",
      })
  void takesWhatItCannotUnderstandAsAllFailed(String answer) {
    assertThat(read(answer)).isInstanceOf(BatchAnswer.Malformed.class);
  }

  private static BatchAnswer read(String answer) {
    return BatchAnswer.read(answer.getBytes(StandardCharsets.UTF_8), SENT);
  }
}
