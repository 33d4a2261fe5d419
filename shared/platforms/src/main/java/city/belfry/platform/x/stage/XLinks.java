package city.belfry.platform.x.stage;

import city.belfry.stage.StagePost;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.twitter.twittertext.Extractor;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A text as X gives it back: links as {@code t.co} addresses, markup escaped.
 *
 * @param urls what each address stands for; indices in code points
 */
record XLinks(String text, ArrayNode urls) {
  static XLinks of(String sent) {
    var out = new StringBuilder();
    var urls = JsonNodeFactory.instance.arrayNode();
    int from = 0;
    for (var link : new Extractor().extractURLsWithIndices(sent)) {
      out.append(escaped(sent.substring(from, link.getStart())));
      var start = out.codePointCount(0, out.length());
      var shown = "https://t.co/" + slug(link.getValue());
      out.append(shown);
      from = link.getEnd();
      urls.addObject()
          .put("start", start)
          .put("end", start + shown.length())
          .put("url", shown)
          .put("expanded_url", address(link.getValue()))
          .put("display_url", link.getValue().replaceFirst("^https?://", ""));
    }
    return new XLinks(out.append(escaped(sent.substring(from))).toString(), urls);
  }

  /** Below the words of a post with a picture stands the picture's own address. */
  static XLinks of(StagePost post) {
    var links = of(post.text());
    if (post.picture() == null) {
      return links;
    }
    var page = "https://x.com/" + XStage.screenName(post.account()) + "/status/" + post.id();
    var shown = "https://t.co/" + slug(page);
    var start = links.text.codePointCount(0, links.text.length()) + 1;
    links
        .urls
        .addObject()
        .put("start", start)
        .put("end", start + shown.length())
        .put("url", shown)
        .put("expanded_url", page + "/photo/1");
    return new XLinks(links.text + " " + shown, links.urls);
  }

  private static String address(String link) {
    return link.matches("(?i)https?://.*") ? link : "http://" + link;
  }

  private static String slug(String link) {
    var crc = new CRC32();
    crc.update(link.getBytes(StandardCharsets.UTF_8));
    var digits = Long.toString(crc.getValue(), 36);
    return "Stage00000".substring(0, 10 - digits.length()) + digits;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
