package city.belfry.platform.facebook.stage;

import city.belfry.stage.StagePicture;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Pictures that were uploaded for a post to come. Each serves once. */
final class PagePhotos {
  private static final int MOST_BYTES = 4 << 20;
  private static final long FIRST = 9_107_199_254_740_993L;
  private static final Pattern ATTACHED =
      Pattern.compile("\\[\\s*\\{\\s*\"media_fbid\"\\s*:\\s*\"?([0-9]{1,20})\"?\\s*}\\s*]");

  private final Map<String, StagePicture> photos = new HashMap<>();
  private long last = FIRST;

  /** What a post asks for. */
  sealed interface Attached {
    record None() implements Attached {}

    record One(String key, StagePicture picture) implements Attached {}

    record Refused(StageReply reply) implements Attached {}
  }

  StageReply add(StageRequest request, GraphCall call, String page) {
    if (!call.parameter("published").equals("false")) {
      return GraphReply.error(
          400, "(#100) The stage takes only photos with published=false", 100, 0);
    }
    return request
        .file("source")
        .flatMap(file -> StagePicture.of(file.body()))
        .filter(picture -> picture.bytes().length <= MOST_BYTES)
        .filter(picture -> picture.type().matches("image/(jpeg|png)"))
        .map(picture -> kept(picture.described(call.parameter("alt_text_custom")), page))
        .orElseGet(() -> GraphReply.error(400, "(#100) Invalid image file or size", 100, 1366046));
  }

  private StageReply kept(StagePicture picture, String page) {
    var id = String.valueOf(last++);
    photos.put(key(page, id), picture);
    return GraphReply.ok(GraphReply.object().put("id", id));
  }

  Attached of(GraphCall call, String page) {
    var media = call.parameter("attached_media");
    if (media.isEmpty()) {
      return new Attached.None();
    }
    var one = ATTACHED.matcher(media);
    if (!one.matches()) {
      return new Attached.Refused(
          GraphReply.error(400, "(#100) Param attached_media is not of its form", 100, 0));
    }
    var key = key(page, one.group(1));
    var picture = photos.get(key);
    return picture == null
        ? new Attached.Refused(
            GraphReply.error(400, "(#100) These photos were already posted", 100, 1366051))
        : new Attached.One(key, picture);
  }

  /** It is on the Page now. */
  void used(String key) {
    photos.remove(key);
  }

  private static String key(String page, String id) {
    return page + "/" + id;
  }
}
