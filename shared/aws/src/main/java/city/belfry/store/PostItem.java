package city.belfry.store;

import city.belfry.domain.channel.Heartbeat;
import city.belfry.domain.language.Language;
import city.belfry.domain.post.LatePolicy;
import city.belfry.domain.post.Planned;
import city.belfry.domain.post.Post;
import city.belfry.domain.post.PostState;
import city.belfry.domain.post.Severity;
import city.belfry.domain.post.Topic;
import city.belfry.runtime.Json;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A post as an item. */
final class PostItem {
  private PostItem() {}

  /** The post under its key, without a version: each write counts that up itself. */
  static Item write(Post post) {
    var key = Key.post(post.id());
    var item =
        Item.empty()
            .text("pk", key.pk())
            .text("sk", key.sk())
            .text("id", post.id())
            .text("state", post.state().name())
            .number("rev", post.revision())
            .number("approved", post.approved())
            .text("topic", post.topic().name())
            .text("severity", post.severity().name())
            .flag("drill", post.drill())
            .instant("due", post.due())
            .instant("expiry", post.expiry())
            .text("latePolicy", Json.latePolicy(post.latePolicy()).toString())
            .instant("until", post.until())
            .list("plan", post.plan(), PostItem::planned)
            .text("headline", post.headline())
            .text("author", post.author())
            .instant("learned", post.learned())
            .instant("written", post.written())
            .instant("accepted", post.accepted())
            .text("month", listed(post))
            .text("dueId", dueId(post.due(), post.id()));
    Fleeting.item(item, channel(post), post.due());
    return Wake.put(item, key, post.wake());
  }

  static Post read(Item item) {
    return new Post(
        item.text("id"),
        item.constant("state", PostState.class),
        item.number("ver"),
        item.integer("rev"),
        item.integer("approved"),
        item.constant("topic", Topic.class),
        item.constant("severity", Severity.class),
        item.flag("drill"),
        item.instant("due"),
        item.instantOrNull("expiry"),
        Json.read(item.text("latePolicy"), LatePolicy.class),
        item.instant("until"),
        item.list("plan", PostItem::readPlanned),
        item.text("headline"),
        item.text("author"),
        item.instantOrNull("learned"),
        item.instant("written"),
        item.instant("accepted"),
        Wake.read(item));
  }

  /** Heartbeats have a list of their own: no month of the city's shows them. */
  private static String listed(Post post) {
    return Heartbeat.isOn(channel(post)) ? Heartbeat.NAME : month(post.due()).toString();
  }

  /** The first: a heartbeat has no other. */
  static String channel(Post post) {
    return post.plan().isEmpty() ? "" : post.plan().getFirst().channel();
  }

  static YearMonth month(Instant due) {
    return YearMonth.from(due.atOffset(ZoneOffset.UTC));
  }

  /** Sorts by due: milliseconds in a fixed width, then the id. */
  private static String dueId(Instant due, String id) {
    return "%015d#%s".formatted(due.toEpochMilli(), id);
  }

  private static Item planned(Planned planned) {
    return Item.empty()
        .text("channel", planned.channel())
        .text("platform", planned.platform())
        .text(
            "languages",
            planned.languages().stream().map(Language::tag).collect(Collectors.joining("+")));
  }

  private static Planned readPlanned(Item item) {
    return new Planned(
        item.text("channel"),
        item.text("platform"),
        Arrays.stream(item.text("languages").split("\\+", -1)).map(Language::new).toList());
  }
}
