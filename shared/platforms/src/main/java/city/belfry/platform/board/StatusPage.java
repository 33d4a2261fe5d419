package city.belfry.platform.board;

import static java.util.stream.Collectors.joining;

import city.belfry.domain.city.City;
import city.belfry.domain.language.Language;
import city.belfry.platform.text.Html;
import city.belfry.usecase.heartbeat.ReadHeartbeat;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.format.FormatStyle;
import java.util.List;

/**
 * What the heartbeats tell, for everybody: one page in all languages that have words for it. It
 * stays as it is while the system sleeps, so it names instants and leaves it to the reader to
 * compare them with a clock. Pure.
 */
final class StatusPage {
  private static final List<PageWords> LANGUAGES =
      List.of("en", "es", "zh-Hans", "zh-Hant").stream()
          .map(Language::new)
          .map(PageWords::in)
          .toList();

  private final City city;
  private final PageFrame frame;

  StatusPage(City city) {
    this.city = city;
    this.frame = new PageFrame(city);
  }

  /**
   * The page.
   *
   * @param last of what is told
   */
  String render(ReadHeartbeat.Result told, ReadHeartbeat.Came last) {
    var first = LANGUAGES.getFirst();
    return frame.around(
        first.spoken(),
        "status",
        first.of("status"),
        "",
        "\n<nav aria-label=\"%s\"><ul>\n%s\n</ul></nav>\n"
            .formatted(
                first.of("languages"),
                LANGUAGES.stream().map(StatusPage::link).collect(joining("\n"))),
        "<main>\n%s</main>\n"
            .formatted(LANGUAGES.stream().map(own -> section(own, told, last)).collect(joining())));
  }

  private static String link(PageWords own) {
    return "<li><a href=\"#%1$s\" lang=\"%1$s\" dir=\"%2$s\">%3$s</a></li>"
        .formatted(
            own.spoken().tag(),
            PageFrame.direction(own.spoken()),
            Html.escape(own.spoken().nameInItself()));
  }

  private String section(PageWords own, ReadHeartbeat.Result told, ReadHeartbeat.Came last) {
    return """
    <section id="%1$s" lang="%1$s" dir="%2$s">
    <h1>%3$s</h1>
    <p class="newest">%4$s</p>
    <p>%5$s</p>
    <dl>
    %6$s</dl>
    <p class="announced">%7$s</p>
    </section>
    """
        .formatted(
            own.spoken().tag(),
            PageFrame.direction(own.spoken()),
            own.of("status"),
            own.of("status.newest")
                .replace("{instant}", own.time(last.sent(), city.zone(), FormatStyle.LONG)),
            own.of("status.hourly"),
            rows(own, told, last),
            own.of("status.own"));
  }

  private String rows(PageWords own, ReadHeartbeat.Result told, ReadHeartbeat.Came last) {
    return row(own, "due", own.time(last.due(), city.zone(), FormatStyle.LONG))
        + row(own, "late", seconds(own, last.lateness()))
        + row(
            own,
            "came",
            own.of("status.of")
                .replace("{came}", Integer.toString(told.latenesses().size()))
                .replace("{due}", Integer.toString(told.due())))
        + row(own, "half", seconds(own, told.percentile(50).orElseThrow()))
        + row(own, "most", seconds(own, told.percentile(99).orElseThrow()));
  }

  private static String row(PageWords own, String key, String value) {
    return "<dt>%s</dt><dd>%s</dd>\n".formatted(own.of("status." + key), value);
  }

  /** To the millisecond. */
  private static String seconds(PageWords own, Duration lateness) {
    var format = NumberFormat.getInstance(own.spoken().locale());
    format.setMinimumFractionDigits(3);
    return own.of("status.seconds")
        .replace("{seconds}", format.format(BigDecimal.valueOf(lateness.toMillis(), 3)));
  }
}
