package city.belfry.platform.weibo;

import city.belfry.kit.AChannel;
import city.belfry.platform.Platform;
import city.belfry.platform.kit.PlatformContractTest;
import city.belfry.platform.kit.Repeat;
import city.belfry.platform.weibo.stage.WeiboStage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Weibo keeps the contract. */
class WeiboContractTest extends PlatformContractTest {
  WeiboContractTest() {
    super(WeiboStage::new);
  }

  @Override
  protected Platform platform() {
    return new Weibo();
  }

  @Override
  protected AChannel channel() {
    return AChannel.named("city", "weibo")
        .with("uid", WeiboStage.uid("city"))
        .with("safeDomain", "arroyovista.example")
        .with("rip", "203.0.113.7");
  }

  @Override
  protected Map<String, String> secrets() {
    return Map.of("accessToken", "stage-city");
  }

  @Override
  protected List<Map<String, String>> refused() {
    return List.of(Map.of("accessToken", "expired-city"), Map.of("accessToken", "revoked-city"));
  }

  @Override
  protected String text(String words) {
    return "https://alerts.arroyovista.example/p/1 " + words;
  }

  /** Weibo tells no instant: it counts by the clock's hour. */
  @Override
  protected Instant limited() {
    return Instant.parse("2026-11-22T13:00:05Z");
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
