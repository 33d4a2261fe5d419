package city.belfry.platform.weibo.stage;

import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Weibo's answers, in its shapes.
 *
 * @param path which an error repeats
 */
record WeiboSays(String path) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.ofHours(8));

  StageReply error(int status, int code, String words) {
    var body = JSON.objectNode();
    body.put("error", words).put("error_code", code).put("request", path);
    return StageReply.json(status, body.toString());
  }

  ObjectNode status(StagePost post) {
    var status = JSON.objectNode();
    status
        .put("created_at", created(post.arrived()))
        .put("id", Long.parseLong(post.id()))
        .put("idstr", post.id())
        .put("mid", post.id())
        .put("text", shortened(post.text()))
        .put("source", "Belfry stage")
        .put("reposts_count", 0)
        .put("comments_count", 0)
        .put("attitudes_count", 0);
    status.putArray("pic_urls");
    status.set("user", user(post.account()));
    return status;
  }

  ObjectNode timeline(List<StagePost> posts, int total) {
    var body = JSON.objectNode();
    var statuses = body.putArray("statuses");
    posts.forEach(post -> statuses.add(status(post)));
    return body.put("previous_cursor", 0).put("next_cursor", 0).put("total_number", total);
  }

  static ObjectNode user(String account) {
    var uid = WeiboStage.uid(account);
    return JSON.objectNode()
        .put("id", Long.parseLong(uid))
        .put("idstr", uid)
        .put("screen_name", account)
        .put("followers_count", 1280);
  }

  static ObjectNode token(String account) {
    return JSON.objectNode()
        .put("uid", Long.parseLong(WeiboStage.uid(account)))
        .put("appkey", "1000000001")
        .putNull("scope")
        .put("create_at", 1_790_000_000L)
        .put("expire_in", 2_592_000L);
  }

  private static String created(Instant instant) {
    return CREATED.format(instant);
  }

  /** Weibo shows every link as one of its own. */
  private static String shortened(String text) {
    return Pattern.compile("https?://[\\x21-\\x7e]+")
        .matcher(text)
        .replaceAll(link -> "http://t.cn/" + slug(link.group()));
  }

  private static String slug(String link) {
    var crc = new CRC32();
    crc.update(link.getBytes(StandardCharsets.UTF_8));
    return "A6" + Long.toString(crc.getValue(), 36);
  }
}
