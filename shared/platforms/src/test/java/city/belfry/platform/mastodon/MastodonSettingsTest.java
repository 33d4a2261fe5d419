package city.belfry.platform.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Words;
import city.belfry.domain.problem.Problem;
import city.belfry.kit.AChannel;
import city.belfry.platform.Doubt;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a channel must say of its server, and what follows from it. */
class MastodonSettingsTest {
  private static final Mastodon MASTODON = new Mastodon();

  private static AChannel channel() {
    return AChannel.named("city", "mastodon").with("instance", "social.example");
  }

  @Test
  void mustNameItsServer() {
    var nameless = AChannel.named("city", "mastodon");
    assertThat(MASTODON.problems(nameless.build()))
        .extracting(Problem::pointer)
        .containsExactly("/settings/instance");
    assertThat(MASTODON.problems(nameless.at(URI.create("http://stage/mastodon/")).build()))
        .isEmpty();
    assertThat(MASTODON.problems(channel().build())).isEmpty();
    assertThat(MastodonSettings.server(channel().build())).hasToString("https://social.example/");
  }

  @ParameterizedTest
  @CsvSource({
    "instance, https://social.example",
    "instance, social",
    "instance, social.example/path",
    "visibility, direct",
    "visibility, PUBLIC",
    "maxCharacters, 0",
    "maxCharacters, many",
    "charactersPerLink, -1",
    "idempotency, hoped",
  })
  void refusesWhatItDoesNotUnderstand(String setting, String value) {
    assertThat(MASTODON.problems(channel().with(setting, value).build()))
        .extracting(Problem::pointer)
        .containsExactly("/settings/" + setting);
  }

  @Test
  void believesTheKeyOnlyWhereItIsProved() {
    assertThat(MASTODON.doubt(channel().build()))
        .isEqualTo(new Doubt.Searchable(Duration.ofSeconds(60), Duration.ofSeconds(60)));
    assertThat(MASTODON.doubt(channel().with("idempotency", "proved").build()))
        .isEqualTo(new Doubt.Key(Duration.ofHours(1), Duration.ZERO, Duration.ofSeconds(60)));
  }

  @Test
  void measuresByTheServersLimits() {
    var words = new Words("", "https://example.com/closures " + "a".repeat(600), null, List.of());
    var larger = channel().with("maxCharacters", "624").with("charactersPerLink", "23").build();

    assertThat(MASTODON.ruler(channel().build()).measure(words).fits()).isFalse();
    assertThat(MASTODON.ruler(larger).measure(words).measures())
        .extracting(Measure::count, Measure::limit, Measure::fits)
        .containsExactly(tuple(624, 624, true));
  }
}
