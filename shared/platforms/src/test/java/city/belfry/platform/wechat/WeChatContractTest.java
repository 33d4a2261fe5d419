package city.belfry.platform.wechat;

import city.belfry.kit.AChannel;
import city.belfry.platform.Platform;
import city.belfry.platform.kit.PlatformContractTest;
import city.belfry.platform.kit.Repeat;
import city.belfry.platform.wechat.stage.WeChatStage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** WeChat keeps the contract, whichever way an article goes. */
class WeChatContractTest {
  abstract static class OfWay extends PlatformContractTest {
    private final String way;

    OfWay(String way) {
      super(WeChatStage::new);
      this.way = way;
    }

    @Override
    protected Platform platform() {
      return new WeChat();
    }

    @Override
    protected AChannel channel() {
      return AChannel.named("city", "wechat")
          .with("coverMediaId", "cover-1")
          .with("way", way)
          .with("pushesFor", "routine");
    }

    @Override
    protected Map<String, String> secrets() {
      return Map.of("appId", "stage-city", "appSecret", "stage-secret");
    }

    /** WeChat's tokens are fetched when they are needed: only what fetches them is revoked. */
    @Override
    protected List<Map<String, String>> refused() {
      return List.of(
          Map.of("appId", "stage-city", "appSecret", "an-earlier-secret"),
          Map.of("appId", "unlisted-city", "appSecret", "stage-secret"));
    }

    /** WeChat tells no instant: its limits are by the minute. */
    @Override
    protected Instant limited() {
      return DUE.plusSeconds(60);
    }
  }

  @Nested
  class Publish extends OfWay {
    Publish() {
      super("publish");
    }

    @Override
    protected Repeat repeat() {
      return Repeat.REFUSED;
    }

    @Override
    protected boolean searchable() {
      return true;
    }
  }

  @Nested
  class Push extends OfWay {
    Push() {
      super("push");
    }

    @Override
    protected Repeat repeat() {
      return Repeat.SAME;
    }

    @Override
    protected boolean searchable() {
      return false;
    }
  }
}
