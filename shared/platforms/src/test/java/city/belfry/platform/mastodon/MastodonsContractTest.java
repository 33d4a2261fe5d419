package city.belfry.platform.mastodon;

import city.belfry.kit.AChannel;
import city.belfry.platform.Platform;
import city.belfry.platform.kit.PlatformContractTest;
import city.belfry.stage.StagePart;
import city.belfry.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What is alike on every server that speaks Mastodon's API. */
abstract class MastodonsContractTest extends PlatformContractTest {
  MastodonsContractTest(Function<Clock, StagePart> part) {
    super(part);
  }

  @Override
  protected Platform platform() {
    return new Mastodon();
  }

  @Override
  protected AChannel channel() {
    return AChannel.named("city", "mastodon");
  }

  @Override
  protected Map<String, String> secrets() {
    return Map.of("accessToken", "stage-city");
  }

  @Override
  protected List<Map<String, String>> refused() {
    return List.of(
        Map.of("accessToken", "expired-city"),
        Map.of("accessToken", "revoked-city"),
        Map.of("accessToken", "disabled-city"));
  }

  @Override
  protected boolean searchable() {
    return true;
  }
}
