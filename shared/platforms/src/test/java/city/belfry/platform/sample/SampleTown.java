package city.belfry.platform.sample;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.city.City;
import city.belfry.kit.AChannel;
import city.belfry.platform.Account;
import city.belfry.platform.Means;
import city.belfry.platform.Pages;
import city.belfry.platform.sample.stage.SampleStage;
import city.belfry.runtime.JdkWire;
import city.belfry.stage.Stage;
import city.belfry.stage.StageServer;
import city.belfry.time.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sample platform on a stage of its own, and channels on it. */
final class SampleTown implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-22T17:00:00Z");

  final SettableClock clock = new SettableClock(START);
  final SampleStage part = new SampleStage(clock);
  final Stage stage = new Stage(List.of(part), clock, ZoneId.of("UTC"));
  private final StageServer server;

  SampleTown() {
    try {
      server = StageServer.start(stage, 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Channel channel(String kind) {
    return AChannel.named("sample-city", "sample")
        .at(server.address().resolve("sample/"))
        .with("class", kind)
        .build();
  }

  Account account(String kind) {
    return account(kind, Map.of("token", "stage-sample-city"));
  }

  Account account(String kind, Map<String, String> secret) {
    var city = new City("Arroyo Vista", ZoneId.of("UTC"), URI.create("https://b.example/"));
    var means =
        new Means(new JdkWire(), clock, reference -> Optional.of(secret), new NoPages(), city);
    return new Sample().open(channel(kind), means);
  }

  @Override
  public void close() {
    server.close();
  }

  /** The sample platform writes none. */
  private static final class NoPages implements Pages {
    @Override
    public void put(String key, String contentType, byte[] content) {
      throw new AssertionError("wrote " + key);
    }

    @Override
    public boolean exists(String key) {
      throw new AssertionError("looked for " + key);
    }
  }
}
