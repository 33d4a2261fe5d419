package city.belfry.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StagePageTest {
  private static final Instant ARRIVED = Instant.parse("2026-11-22T17:41:30.003999Z");

  private final StagePage page = new StagePage(ZoneId.of("America/Los_Angeles"));

  @Test
  void saysThatNothingLeftTheMachine() {
    assertThat(render())
        .contains("running on this machine")
        .contains("Nothing shown here has left");
  }

  @Test
  void tellsTheLanguageAndDirectionOfEachText() {
    assertThat(render(post("1", "zh-Hant", "封路")))
        .contains("<p class=\"text\" lang=\"zh-Hant\" dir=\"ltr\">封路</p>");
    assertThat(render(post("1", "ar", "مغلق"))).contains("lang=\"ar\" dir=\"rtl\">مغلق</p>");
    assertThat(render(post("1", null, "?"))).contains("lang=\"\" dir=\"auto\">?</p>");
    assertThat(render(post("1", "\"><b>", "?")))
        .contains("lang=\"\" dir=\"auto\">?</p>")
        .doesNotContain("<b>");
  }

  @Test
  void showsTheNewestFirstAndWhenItArrivedByTheCitysClock() {
    var html = render(post("1", "en", "older"), post("2", "en", "newer"));

    assertThat(html.indexOf("newer")).isLessThan(html.indexOf("older"));
    assertThat(html).contains(">22 Nov, 09:41:30.003</time>", ">Weibo &amp; Co</h2>");
  }

  @Test
  void marksWhatWasTakenBackAndWhatIsNotVisibleYet() {
    var gone = new StagePost("1", "city", "en", "", "gone", null, ARRIVED, ARRIVED, true);
    var queued = new StagePost("2", "city", "en", "", "queued", null, ARRIVED, null, false);

    assertThat(render(gone)).contains("class=\"gone\"", "Taken back");
    assertThat(render(queued)).contains("class=\"waiting\"", "Not visible to residents yet");
  }

  @Test
  void showsHostileWordsAsWords() {
    var evil = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>";
    var post =
        new StagePost(evil, evil, evil, evil, evil, "javascript:alert(3)", ARRIVED, ARRIVED, false);
    var html = page.render(List.of(new Shelf(evil, List.of(post))));

    assertThat(html)
        .doesNotContain("<script>alert", "<img", "href=\"javascript", "\"'>")
        .contains("&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x");
  }

  @Test
  void allowsNoScriptButItsOwn() {
    var policy = page.reply(List.of()).headers().get("content-security-policy");

    assertThat(policy)
        .contains("default-src 'none'", "script-src 'sha256-")
        .doesNotContain("unsafe");
  }

  private String render(StagePost... posts) {
    return page.render(List.of(new Shelf("sample", List.of(posts))));
  }

  private static StagePost post(String id, @Nullable String language, String text) {
    return new StagePost(id, "city", language, "", text, null, ARRIVED, ARRIVED, false);
  }

  @Test
  void showsAPictureAndItsDescriptionAndNothingThatSomebodyWroteIntoIt() {
    var picture = new StagePicture(new byte[0], "image/jpeg", 64, 48, "");
    var described = render(post("1", null, "x").showing(picture.described("\"><script>a map")));
    assertThat(described)
        .contains("src=\"api/picture?platform=sample&amp;id=1\"", "width=\"64\"")
        .contains("<figcaption>Description: &quot;&gt;&lt;script&gt;a map</figcaption>");
    assertThat(render(post("1", null, "x").showing(picture))).doesNotContain("figcaption>");
    assertThat(render(post("1", null, "x"))).doesNotContain("<img");
  }

  /** A part that only shows. */
  private record Shelf(String platform, List<StagePost> posts) implements StagePart {
    @Override
    public List<StagePost> posts(int from) {
      return posts.subList(from, posts.size());
    }

    @Override
    public String title() {
      return "Weibo & Co";
    }

    @Override
    public StageReply answer(StageRequest request) {
      return broken();
    }

    @Override
    public boolean publishes(StageRequest request) {
      return false;
    }

    @Override
    public StageReply limited(Instant until) {
      return broken();
    }

    @Override
    public StageReply broken() {
      return StageReply.json(500, "{}");
    }
  }
}
