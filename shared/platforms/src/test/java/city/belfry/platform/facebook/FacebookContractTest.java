package city.belfry.platform.facebook;

import city.belfry.kit.AChannel;
import city.belfry.platform.Platform;
import city.belfry.platform.facebook.stage.FacebookStage;
import city.belfry.platform.kit.PlatformContractTest;
import city.belfry.platform.kit.Repeat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Facebook keeps the contract. */
class FacebookContractTest extends PlatformContractTest {
  FacebookContractTest() {
    super(FacebookStage::new);
  }

  @Override
  protected Platform platform() {
    return new Facebook();
  }

  @Override
  protected AChannel channel() {
    return AChannel.named("city", "facebook").with("pageId", "77");
  }

  @Override
  protected Map<String, String> secrets() {
    return Map.of("pageToken", "stage-city", "appSecret", "stage-secret");
  }

  @Override
  protected Set<String> needed() {
    return Set.of("pageToken");
  }

  @Override
  protected List<Map<String, String>> refused() {
    return List.of(Map.of("pageToken", "expired-city"), Map.of("pageToken", "revoked-city"));
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
