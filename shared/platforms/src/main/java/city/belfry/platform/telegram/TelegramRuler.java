package city.belfry.platform.telegram;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Ruling;
import city.belfry.domain.message.Words;
import city.belfry.platform.Ruler;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;

/**
 * Counts 4096 UTF-16 units. Telegram says "1-4096 characters" and counts the places of links and
 * the like in UTF-16 units; whether an emoji counts one or two there it does not say, so the larger
 * count is kept.
 *
 * @see <a href="https://core.telegram.org/bots/api#sendmessage">sendMessage</a>
 */
public final class TelegramRuler implements Ruler {
  /** In UTF-16 units. */
  public static final int LIMIT = 4_096;

  /** Below a picture, in UTF-16 units. */
  public static final int CAPTION_LIMIT = 1_024;

  private final int limit;

  public TelegramRuler() {
    this(LIMIT);
  }

  private TelegramRuler(int limit) {
    this.limit = limit;
  }

  /**
   * Counts 1024.
   *
   * @see <a href="https://core.telegram.org/bots/api#sendphoto">sendPhoto</a>
   */
  @Override
  public Ruler captioning() {
    return new TelegramRuler(CAPTION_LIMIT);
  }

  @Override
  public Ruling measure(Words words) {
    var text = words.text();
    return new Ruling(
        List.of(new Measure("Telegram characters", "text", text.length(), limit, fitting(text))),
        text.isBlank()
            ? List.of(
                TelegramReason.EMPTY.objection(
                    "There is no text.", "Write what residents should know."))
            : List.of());
  }

  private int fitting(String text) {
    if (text.length() <= limit) {
      return text.length();
    }
    var graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
    graphemes.setText(text);
    return graphemes.preceding(limit + 1);
  }
}
