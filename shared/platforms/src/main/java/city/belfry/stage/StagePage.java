package city.belfry.stage;

import city.belfry.domain.language.Language;
import city.belfry.platform.text.Html;
import city.belfry.platform.wire.Percent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What residents would see, one column a platform, on a page that needs nothing else. */
final class StagePage {
  private static final String STYLE = file("page.css");
  private static final String SCRIPT = file("page.js");

  /** No words of a post can run or load anything, whatever the escaping missed. */
  private static final String POLICY =
      "default-src 'none'; connect-src 'self'; img-src 'self'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
          .formatted(hash(STYLE), hash(SCRIPT));

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM, HH:mm:ss.SSS", Locale.ENGLISH);

  private final ZoneId zone;

  StagePage(ZoneId zone) {
    this.zone = zone;
  }

  StageReply reply(List<StagePart> parts) {
    return new StageReply(
        200,
        Map.of(
            "content-type",
            "text/html; charset=utf-8",
            "content-security-policy",
            POLICY,
            "cache-control",
            "no-store"),
        render(parts).getBytes(StandardCharsets.UTF_8));
  }

  String render(List<StagePart> parts) {
    var platforms =
        parts.stream().map(part -> new Shown(part.platform(), part.title(), part.posts())).toList();
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Stage · Belfry</title>
    <link rel="icon" href="data:,">
    <style>%s</style>
    </head>
    <body>
    <header>
    <div class="top"><h1>What residents would see</h1><p id="count" role="status">%s</p></div>
    <p class="notice">The stage: stand-ins for the platforms, running on this machine. Nothing shown here has left it. Under each post: when its request arrived (%s), and its id.</p>
    <noscript><p class="notice">Reload the page to see what is new.</p></noscript>
    </header>
    <main id="platforms">
    %s</main>
    <script>%s</script>
    </body>
    </html>
    """
        .formatted(
            STYLE,
            total(platforms),
            Html.escape(zone.getId().replace('_', ' ')),
            platforms.stream().map(this::column).collect(Collectors.joining()),
            SCRIPT);
  }

  private static String total(List<Shown> platforms) {
    var posts = platforms.stream().mapToInt(shown -> shown.posts().size()).sum();
    return counted(posts, "post") + " on " + counted(platforms.size(), "platform");
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private String column(Shown shown) {
    var posts =
        shown.posts().isEmpty()
            ? "<p class=\"empty\">Nothing yet.</p>\n"
            : shown.posts().reversed().stream()
                .map(post -> article(shown.platform(), post))
                .collect(Collectors.joining());
    return """
    <section class="platform" aria-labelledby="platform-%1$s">
    <header><h2 id="platform-%1$s">%2$s</h2><p>%3$s</p></header>
    %4$s</section>
    """
        .formatted(
            Html.escape(shown.platform()),
            Html.escape(shown.title()),
            counted(shown.posts().size(), "post"),
            posts);
  }

  private String article(String platform, StagePost post) {
    return """
    <article id="%s"%s>
    <p class="account"><bdi>%s</bdi>%s</p>
    %s%s<p class="text"%s>%s</p>
    %s%s<p class="meta"><span>%s</span><span>%s</span></p>
    </article>
    """
        .formatted(
            Html.escape(platform + "-" + post.id()),
            mood(post),
            Html.escape(post.account()),
            tag(post.language()),
            state(post),
            title(post),
            attributes(post.language()),
            Html.linked(post.text()),
            post.link() == null ? "" : "<p class=\"link\">" + Html.link(post.link()) + "</p>\n",
            picture(platform, post),
            time(post.arrived()),
            Html.escape(post.id()));
  }

  private static String mood(StagePost post) {
    return post.retracted()
        ? " class=\"gone\""
        : post.visible() == null ? " class=\"waiting\"" : "";
  }

  private static String state(StagePost post) {
    if (post.retracted()) {
      return "<p class=\"state\">Taken back</p>\n";
    }
    return post.visible() == null ? "<p class=\"state\">Not visible to residents yet</p>\n" : "";
  }

  private static String title(StagePost post) {
    return post.title().isEmpty()
        ? ""
        : "<h3" + attributes(post.language()) + ">" + Html.escape(post.title()) + "</h3>\n";
  }

  private static String picture(String platform, StagePost post) {
    var picture = post.picture();
    return picture == null
        ? ""
        : """
        <figure><img src="api/picture?platform=%s&amp;id=%s" width="%d" height="%d" alt="%s">%s</figure>
        """
            .formatted(
                Percent.encode(platform),
                Percent.encode(post.id()),
                picture.width(),
                picture.height(),
                Html.escape(picture.alt()),
                caption(picture.alt()));
  }

  /** What residents who do not see the picture are told of it. */
  private static String caption(String alt) {
    return alt.isEmpty() ? "" : "<figcaption>Description: " + Html.escape(alt) + "</figcaption>";
  }

  private static String tag(@Nullable String language) {
    return language == null
        ? ""
        : "<span class=\"tag\" title=\"language\">" + Html.escape(language) + "</span>";
  }

  /** Of a language that nobody told, the browser judges the direction. */
  private static String attributes(@Nullable String tag) {
    var language = tag == null ? null : Language.of(tag).orElse(null);
    return language == null
        ? " lang=\"\" dir=\"auto\""
        : " lang=\""
            + language.tag()
            + "\" dir=\""
            + (language.rightToLeft() ? "rtl" : "ltr")
            + "\"";
  }

  private String time(Instant instant) {
    return "<time datetime=\"%s\">%s</time>".formatted(instant, TIME.format(instant.atZone(zone)));
  }

  private static String hash(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String file(String name) {
    try (var in = StagePage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not beside StagePage");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Shown(String platform, String title, List<StagePost> posts) {}
}
