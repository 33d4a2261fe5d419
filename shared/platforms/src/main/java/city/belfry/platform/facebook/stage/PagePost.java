package city.belfry.platform.facebook.stage;

import city.belfry.stage.StagePicture;
import city.belfry.stage.StagePost;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A post on a staged Page. */
record PagePost(
    String id,
    String account,
    String page,
    String message,
    @Nullable String link,
    String permalink,
    Instant arrived,
    boolean deleted,
    @Nullable StagePicture picture) {
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx", Locale.ROOT);

  private static final String VIEWERS = "post_total_media_view_unique";

  PagePost saying(String words) {
    return new PagePost(id, account, page, words, link, permalink, arrived, deleted, picture);
  }

  PagePost gone() {
    return new PagePost(id, account, page, message, link, permalink, arrived, true, picture);
  }

  /** The Graph API tells whole seconds, in its own way of writing them. */
  private String created() {
    return CREATED.format(arrived.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
  }

  ObjectNode json(Set<String> fields) {
    var body = GraphReply.object().put("id", id);
    if (fields.contains("message")) {
      body.put("message", message);
    }
    if (fields.contains("created_time")) {
      body.put("created_time", created());
    }
    if (fields.contains("permalink_url")) {
      body.put("permalink_url", permalink);
    }
    if (fields.contains("insights.metric(" + VIEWERS + ")")) {
      var metric =
          body.putObject("insights")
              .putArray("data")
              .addObject()
              .put("name", VIEWERS)
              .put("period", "lifetime");
      metric.putArray("values").addObject().put("value", 1_873);
    }
    return body;
  }

  StagePost shown() {
    return new StagePost(id, account, null, "", message, link, arrived, arrived, deleted)
        .showing(picture);
  }
}
