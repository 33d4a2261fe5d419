package city.belfry.platform.sample;

import city.belfry.domain.channel.Channel;
import city.belfry.kit.AChannel;
import city.belfry.platform.Account;
import city.belfry.platform.kit.AMeans;
import city.belfry.platform.kit.StageWire;
import city.belfry.platform.sample.stage.SampleStage;
import city.belfry.time.SettableClock;
import java.time.Instant;
import java.util.Map;

/** The sample platform on a stage of its own, and channels on it. */
final class SampleTown {
  static final Instant START = Instant.parse("2026-11-22T17:00:00Z");

  final SettableClock clock = new SettableClock(START);
  final SampleStage part = new SampleStage(clock);
  private final StageWire wire = new StageWire(part, clock);

  Channel channel(String kind) {
    return AChannel.named("sample-city", "sample").at(wire.base()).with("class", kind).build();
  }

  Account account(String kind) {
    return account(kind, Map.of("token", "stage-sample-city"));
  }

  Account account(String kind, Map<String, String> secrets) {
    return new Sample().open(channel(kind), AMeans.with(wire, clock, secrets));
  }
}
