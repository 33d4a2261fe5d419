package city.belfry.platform.x.stage;

import city.belfry.platform.wire.Json;
import city.belfry.stage.StagePicture;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pictures that were uploaded, each for its account and for a day. */
final class XMedia {
  private static final Duration LIFE = Duration.ofDays(1);
  private static final int MOST_BYTES = 5 << 20;
  private static final int LONGEST_ALT = 1_000;
  private static final Set<String> TYPES = Set.of("image/jpeg", "image/png");

  private record Media(String account, StagePicture picture, Instant end) {}

  private final Map<String, Media> all = new HashMap<>();
  private long last = 1_700_000_000_000_000_000L;

  StageReply upload(StageRequest request, String account) {
    if (!request.form().getOrDefault("media_category", "").equals("tweet_image")) {
      return XSays.invalid("$.media_category: is missing or not one the stage plays");
    }
    var picture = request.file("media").flatMap(file -> StagePicture.of(file.body()));
    if (picture.isEmpty()
        || picture.get().bytes().length > MOST_BYTES
        || !TYPES.contains(picture.get().type())) {
      return XSays.invalid("$.media: is no picture of 5 MB at most");
    }
    var id = String.valueOf(++last);
    all.put(id, new Media(account, picture.get(), request.arrived().plus(LIFE)));
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("data")
        .put("id", id)
        .put("media_key", "3_" + id)
        .put("size", picture.get().bytes().length)
        .put("expires_after_secs", LIFE.toSeconds());
    return StageReply.json(200, body.toString());
  }

  StageReply describe(StageRequest request, String account) {
    var body = Json.object(request.text());
    var id = body.flatMap(it -> Json.id(it.path("id"))).orElse("");
    var media = all.get(id);
    if (media == null || !media.account.equals(account)) {
      return XSays.invalid("$.id: is no media of this user");
    }
    var alt = body.orElseThrow().path("metadata").path("alt_text").path("text").asText("");
    if (alt.isEmpty() || alt.length() > LONGEST_ALT) {
      return XSays.invalid("$.metadata.alt_text.text: is not 1 to 1000 characters long");
    }
    all.put(id, new Media(account, media.picture.described(alt), media.end));
    var said = JsonNodeFactory.instance.objectNode();
    said.putObject("data")
        .put("id", id)
        .putObject("associated_metadata")
        .putObject("alt_text")
        .put("text", alt);
    return StageReply.json(200, said.toString());
  }

  Optional<StagePicture> of(String id, String account, Instant now) {
    return Optional.ofNullable(all.get(id))
        .filter(media -> media.account.equals(account) && media.end.isAfter(now))
        .map(Media::picture);
  }
}
