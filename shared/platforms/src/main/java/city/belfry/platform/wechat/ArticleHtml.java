package city.belfry.platform.wechat;

import city.belfry.platform.text.Html;
import city.belfry.platform.wire.Echo;
import java.util.Arrays;
import java.util.stream.Collectors;

/** An article's body: plain paragraphs, everything escaped. */
final class ArticleHtml {
  private ArticleHtml() {}

  /** The picture above the words, which tell what it shows. */
  static String of(String picture, String text) {
    return "<p><img src=\"" + Html.escape(plain(picture)) + "\" alt=\"\"/></p>" + of(text);
  }

  /** Paragraphs are parted by an empty line; a single line break stays one. */
  static String of(String text) {
    return Arrays.stream(text.strip().split("\\R\\h*\\R\\s*"))
        .filter(paragraph -> !paragraph.isBlank())
        .map(paragraph -> Html.escape(paragraph.strip()).replaceAll("\\R", "<br/>"))
        .map(paragraph -> "<p>" + plain(paragraph) + "</p>")
        .collect(Collectors.joining());
  }

  /** A title is one line. */
  static String title(String title) {
    return plain(title).strip();
  }

  /** JSON has only escapes for control characters, and WeChat refuses escapes. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  /**
   * What a resident reads of an article's HTML, with all white space made one blank: WeChat gives
   * articles back with its own tags and breaks, so only the words can be compared.
   */
  static String words(String html) {
    return Echo.plain(Echo.unescaped(html.replaceAll("<[^>]*>", " ").replace("&nbsp;", " ")));
  }
}
