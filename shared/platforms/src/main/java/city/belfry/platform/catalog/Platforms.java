package city.belfry.platform.catalog;

import city.belfry.platform.Platform;
import city.belfry.platform.bluesky.Bluesky;
import city.belfry.platform.board.Board;
import city.belfry.platform.facebook.Facebook;
import city.belfry.platform.mastodon.Mastodon;
import city.belfry.platform.sample.Sample;
import city.belfry.platform.telegram.Telegram;
import city.belfry.platform.webhook.Webhook;
import city.belfry.platform.wechat.WeChat;
import city.belfry.platform.weibo.Weibo;
import city.belfry.platform.x.X;
import java.util.List;
import java.util.Optional;

/** The platforms there are: a line each. */
public final class Platforms {
  private static final List<Platform> ALL =
      List.of(
          new Board(), //
          new Sample(),
          new Bluesky(),
          new Facebook(),
          new Mastodon(),
          new Telegram(),
          new Webhook(),
          new WeChat(),
          new Weibo(),
          new X());

  private Platforms() {}

  public static List<Platform> all() {
    return ALL;
  }

  public static Optional<Platform> named(String name) {
    return ALL.stream().filter(platform -> platform.name().equals(name)).findFirst();
  }
}
