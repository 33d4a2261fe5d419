package city.belfry.platform.weibo.stage;

import city.belfry.stage.StagePicture;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a post, in {@code pic}.
 *
 * @param picture null where there is none
 * @param refusal why Weibo does not take it; null where it does
 * @see <a href="https://open.weibo.com/wiki/2/statuses/share">statuses/share</a>
 */
record WeiboPicture(@Nullable StagePicture picture, @Nullable StageReply refusal) {
  /** In bytes. */
  private static final int LIMIT = 5_000_000;

  private static final Set<String> TYPES = Set.of("image/jpeg", "image/gif", "image/png");

  static WeiboPicture of(StageRequest request) {
    if (!request.contentType().equals("multipart/form-data")) {
      return new WeiboPicture(null, null);
    }
    var says = new WeiboSays(request.path());
    var file = request.file("pic");
    if (file.isEmpty()) {
      return refused(says.error(400, 20007, "Does multipart has image?"));
    }
    if (file.get().body().length >= LIMIT) {
      return refused(says.error(400, 20006, "Image size too large!"));
    }
    return StagePicture.of(file.get().body())
        .filter(picture -> TYPES.contains(picture.type()))
        .map(picture -> new WeiboPicture(picture, null))
        .orElseGet(
            () -> refused(says.error(400, 20005, "Unsupported image type, only JPG, GIF, PNG!")));
  }

  private static WeiboPicture refused(StageReply reply) {
    return new WeiboPicture(null, reply);
  }
}
