package city.belfry.platform.mastodon.stage;

import city.belfry.platform.text.Html;
import com.twitter.twittertext.Extractor;

/** A text as Mastodon shows it: paragraphs, line breaks, links whose ends are hidden. */
final class MastodonHtml {
  /** Of a link's address, behind its scheme. */
  private static final int SHOWN = 30;

  private MastodonHtml() {}

  static String of(String text) {
    var paragraphs = linked(text).split("\n\n+", -1);
    return "<p>" + String.join("</p><p>", paragraphs).replace("\n", "<br />") + "</p>";
  }

  private static String linked(String text) {
    var extractor = new Extractor();
    extractor.setExtractURLWithoutProtocol(false);
    var out = new StringBuilder();
    var from = 0;
    for (var link : extractor.extractURLsWithIndices(text)) {
      out.append(Html.escape(text.substring(from, link.getStart()))).append(link(link.getValue()));
      from = link.getEnd();
    }
    return out.append(Html.escape(text.substring(from))).toString();
  }

  private static String link(String address) {
    var scheme = address.indexOf("//") + 2;
    var end = Math.min(address.length(), scheme + SHOWN);
    return "<a href=\""
        + Html.escape(address)
        + "\" target=\"_blank\" rel=\"nofollow noopener\" translate=\"no\">"
        + span("invisible", address.substring(0, scheme))
        + span(end < address.length() ? "ellipsis" : "", address.substring(scheme, end))
        + span("invisible", address.substring(end))
        + "</a>";
  }

  private static String span(String style, String text) {
    return "<span class=\"" + style + "\">" + Html.escape(text) + "</span>";
  }
}
