package city.belfry.platform.wechat.stage;

import city.belfry.stage.StageReply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The drafts of all accounts, by {@code media_id}. */
final class DraftBox {
  private final Map<String, Draft> drafts = new HashMap<>();
  private final Images images;
  private int draftsMade;

  DraftBox(Images images) {
    this.images = images;
  }

  StageReply add(String account, JsonNode body) {
    var articles = body.path("articles");
    if (!articles.isArray() || articles.isEmpty() || articles.size() > 8) {
      return WeChatReply.error(45008, "article size out of limit");
    }
    for (var article : articles) {
      var refusal = Draft.refusal(article, Draft.of(account, article, images));
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    draftsMade++;
    var mediaId = "draft-" + account + "-" + draftsMade;
    drafts.put(mediaId, Draft.of(account, articles.get(0), images));
    return WeChatReply.of(WeChatReply.object().put("media_id", mediaId));
  }

  /** An account sees its own drafts only. */
  Optional<Draft> of(String account, String mediaId) {
    return Optional.ofNullable(drafts.get(mediaId))
        .filter(draft -> draft.account().equals(account));
  }

  void remove(String mediaId) {
    drafts.remove(mediaId);
  }
}
