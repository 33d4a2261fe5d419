package city.belfry.platform.webhook;

import city.belfry.kit.AChannel;
import city.belfry.platform.Platform;
import city.belfry.platform.kit.PlatformContractTest;
import city.belfry.platform.kit.Repeat;
import city.belfry.platform.webhook.stage.WebhookStage;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The webhook keeps the contract. */
class WebhookContractTest extends PlatformContractTest {
  WebhookContractTest() {
    super(WebhookStage::new);
  }

  @Override
  protected Platform platform() {
    return new Webhook();
  }

  @Override
  protected AChannel channel() {
    return AChannel.named("city", "webhook");
  }

  @Override
  protected Map<String, String> secrets() {
    return Map.of("secret", WebhookStage.SECRET, "previousSecret", WebhookStage.PREVIOUS);
  }

  @Override
  protected Set<String> needed() {
    return Set.of("secret");
  }

  @Override
  protected List<Map<String, String>> refused() {
    return List.of(
        Map.of("secret", "whsec_YW5vdGhlcidzLXNlY3JldC1vZi0yNCs="),
        Map.of("secret", "whsec_dG9vIHNob3J0"),
        Map.of("secret", WebhookStage.SECRET, "previousSecret", "no secret"));
  }

  /** A receiver's body has no shape; only a failure of its own leaves open whether it has it. */
  @Override
  protected boolean tellsAll(int status) {
    return status < 500;
  }

  /** A receiver is told where the picture is. */
  @Override
  protected boolean showsPictures() {
    return false;
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
