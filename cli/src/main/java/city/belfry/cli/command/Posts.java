package city.belfry.cli.command;

import city.belfry.cli.api.Api;
import city.belfry.cli.api.Ask;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The API's list of posts, page by page. */
final class Posts {
  private static final int PAGE = 100;

  private Posts() {}

  /**
   * Posts, those due first at the beginning.
   *
   * @param query as the API has it, without limit and page
   * @param most of them
   */
  static List<JsonNode> of(Api api, String query, int most) {
    var posts = new ArrayList<JsonNode>();
    var page = "";
    do {
      var limit = Math.clamp(most - posts.size(), 1, PAGE);
      var answer =
          api.json(
              Ask.get(
                  "/v1/posts?limit="
                      + limit
                      + (query.isEmpty() ? "" : "&" + query)
                      + (page.isEmpty() ? "" : "&page=" + ApiCommand.query(page))));
      answer.path("posts").forEach(posts::add);
      page = answer.path("nextPage").asText();
    } while (!page.isEmpty() && posts.size() < most);
    return posts;
  }
}
