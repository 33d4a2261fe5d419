package city.belfry.platform.wechat;

import java.util.Arrays;
import java.util.stream.Collectors;

/** An article's body: plain paragraphs, everything escaped. */
final class ArticleHtml {
  private ArticleHtml() {}

  /** Paragraphs are parted by an empty line; a single line break stays one. */
  static String of(String text) {
    return Arrays.stream(text.strip().split("\\R\\h*\\R\\s*"))
        .filter(paragraph -> !paragraph.isBlank())
        .map(paragraph -> escaped(paragraph.strip()).replaceAll("\\R", "<br/>"))
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
    return html.replaceAll("<[^>]*>", " ")
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
        .replaceAll("[\\s\\u00a0]+", " ")
        .strip();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
