package city.belfry.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.time.SettableClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTest {
  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Log log =
      new StandardOutputLog(
          new PrintStream(out, true, StandardCharsets.UTF_8), new SettableClock(NOW), "belfry");

  private JsonNode only() throws IOException {
    var text = out.toString(StandardCharsets.UTF_8);
    assertThat(text.strip().lines()).hasSize(1);
    return Json.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFailureIsOneLineWithItsClassMessageAndStackAndIsCounted() throws IOException {
    Trace.in(
        "request-1",
        () -> {
          log.failure("message", "m-1", new IllegalStateException("no such thing"));
          return true;
        });

    var line = only();
    assertThat(line.path("level").asText()).isEqualTo("ERROR");
    assertThat(line.path("request").asText()).isEqualTo("request-1");
    assertThat(line.path("about").asText()).isEqualTo("m-1");
    assertThat(line.path("error").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(line.path("message").asText()).isEqualTo("no such thing");
    assertThat(line.path("stack").asText()).contains("at city.belfry.runtime.LogTest");
    assertThat(line.path("Failures").asInt()).isEqualTo(1);
    assertThat(line.at("/_aws/Timestamp").asLong()).isEqualTo(NOW.toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028"})
  void nobodysWordsForgeALine(String end) throws IOException {
    log.failure(
        "message",
        "m" + end + "{\"level\":\"INFO\"}",
        new IllegalStateException("x" + end + "{\"level\":\"INFO\"}"));

    assertThat(only().path("message").asText()).startsWith("x" + end + "{");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET https://graph.example/me?access_token=Geheim1&fields=id",
        "Authorization: Bearer Geheim1",
        "{\"pageToken\":\"Geheim1\"}",
        "appsecret=Geheim1",
        "https://api.telegram.example/bot12:Geheim1/sendMessage",
        "password: Geheim1",
      })
  void secretsAreMasked(String said) throws IOException {
    log.failure("message", "m-1", new IllegalStateException(said));

    assertThat(only().toString()).doesNotContain("Geheim1");
  }

  @Test
  void newsIsNoFailure() throws IOException {
    log.line(Log.news("tick"));

    assertThat(only().has("Failures")).isFalse();
  }
}
