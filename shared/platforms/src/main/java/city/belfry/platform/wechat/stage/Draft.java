package city.belfry.platform.wechat.stage;

import city.belfry.domain.message.Words;
import city.belfry.platform.wechat.WeChatRuler;
import city.belfry.stage.StagePicture;
import city.belfry.stage.StageReply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One article in the draft box.
 *
 * @param content without pictures from elsewhere
 * @param link empty where there is none
 * @param picture null where there is none
 */
record Draft(
    String account,
    String title,
    String author,
    String content,
    String link,
    @Nullable StagePicture picture) {
  private static final WeChatRuler RULER = new WeChatRuler();

  static Draft of(String account, JsonNode article, Images images) {
    var content = images.own(article.path("content").asText());
    return new Draft(
        account,
        article.path("title").asText(),
        article.path("author").asText(),
        content,
        article.path("content_source_url").asText(),
        images.shown(content).orElse(null));
  }

  /** Why WeChat does not take this article; nothing where it does. */
  static Optional<StageReply> refusal(JsonNode article, Draft draft) {
    var cover = article.path("thumb_media_id").asText();
    if (cover.isBlank() || cover.startsWith("missing-")) {
      return Optional.of(WeChatReply.error(40007, "invalid media_id"));
    }
    var ruling = RULER.measure(new Words(draft.title(), draft.plain(), null, List.of()));
    for (var objection : ruling.objections()) {
      return Optional.of(WeChatReply.error(44004, "empty content (" + objection.code() + ")"));
    }
    for (var measure : ruling.measures()) {
      if (!measure.fits()) {
        return Optional.of(
            measure.part().equals("title")
                ? WeChatReply.error(45003, "title size out of limit")
                : WeChatReply.error(45002, "content size out of limit"));
      }
    }
    return Optional.empty();
  }

  /** What a resident reads of the HTML. */
  String plain() {
    return content
        .replaceAll("(?i)</p>\\s*<p[^>]*>", "\n\n")
        .replaceAll("(?i)<br\\s*/?>", "\n")
        .replaceAll("<[^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
        .strip();
  }
}
