package city.belfry.platform.board;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.city.City;
import city.belfry.platform.kit.KeptPages;
import city.belfry.usecase.heartbeat.ReadHeartbeat;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusPageTest {
  private static final Instant DUE = Instant.parse("2026-11-22T21:05:00Z");
  private static final ReadHeartbeat.Came LAST =
      new ReadHeartbeat.Came(DUE, DUE.plusMillis(1_009), Duration.ofMillis(1_009));

  private static String page(String city) {
    var pages = new KeptPages();
    var told =
        new ReadHeartbeat.Result(
            true,
            Optional.of(LAST),
            List.of(Duration.ofMillis(9), LAST.lateness(), Duration.ofMillis(2_500)),
            5);
    var here =
        new City(city, ZoneId.of("America/Los_Angeles"), URI.create("https://board.example/"));
    new BoardPages(pages, here).writeStatus(told);
    return Objects.requireNonNull(pages.files.get("status.html"));
  }

  @ParameterizedTest
  @CsvSource({
    "en, Is the announcement system awake?, 3 of the last 5, '1.009 s', '2.500 s'",
    "es, ¿Está activo el sistema de avisos?, 3 de los últimos 5, '1,009 s', '2,500 s'",
    "zh-Hans, 公告系统是否在运行？, 最近 5 次中有 3 次, '1.009 秒', '2.500 秒'",
    "zh-Hant, 公告系統是否在運作？, 最近 5 次中有 3 次, '1.009 秒', '2.500 秒'"
  })
  void tellsEachReaderInASectionThatSaysItsLanguageAndDirection(
      String tag, String headline, String came, String late, String most) {
    var page = page("Arroyo Vista");
    var from = page.indexOf("<section id=\"%1$s\" lang=\"%1$s\" dir=\"ltr\">\n<h1>".formatted(tag));
    assertThat(from).isPositive();
    var section = page.substring(from, page.indexOf("</section>", from));

    assertThat(section)
        .contains("<h1>" + headline + "</h1>", "<dd>" + came + "</dd>")
        .containsSubsequence(late + "</dd>", "p50", late + "</dd>", "p99", most + "</dd>")
        .contains("<time datetime=\"2026-11-22T13:05:01.009-08:00\">")
        .doesNotContain("{");
    assertThat(page).contains("<a href=\"#%1$s\" lang=\"%1$s\" dir=\"ltr\">".formatted(tag));
  }

  @Test
  void saysOfItselfThatItIsEnglish() {
    assertThat(page("Arroyo Vista"))
        .startsWith("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\" class=\"status\">");
  }

  @Test
  void showsAHostileCitysNameAsItsName() {
    assertThat(page("A\"'><script>alert(1)</script></title>"))
        .doesNotContain("<script", "A\"'>")
        .contains("<p class=\"city\">A&quot;&#39;&gt;&lt;script&gt;")
        .contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
  }

  @Test
  void isNotWrittenWhereNoneEverCame() {
    var pages = new KeptPages();
    var here = new City("Arroyo Vista", ZoneId.of("UTC"), URI.create("https://board.example/"));
    new BoardPages(pages, here)
        .writeStatus(new ReadHeartbeat.Result(false, Optional.empty(), List.of(), 0));

    assertThat(pages.files).isEmpty();
  }
}
