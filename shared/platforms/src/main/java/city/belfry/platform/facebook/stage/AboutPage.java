package city.belfry.platform.facebook.stage;

import city.belfry.stage.StageReply;
import java.util.Map;

/** What the Graph API tells of a Page and of a token. */
final class AboutPage {
  private AboutPage() {}

  static StageReply of(GraphCall call, String account) {
    var id = call.path().getFirst().equals("me") ? account : call.path().getFirst();
    if (!id.matches("[A-Za-z0-9-]+")) {
      return GraphReply.noSuchObject("get", id);
    }
    var body = GraphReply.object().put("id", id);
    var fields = call.fields("id,name");
    if (fields.contains("name")) {
      body.put("name", "Arroyo Vista");
    }
    if (fields.contains("followers_count")) {
      body.put("followers_count", 4210);
    }
    return GraphReply.ok(body);
  }

  static StageReply debug(GraphCall call) {
    var input = call.parameter("input_token");
    var valid = Caller.of(input, Map.of()) instanceof Caller.Known;
    var body = GraphReply.object();
    var data =
        body.putObject("data")
            .put("app_id", "138483919580948")
            .put("type", "PAGE")
            .put("is_valid", valid)
            .put("expires_at", 0)
            .put("data_access_expires_at", 0);
    data.putArray("scopes")
        .add("pages_show_list")
        .add("pages_manage_posts")
        .add("pages_read_engagement");
    return GraphReply.ok(body);
  }
}
