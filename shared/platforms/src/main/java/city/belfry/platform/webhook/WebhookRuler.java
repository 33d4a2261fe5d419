package city.belfry.platform.webhook;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Ruling;
import city.belfry.domain.message.Words;
import city.belfry.platform.Ruler;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;

/**
 * Counts bytes as JSON has them. The standard wants a body below 20 KB; what is not left to the
 * words here is for everything else in it.
 *
 * @see <a
 *     href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Payload
 *     size</a>
 */
public final class WebhookRuler implements Ruler {
  static final int TEXT = 16_000;
  static final int TITLE = 2_000;

  /** Beside a picture, whose descriptions need their own bytes. */
  static final int CAPTION = 12_000;

  private final int text;

  public WebhookRuler() {
    this(TEXT);
  }

  private WebhookRuler(int text) {
    this.text = text;
  }

  @Override
  public Ruler captioning() {
    return new WebhookRuler(CAPTION);
  }

  @Override
  public Ruling measure(Words words) {
    return new Ruling(
        List.of(measure("title", words.title(), TITLE), measure("text", words.text(), text)),
        List.of());
  }

  private static Measure measure(String part, String words, int limit) {
    var count = bytes(words);
    var fitting = count <= limit ? words.length() : fitting(words, limit);
    return new Measure("bytes", part, count, limit, fitting);
  }

  private static int fitting(String words, int limit) {
    var graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
    graphemes.setText(words);
    var left = limit;
    var start = 0;
    while (true) {
      var end = graphemes.next();
      left -= bytes(words.substring(start, end));
      if (left < 0) {
        return start;
      }
      start = end;
    }
  }

  /** As a JSON string in UTF-8, without its quotes. */
  private static int bytes(String words) {
    return words.codePoints().map(WebhookRuler::bytes).sum();
  }

  private static int bytes(int character) {
    if (character == '"' || character == '\\' || "\b\f\n\r\t".indexOf(character) >= 0) {
      return 2;
    }
    if (character < 0x20) {
      return 6;
    }
    if (character < 0x80 || (character >= 0xd800 && character <= 0xdfff)) {
      // Half a surrogate pair is sent as a question mark.
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }
}
