package city.belfry.platform.wechat.stage;

import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import city.belfry.time.Clock;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that left the draft box, oldest first. */
final class Articles {
  private final Clock clock;
  private final Duration work;
  private final List<Article> all = new ArrayList<>();

  Articles(Clock clock, Duration work) {
    this.clock = clock;
    this.work = work;
  }

  Instant now() {
    return clock.now();
  }

  List<StagePost> posts(int from) {
    var now = clock.now();
    return all.subList(from, all.size()).stream().map(article -> article.shown(now)).toList();
  }

  Article add(StageRequest request, String id, Draft draft) {
    return add(request, id, draft, request.arrived().plus(work));
  }

  /** What nobody will ever see. */
  Article addForNobody(StageRequest request, String id, Draft draft) {
    return add(request, id, draft, Instant.MAX);
  }

  private Article add(StageRequest request, String id, Draft draft, Instant ready) {
    var address = request.below("/s/" + id);
    var article = new Article(id, draft, address, request.arrived(), ready);
    all.add(article);
    return article;
  }

  /** What residents see of one article. */
  StageReply page(String id) {
    var now = clock.now();
    return all.stream()
        .filter(article -> article.id.equals(id) && article.visible(now) && !article.deleted())
        .findFirst()
        .map(article ->
            new StageReply(
                200,
                Map.of("content-type", "text/plain; charset=utf-8"),
                (article.draft.title() + "\n\n" + article.draft.plain())
                    .getBytes(StandardCharsets.UTF_8)))
        .orElseGet(() -> StageReply.json(404, "{}"));
  }

  static Optional<Article> own(String account, @Nullable Article article) {
    return Optional.ofNullable(article).filter(one -> one.draft.account().equals(account));
  }

  /** Ids come back as numbers or as text. */
  static long number(JsonNode node) {
    return node.asText().matches("\\d{1,18}|[1-8]\\d{18}|9[01]\\d{17}")
        ? Long.parseLong(node.asText())
        : 0;
  }
}
