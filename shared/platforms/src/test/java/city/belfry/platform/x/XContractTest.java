package city.belfry.platform.x;

import city.belfry.kit.AChannel;
import city.belfry.platform.Platform;
import city.belfry.platform.kit.PlatformContractTest;
import city.belfry.platform.kit.Repeat;
import city.belfry.platform.x.stage.XStage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** X keeps the contract. */
class XContractTest extends PlatformContractTest {
  XContractTest() {
    super(XStage::new);
  }

  @Override
  protected Platform platform() {
    return new X();
  }

  @Override
  protected AChannel channel() {
    return AChannel.named("city", "x").with("screenName", XStage.screenName("city"));
  }

  @Override
  protected Map<String, String> secrets() {
    return Map.of(
        "consumerKey", "stage-key",
        "consumerSecret", "stage-consumer-secret",
        "accessToken", "stage-city",
        "accessTokenSecret", "stage-token-secret");
  }

  @Override
  protected List<Map<String, String>> refused() {
    return List.of(withToken("expired-city"), withToken("revoked-city"));
  }

  private Map<String, String> withToken(String token) {
    var all = new HashMap<>(secrets());
    all.put("accessToken", token);
    return all;
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
