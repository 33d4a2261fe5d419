package city.belfry.platform.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Words;
import city.belfry.usecase.delivery.Keys;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The record's name, its facets, its measures. */
class PostRecordTest {
  private static final Instant DUE = Instant.parse("2026-11-22T12:00:00Z");
  private static final String FAMILY = "👨‍👩‍👧‍👦";

  /** What a facet marks, cut out of the text by its bytes; and what it says of it. */
  private static String marked(String text, ObjectNode facet) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var index = facet.path("index");
    var cut =
        Arrays.copyOfRange(bytes, index.path("byteStart").asInt(), index.path("byteEnd").asInt());
    var feature = facet.path("features").path(0);
    return new String(cut, StandardCharsets.UTF_8)
        + " = "
        + feature.path("uri").asText("")
        + feature.path("tag").asText("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "🚧 封路 https://a.example/p?x=1&y=2 見 | https://a.example/p?x=1&y=2 = https://a.example/p?x=1&y=2",
        "(see https://a.example/p). | https://a.example/p = https://a.example/p",
        "封路https://a.example/路 | https://a.example/ = https://a.example/",
        "🚧 #Closures! | #Closures = Closures",
        "é ＃交通管制。 | ＃交通管制 = 交通管制",
        "#2026_road | #2026_road = 2026_road",
      })
  void marksWhatItMeansWhateverStandsBefore(String text, String marked) {
    assertThat(Facets.of(text)).extracting(it -> marked(text, it)).containsExactly(marked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#1",
        "# x",
        "a#b",
        "https://",
        "route #66,",
        "example.com",
        "#",
        "##x",
        "@a.test"
      })
  void marksNothingElse(String text) {
    assertThat(Facets.of(text)).isEmpty();
  }

  @Test
  void marksInOrderAndNoTagThatIsTooLong() {
    var text = "#a https://a.example/#b #" + "x".repeat(64) + " #" + "x".repeat(65);
    assertThat(Facets.of(text))
        .extracting(it -> it.path("features").path(0).path("$type").asText().split("#", 2)[1])
        .containsExactly("tag", "link", "tag");
  }

  @Test
  void aNameFollowsFromTheDueSecondAndTheKeyAlone() {
    var key = "0123456789abcdef".repeat(4);
    var name = Tid.of(DUE, key);
    assertThat(name).matches("[234567a-j][234567a-z]{12}").isEqualTo(Tid.of(DUE, key));
    assertThat(Tid.of(DUE.plusSeconds(1), key)).isGreaterThan(name);
    assertThat(Tid.of(DUE, "1" + key.substring(1))).isNotEqualTo(name);
    assertThat(micros(name)).isBetween(micros(DUE), micros(DUE) + 999_999);
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000;
  }

  private static long micros(String tid) {
    var digits = "234567abcdefghijklmnopqrstuvwxyz";
    return tid.chars().mapToLong(digits::indexOf).reduce(0, (all, digit) -> all << 5 | digit) >> 10;
  }

  @Test
  void aThousandNamesOfOneInstantDiffer() {
    var names = new HashSet<String>();
    for (var i = 0; i < 1_000; i++) {
      names.add(Tid.of(DUE, Keys.hash("delivery " + i)));
    }
    assertThat(names).hasSize(1_000);
  }

  private static List<Measure> measures(String text) {
    return new BlueskyRuler().measure(new Words("", text, null, List.of())).measures();
  }

  @Test
  void countsWhatReadersCountAndBytes() {
    var text = FAMILY.repeat(121);
    assertThat(measures(text)).extracting(Measure::count).containsExactly(121, 121 * 25);
    assertThat(measures(text)).extracting(Measure::fits).containsExactly(true, false);
    assertThat(measures(text).getLast().fitting()).isEqualTo(120 * FAMILY.length());
    assertThat(measures("路".repeat(301)).getFirst().fitting()).isEqualTo(300);
    assertThat(measures("a".repeat(300))).allMatch(Measure::fits);
  }

  @Test
  void wantsWords() {
    assertThat(new BlueskyRuler().measure(new Words("", " ", null, List.of())).objections())
        .extracting(it -> it.code())
        .containsExactly("bluesky.empty");
  }
}
