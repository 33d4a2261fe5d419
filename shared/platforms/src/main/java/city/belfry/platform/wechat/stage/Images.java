package city.belfry.platform.wechat.stage;

import city.belfry.stage.StagePicture;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The pictures of articles: {@code cgi-bin/media/uploadimg}. An article keeps no picture from
 * elsewhere.
 *
 * @see <a
 *     href="https://developers.weixin.qq.com/doc/service/api/material/permanent/api_uploadimage">media/uploadimg</a>
 */
final class Images {
  static final String UPLOAD = "/cgi-bin/media/uploadimg";
  private static final String MOUNT = "/mmbiz/";

  /** In bytes. */
  private static final int LIMIT = 1_000_000;

  private static final Set<String> TYPES = Set.of("image/jpeg", "image/png");
  private static final Pattern IMG = Pattern.compile("(?i)<img\\b[^>]*>");
  private static final Pattern SRC = Pattern.compile("(?i)\\bsrc\\s*=\\s*[\"']([^\"']*)[\"']");

  private final Map<String, StagePicture> byAddress = new LinkedHashMap<>();

  StageReply upload(StageRequest request) {
    var file = request.file("media");
    if (file.isEmpty()) {
      return WeChatReply.error(41005, "media data missing");
    }
    if (file.get().body().length >= LIMIT) {
      return WeChatReply.error(40009, "invalid image size");
    }
    var picture = StagePicture.of(file.get().body()).filter(it -> TYPES.contains(it.type()));
    if (picture.isEmpty()) {
      return WeChatReply.error(40005, "invalid file type");
    }
    var address = request.below(MOUNT + (byAddress.size() + 1) + "/0");
    byAddress.put(address, picture.get());
    return WeChatReply.of(WeChatReply.fine().put("url", address));
  }

  /** HTML without the pictures that were not uploaded here. */
  String own(String html) {
    return IMG.matcher(html).replaceAll(img -> kept(img).isPresent() ? "$0" : "");
  }

  /** The first picture that HTML shows. */
  Optional<StagePicture> shown(String html) {
    return IMG.matcher(html).results().flatMap(img -> kept(img).stream()).findFirst();
  }

  private Optional<StagePicture> kept(MatchResult img) {
    var src = SRC.matcher(img.group());
    return src.find()
        ? Optional.ofNullable(byAddress.get(src.group(1).replace("&amp;", "&")))
        : Optional.empty();
  }
}
