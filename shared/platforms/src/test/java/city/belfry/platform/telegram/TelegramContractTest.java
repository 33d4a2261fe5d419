package city.belfry.platform.telegram;

import city.belfry.kit.AChannel;
import city.belfry.platform.Platform;
import city.belfry.platform.kit.PlatformContractTest;
import city.belfry.platform.kit.Repeat;
import city.belfry.platform.telegram.stage.TelegramStage;
import java.util.List;
import java.util.Map;

/** Telegram keeps the contract. */
class TelegramContractTest extends PlatformContractTest {
  TelegramContractTest() {
    super(TelegramStage::new);
  }

  @Override
  protected Platform platform() {
    return new Telegram();
  }

  @Override
  protected AChannel channel() {
    return AChannel.named("city", "telegram").with("chat", TelegramStage.chat("city"));
  }

  @Override
  protected Map<String, String> secrets() {
    return Map.of("token", "1000:stage-city");
  }

  @Override
  protected List<Map<String, String>> refused() {
    return List.of(
        Map.of("token", "1000:expired-city"),
        Map.of("token", "1000:revoked-city"),
        Map.of("token", "no/../token"));
  }

  @Override
  protected Repeat repeat() {
    return Repeat.DOUBLED;
  }

  @Override
  protected boolean searchable() {
    return false;
  }
}
