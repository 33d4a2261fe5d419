package city.belfry.stage.catalog;

import city.belfry.platform.bluesky.stage.BlueskyStage;
import city.belfry.platform.facebook.stage.FacebookStage;
import city.belfry.platform.mastodon.stage.MastodonStage;
import city.belfry.platform.sample.stage.SampleStage;
import city.belfry.platform.telegram.stage.TelegramStage;
import city.belfry.platform.webhook.stage.WebhookStage;
import city.belfry.platform.wechat.stage.WeChatStage;
import city.belfry.platform.weibo.stage.WeiboStage;
import city.belfry.platform.x.stage.XStage;
import city.belfry.stage.StagePart;
import city.belfry.time.Clock;
import java.util.List;

/** The platforms that the stage plays: a line each. */
public final class Stages {
  private Stages() {}

  public static List<StagePart> all(Clock clock) {
    return List.of(
        new WeiboStage(clock), //
        new WeChatStage(clock),
        new FacebookStage(clock),
        new XStage(clock),
        new TelegramStage(clock),
        new MastodonStage(clock),
        new BlueskyStage(clock),
        new WebhookStage(clock),
        new SampleStage(clock));
  }
}
