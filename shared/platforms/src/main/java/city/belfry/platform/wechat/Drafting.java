package city.belfry.platform.wechat;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.message.Words;
import city.belfry.platform.Outcome;
import city.belfry.platform.wire.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.LongFunction;

/** Puts articles into the channel's draft box, where residents cannot see them. */
record Drafting(Channel channel, Session session, Answers answers) {
  sealed interface Drafted {
    record Yes(String mediaId) implements Drafted {}

    record No(Outcome outcome) implements Drafted {}
  }

  /** The cover's {@code media_id}; empty where the channel has none. */
  String cover() {
    return setting(WeChat.COVER);
  }

  private String setting(String name) {
    return channel.settings().getOrDefault(name, "").strip();
  }

  Drafted of(Words words, Optional<byte[]> jpeg) {
    return jpeg.map(file -> pictured(words, file))
        .orElseGet(() -> article(words, ArticleHtml.of(words.text())));
  }

  /**
   * Articles show only pictures that WeChat keeps itself.
   *
   * @see <a
   *     href="https://developers.weixin.qq.com/doc/service/api/material/permanent/api_uploadimage">media/uploadimg</a>
   */
  private Drafted pictured(Words words, byte[] jpeg) {
    var said = session.upload("cgi-bin/media/uploadimg", "media", jpeg);
    var address = said instanceof Said.Yes yes ? yes.body().path("url").asText("") : "";
    return address.isBlank()
        ? no(said, WeChatErrors::of)
        : article(words, ArticleHtml.of(address, words.text()));
  }

  /**
   * @see <a
   *     href="https://developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_add.md">draft/add</a>
   */
  private Drafted article(Words words, String html) {
    var said = session.ask("cgi-bin/draft/add", body(words, html));
    var mediaId =
        said instanceof Said.Yes yes ? Json.id(yes.body().path("media_id")).orElse("") : "";
    return mediaId.isEmpty() ? no(said, WeChatErrors::ofDraft) : new Drafted.Yes(mediaId);
  }

  private ObjectNode body(Words words, String html) {
    var body = Json.newObject();
    var article = body.putArray("articles").addObject();
    article
        .put("article_type", "news")
        .put("title", ArticleHtml.title(words.title()))
        .put("content", html)
        .put("thumb_media_id", cover());
    if (!setting(WeChat.AUTHOR).isEmpty()) {
      article.put("author", setting(WeChat.AUTHOR));
    }
    if (words.link() != null) {
      article.put("content_source_url", words.link().toString());
    }
    return body;
  }

  private Drafted no(Said said, LongFunction<WeChatErrors.Meaning> map) {
    return new Drafted.No(answers.ofPreparing(said, Session.meaning(said, map)));
  }
}
