package city.belfry.platform.bluesky;

import city.belfry.kit.AChannel;
import city.belfry.platform.Platform;
import city.belfry.platform.bluesky.stage.BlueskyStage;
import city.belfry.platform.kit.PlatformContractTest;
import city.belfry.platform.kit.Repeat;
import java.util.List;
import java.util.Map;

/** Bluesky keeps the contract. */
class BlueskyContractTest extends PlatformContractTest {
  BlueskyContractTest() {
    super(BlueskyStage::new);
  }

  @Override
  protected Platform platform() {
    return new Bluesky();
  }

  @Override
  protected AChannel channel() {
    return AChannel.named("city", "bluesky").with("account", BlueskyStage.handle("city"));
  }

  @Override
  protected Map<String, String> secrets() {
    return Map.of("appPassword", "stage-city");
  }

  @Override
  protected List<Map<String, String>> refused() {
    return List.of(
        Map.of("appPassword", "revoked-city"),
        Map.of("appPassword", "suspended-city"),
        Map.of("appPassword", "main-city"));
  }

  @Override
  protected Repeat repeat() {
    return Repeat.SAME;
  }

  @Override
  protected boolean searchable() {
    return true;
  }

  @Override
  protected boolean asksById() {
    return true;
  }
}
