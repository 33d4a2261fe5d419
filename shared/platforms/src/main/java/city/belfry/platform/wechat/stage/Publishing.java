package city.belfry.platform.wechat.stage;

import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Publishing without a notice to followers: {@code cgi-bin/freepublish}. */
final class Publishing {
  /** Above 2^53, as some real ones are: whoever reads them as doubles asks for others. */
  private static final long FIRST_JOB = 9_100_000_000_000_000_001L;

  private final DraftBox drafts;
  private final Articles articles;
  private final Map<Long, Article> jobs = new LinkedHashMap<>();

  Publishing(DraftBox drafts, Articles articles) {
    this.drafts = drafts;
    this.articles = articles;
  }

  StageReply submit(StageRequest request, String account, JsonNode body) {
    var mediaId = body.path("media_id").asText();
    var draft = drafts.of(account, mediaId);
    if (draft.isEmpty()) {
      return WeChatReply.error(40007, "invalid media_id");
    }
    drafts.remove(mediaId);
    var publishId = FIRST_JOB + jobs.size();
    var id = "article-" + (jobs.size() + 1);
    jobs.put(publishId, articles.add(request, id, draft.get()));
    return WeChatReply.of(
        WeChatReply.fine().put("publish_id", publishId).put("msg_data_id", jobs.size()));
  }

  StageReply job(String account, JsonNode body) {
    var publishId = Articles.number(body.path("publish_id"));
    var found = Articles.own(account, jobs.get(publishId));
    if (found.isEmpty()) {
      return WeChatReply.error(53600, "publish_id invalid");
    }
    var article = found.get();
    var answer = WeChatReply.object().put("publish_id", publishId);
    if (!article.poll(articles.now())) {
      return WeChatReply.of(answer.put("publish_status", 1).putNull("fail_idx"));
    }
    if (article.deleted()) {
      return WeChatReply.of(answer.put("publish_status", 5));
    }
    answer.put("publish_status", 0).put("article_id", article.id);
    var detail = answer.putObject("article_detail").put("count", 1);
    detail.putArray("item").addObject().put("idx", 1).put("article_url", article.address);
    answer.putArray("fail_idx");
    return WeChatReply.of(answer);
  }

  StageReply batch(String account, JsonNode body) {
    var count = body.path("count").asInt(0);
    if (count < 1 || count > 20) {
      return WeChatReply.error(40097, "invalid args");
    }
    var now = articles.now();
    var published =
        jobs.values().stream()
            .filter(article -> article.draft.account().equals(account))
            .filter(article -> article.visible(now) && !article.deleted())
            .toList()
            .reversed();
    var shown =
        published.stream().skip(Math.max(0, body.path("offset").asInt())).limit(count).toList();
    var answer =
        WeChatReply.object().put("total_count", published.size()).put("item_count", shown.size());
    var items = answer.putArray("item");
    shown.forEach(article -> describe(items.addObject(), article, body.path("no_content").asInt()));
    return WeChatReply.of(answer);
  }

  private static void describe(ObjectNode item, Article article, int noContent) {
    item.put("article_id", article.id).put("update_time", article.ready().getEpochSecond());
    var content =
        item.putObject("content")
            .put("create_time", article.arrived().getEpochSecond())
            .put("update_time", article.ready().getEpochSecond());
    var news =
        content
            .putArray("news_item")
            .addObject()
            .put("title", article.draft.title())
            .put("author", article.draft.author())
            .put("content_source_url", article.draft.link())
            .put("url", article.address)
            .put("is_deleted", false);
    if (noContent == 0) {
      news.put("content", article.draft.content());
    }
  }

  StageReply delete(String account, JsonNode body) {
    var id = body.path("article_id").asText();
    var now = articles.now();
    var found =
        jobs.values().stream()
            .filter(article -> article.id.equals(id) && article.visible(now) && !article.deleted())
            .filter(article -> article.draft.account().equals(account))
            .findFirst();
    found.ifPresent(Article::delete);
    return found.isPresent()
        ? WeChatReply.of(WeChatReply.fine())
        : WeChatReply.error(53600, "article_id invalid");
  }
}
