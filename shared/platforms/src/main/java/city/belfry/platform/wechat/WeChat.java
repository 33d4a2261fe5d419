package city.belfry.platform.wechat;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.message.Form;
import city.belfry.domain.message.Message;
import city.belfry.domain.message.Variant;
import city.belfry.domain.problem.Problem;
import city.belfry.platform.Account;
import city.belfry.platform.Budget;
import city.belfry.platform.Doubt;
import city.belfry.platform.Means;
import city.belfry.platform.Platform;
import city.belfry.platform.Ruler;
import city.belfry.platform.wire.Credentials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** WeChat Official Accounts. */
public final class WeChat implements Platform {
  static final String BASE = "https://api.weixin.qq.com/";
  static final String COVER = "coverMediaId";
  static final String AUTHOR = "author";

  private final Ruler ruler = new WeChatRuler();

  @Override
  public String name() {
    return "wechat";
  }

  @Override
  public Ruler ruler() {
    return ruler;
  }

  /** WeChat has no field for what a picture shows. */
  @Override
  public Form form() {
    return new Form(true, Form.Link.WHEN_ASKED, false).describing();
  }

  @Override
  public Doubt doubt(Channel channel) {
    return PushWay.NAME.equals(channel.settings().get(Way.SETTING))
        ? PushWay.DOUBT
        : PublishWay.DOUBT;
  }

  @Override
  public List<Problem> problems(Channel channel) {
    var all = new ArrayList<Problem>();
    Credentials.problem(
            channel, "Store appId and appSecret as parameters and name their reference here.")
        .ifPresent(all::add);
    if (channel.settings().getOrDefault(COVER, "").isBlank()) {
      all.add(
          new Problem(
              "wechat.no-cover",
              "/settings/" + COVER,
              "Every WeChat article needs a cover picture.",
              "Upload one as permanent material and write its media_id here."));
    }
    var way = channel.settings().getOrDefault(Way.SETTING, PublishWay.NAME);
    if (!Set.of(PublishWay.NAME, PushWay.NAME).contains(way)) {
      all.add(
          new Problem(
              "wechat.way",
              "/settings/" + Way.SETTING,
              "\"" + way + "\" is no way to publish on WeChat.",
              "Write \"publish\" (no notice to followers) or \"push\" (to all followers)."));
    }
    all.addAll(PushBudget.problems(channel));
    return all;
  }

  /** A later revision may correct what was pushed, so only the first is certain to be refused. */
  @Override
  public List<Problem> problems(Channel channel, Message message) {
    return message.revision() > 1
        ? List.of()
        : PushBudget.of(channel).refusal(message.severity(), Variant.ON_TIME).stream()
            .map(reason ->
                new Problem(
                    reason.code(),
                    "/severity",
                    channel.name() + " keeps its few pushes (" + reason.detail() + ")",
                    "leave the channel out, or name one that publishes without a push"))
            .toList();
  }

  @Override
  public Optional<Budget> budget(Channel channel, Instant now) {
    return PushWay.NAME.equals(channel.settings().get(Way.SETTING))
        ? Optional.of(PushBudget.of(channel).now(now))
        : Optional.empty();
  }

  @Override
  public Account open(Channel channel, Means means) {
    return new WeChatAccount(channel, means);
  }
}
