package city.belfry.platform.x;

import city.belfry.platform.Attempt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.KeptUpload;
import city.belfry.platform.wire.Multipart;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Gives X a picture and tells what it shows, ahead of the post. X forgets what no post used.
 *
 * @see <a href="https://docs.x.com/x-api/media/upload-media">Upload media</a>
 */
record XUpload(XApi api, Attempt attempt) {
  private static final String UPLOAD = "2/media/upload";

  /** So long is waited for X's own work: the due instant is near. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  Preparation run(byte[] jpeg, String alt) {
    var form = new Multipart().text("media_category", "tweet_image").jpeg("media", jpeg);
    var reply = api.post(UPLOAD, form);
    return media(reply)
        .flatMap(media -> Json.numericId(media, "id"))
        .map(id -> processed(id, reply, alt, api.clock().now().plus(PATIENCE)))
        .orElseGet(() -> notReady(reply));
  }

  /**
   * What X does with an upload after taking it: nothing, where it says nothing of it.
   *
   * @param until the latest instant of a question
   */
  private Preparation processed(String id, Reply reply, String alt, Instant until) {
    var said = media(reply);
    if (said.isEmpty()) {
      return notReady(reply);
    }
    var work = said.get().path("processing_info");
    if (work.isMissingNode()) {
      return described(id, alt);
    }
    return switch (work.path("state").asText()) {
      case "succeeded" -> described(id, alt);
      case "failed" ->
          new Preparation.NotReady(
              new Outcome.Rejected(XReason.PICTURE.with(why(work)), api.raw().of(reply)));
      default -> later(id, work, reply, alt, until);
    };
  }

  private Preparation later(String id, JsonNode work, Reply reply, String alt, Instant until) {
    var seconds = Math.clamp(work.path("check_after_secs").asLong(1), 1L, 60L);
    var next = api.clock().now().plusSeconds(seconds);
    try {
      if (!next.isAfter(until)) {
        api.clock().awaitUntil(next);
        var status = api.get(UPLOAD, Map.of("command", "STATUS", "media_id", id));
        return processed(id, status, alt, until);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Preparation.NotReady(new Outcome.Deferred(next, api.raw().of(reply)));
  }

  private String why(JsonNode work) {
    return api.raw().brief(work.path("error").path("message").asText("processing failed"));
  }

  /**
   * @see <a href="https://docs.x.com/x-api/media/create-media-metadata">Create media metadata</a>
   */
  private Preparation described(String id, String alt) {
    if (alt.isEmpty()) {
      return KeptUpload.of(id);
    }
    var body = Json.newObject().put("id", id);
    body.putObject("metadata").putObject("alt_text").put("text", alt);
    var reply = api.post("2/media/metadata", body);
    return media(reply).isPresent() ? KeptUpload.of(id) : notReady(reply);
  }

  private static Optional<JsonNode> media(Reply reply) {
    return XApi.data(reply).filter(JsonNode::isObject);
  }

  private Preparation notReady(Reply reply) {
    return new Preparation.NotReady(
        XErrors.preparing(reply, attempt, api.clock().now(), api.raw()));
  }
}
