package city.belfry.platform.bluesky;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Ruling;
import city.belfry.domain.message.Words;
import city.belfry.platform.Ruler;
import city.belfry.platform.text.Graphemes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Counts 300 graphemes and 3000 bytes of UTF-8: two limits, of which a family emoji meets the
 * second first. Links count in full.
 *
 * @see <a
 *     href="https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/post.json">
 *     app.bsky.feed.post</a>
 */
public final class BlueskyRuler implements Ruler {
  public static final int GRAPHEMES = 300;
  public static final int BYTES = 3_000;

  @Override
  public Ruling measure(Words words) {
    var text = words.text();
    return new Ruling(
        List.of(
            new Measure(
                "Bluesky characters",
                "text",
                Graphemes.count(text),
                GRAPHEMES,
                Graphemes.fitting(text, GRAPHEMES)),
            new Measure(
                "Bluesky bytes", "text", bytes(text), BYTES, Graphemes.fittingBytes(text, BYTES))),
        text.isBlank()
            ? List.of(
                BlueskyReason.EMPTY.objection(
                    "There is no text.", "Write what residents should know."))
            : List.of());
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
