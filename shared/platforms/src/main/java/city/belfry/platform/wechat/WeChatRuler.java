package city.belfry.platform.wechat;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Ruling;
import city.belfry.domain.message.Ruling.Objection;
import city.belfry.domain.message.Words;
import city.belfry.platform.Ruler;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * An article: a title of at most 32 characters, a body of fewer than 20,000 characters and less
 * than 1 MB of HTML.
 *
 * @see <a
 *     href="https://developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_add.md">draft/add</a>
 */
public final class WeChatRuler implements Ruler {
  static final int TITLE = 32;
  static final int TEXT = 19_999;
  static final int HTML = (1 << 20) - 1;

  @Override
  public Ruling measure(Words words) {
    return new Ruling(
        List.of(
            measured("WeChat title characters", "title", words.title(), TITLE, WeChatRuler::signs),
            measured("WeChat characters", "text", words.text(), TEXT, WeChatRuler::signs),
            measured("bytes of WeChat HTML", "text", words.text(), HTML, WeChatRuler::htmlBytes)),
        objections(words));
  }

  private static List<Objection> objections(Words words) {
    var all = new ArrayList<Objection>();
    if (words.title().isBlank()) {
      all.add(
          new Objection(
              "wechat.title-empty", "A WeChat article needs a title.", "Write a headline."));
    }
    if (words.text().isBlank()) {
      all.add(
          new Objection(
              "wechat.text-empty", "A WeChat article needs a text.", "Write at least one line."));
    }
    return all;
  }

  private static int signs(String text) {
    return text.codePointCount(0, text.length());
  }

  private static int htmlBytes(String text) {
    return ArticleHtml.of(text).getBytes(StandardCharsets.UTF_8).length;
  }

  private static Measure measured(
      String ruler, String part, String text, int limit, ToIntFunction<String> count) {
    var all = count.applyAsInt(text);
    var fitting = all <= limit ? text.length() : longest(text, limit, count);
    return new Measure(ruler, part, all, limit, fitting);
  }

  /** The longest beginning that fits, at the edge of what a reader sees as one character. */
  private static int longest(String text, int limit, ToIntFunction<String> count) {
    var fits = 0;
    var tooLong = text.length();
    while (tooLong - fits > 1) {
      var middle = (fits + tooLong) >>> 1;
      if (count.applyAsInt(text.substring(0, middle)) <= limit) {
        fits = middle;
      } else {
        tooLong = middle;
      }
    }
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    return characters.isBoundary(fits) ? fits : characters.preceding(fits);
  }
}
