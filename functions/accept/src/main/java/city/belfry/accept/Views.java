package city.belfry.accept;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.TakeBack;
import city.belfry.domain.language.Language;
import city.belfry.domain.message.Measure;
import city.belfry.domain.post.Draft;
import city.belfry.domain.post.Figure;
import city.belfry.domain.post.Post;
import city.belfry.domain.post.PostState;
import city.belfry.domain.post.Text;
import city.belfry.runtime.Json;
import city.belfry.usecase.hold.Hold;
import city.belfry.usecase.post.CheckPost;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the API shows, field by field. */
final class Views {
  private Views() {}

  static ObjectNode post(Post post, boolean settled) {
    var node =
        Json.object()
            .put("id", post.id())
            .put("state", state(post, settled))
            .put("version", post.ver())
            .put("revision", post.revision())
            .put("topic", lower(post.topic()))
            .put("severity", lower(post.severity()))
            .put("drill", post.drill())
            .put("headline", post.headline())
            .put("due", post.due().toString());
    instant(node, "expiry", post.expiry());
    node.set("latePolicy", Json.latePolicy(post.latePolicy()));
    node.put("until", post.until().toString()).put("author", post.author());
    instant(node, "learned", post.learned());
    node.put("written", post.written().toString()).put("accepted", post.accepted().toString());
    var plan = node.putArray("plan");
    post.plan()
        .forEach(p ->
            languages(
                plan.addObject().put("channel", p.channel()).put("platform", p.platform()),
                p.languages()));
    return node;
  }

  private static String state(Post post, boolean settled) {
    return settled && post.state() == PostState.LIVE ? "settled" : lower(post.state());
  }

  static void draft(ObjectNode node, Draft draft) {
    var texts = node.putObject("texts");
    draft.texts().forEach(text -> texts.set(text.language().tag(), text(text)));
    if (!draft.channelTexts().isEmpty()) {
      var own = node.putObject("channelTexts");
      draft
          .channelTexts()
          .forEach(t ->
              own.withObjectProperty(t.channel())
                  .putObject(t.language().tag())
                  .put("headline", t.headline())
                  .put("body", t.body()));
    }
    var channels = node.putArray("channels");
    draft.channels().forEach(channels::add);
    node.put("link", draft.link());
    if (draft.picture() != null) {
      node.set("picture", figure(draft.picture()));
    }
  }

  private static ObjectNode figure(Figure figure) {
    var node = Json.object().put("id", figure.picture());
    var alt = node.putObject("alt");
    figure.alts().forEach(a -> alt.put(a.language().tag(), a.text()));
    return node.put("decorative", figure.decorative());
  }

  private static ObjectNode text(Text text) {
    return Json.object()
        .put("headline", text.headline())
        .put("body", text.body())
        .put("check", lower(text.check()));
  }

  static ObjectNode channel(Channel channel) {
    var node = Json.object().put("name", channel.name()).put("platform", channel.platform());
    languages(node, channel.languages());
    node.put("together", channel.together())
        .put("credentials", channel.credentials())
        .put("drill", channel.drill())
        .put("paceMillis", channel.pace().toMillis())
        .put("generation", channel.generation());
    if (channel.baseUrl() != null) {
      node.put("baseUrl", channel.baseUrl().toString());
    }
    var settings = node.putObject("settings");
    channel.settings().forEach(settings::put);
    return node;
  }

  static ObjectNode takeBack(TakeBack wish) {
    var node =
        Json.object()
            .put("state", lower(wish.state()).replace('_', '-'))
            .put("by", wish.by().who())
            .put("because", wish.by().why())
            .put("at", wish.at().toString());
    if (wish.reason() != null) {
      node.put("reason", wish.reason().code());
    }
    return node;
  }

  static ObjectNode hold(Hold hold) {
    var node = Json.object().put("set", hold.set()).put("epoch", hold.epoch());
    if (hold.epoch() > 0) {
      node.put("by", hold.by()).put("at", hold.at().toString()).put("because", hold.why());
    }
    return node;
  }

  static ObjectNode measured(CheckPost.Measured measured) {
    var message = measured.message();
    var node = Json.object().put("channel", message.delivery().channel());
    languages(node, message.languages());
    node.put("title", message.onTime().title()).put("text", message.onTime().text());
    if (message.onTime().link() != null) {
      node.put("link", message.onTime().link().toString());
    }
    var measures = node.putArray("measures");
    measured.ruling().measures().forEach(m -> measures.add(measure(m)));
    return FeeView.on(node.put("fits", measured.ruling().fits()), measured);
  }

  private static ObjectNode measure(Measure measure) {
    return Json.object()
        .put("ruler", measure.ruler())
        .put("part", measure.part())
        .put("count", measure.count())
        .put("limit", measure.limit());
  }

  static void languages(ObjectNode node, List<Language> languages) {
    ArrayNode tags = node.putArray("languages");
    languages.forEach(language -> tags.add(language.tag()));
  }

  static void instant(ObjectNode node, String name, @Nullable Instant instant) {
    if (instant != null) {
      node.put(name, instant.toString());
    }
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
