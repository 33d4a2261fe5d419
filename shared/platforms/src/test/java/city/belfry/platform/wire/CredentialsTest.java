package city.belfry.platform.wire;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.kit.AChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CredentialsTest {
  private static Keyring read(Map<String, String> stored, List<String> names) {
    return read(stored, names, List.of());
  }

  private static Keyring read(
      Map<String, String> stored, List<String> names, List<String> optional) {
    var channel = AChannel.named("a", "x").build();
    return new Credentials(_ -> Optional.of(stored), channel, names, optional).fresh();
  }

  @Test
  void nameWhatIsMissingAndNeverAValue() {
    var stored = Map.of("a", "value-a", "b", " ", "c", "line\nbreak");
    assertThat(read(stored, List.of("a", "b", "c", "d")))
        .isEqualTo(new Keyring.Lacking("channels/a has no usable b, c, d"));
    assertThat(read(stored, List.of("a")).toString()).isEqualTo("Complete[a]");
  }

  @Test
  void forgiveWhiteSpaceAroundAValue() {
    assertThat(read(Map.of("a", " t\n"), List.of("a")))
        .isEqualTo(new Keyring.Complete(Map.of("a", "t")));
  }

  @Test
  void letAnOptionalSecretBeLeftOutButNotBeUnusable() {
    var names = List.of("a");
    var optional = List.of("b");
    assertThat(read(Map.of("a", "1", "z", "9"), names, optional))
        .isEqualTo(new Keyring.Complete(Map.of("a", "1")));
    assertThat(read(Map.of("a", "1", "b", "2"), names, optional))
        .isEqualTo(new Keyring.Complete(Map.of("a", "1", "b", "2")));
    assertThat(read(Map.of("a", "1", "b", "ключ"), names, optional))
        .isEqualTo(new Keyring.Lacking("channels/a has no usable b"));
  }

  @Test
  void areNotReadAgainAtTheDueSecond() {
    var reads = new AtomicInteger();
    var credentials =
        new Credentials(
            _ -> Optional.of(Map.of("a", "" + reads.incrementAndGet())),
            AChannel.named("a", "x").build(),
            List.of("a"));
    credentials.fresh();
    assertThat(credentials.held()).isEqualTo(new Keyring.Complete(Map.of("a", "1")));
    assertThat(credentials.fresh()).isEqualTo(new Keyring.Complete(Map.of("a", "2")));
    assertThat(credentials.held()).isEqualTo(new Keyring.Complete(Map.of("a", "2")));
  }
}
