package city.belfry.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.city.City;
import city.belfry.kit.AChannel;
import city.belfry.kit.ScriptedAccount;
import city.belfry.kit.ScriptedPlatform;
import city.belfry.platform.Means;
import city.belfry.platform.Pages;
import city.belfry.platform.Wire;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.OpenAccounts;
import city.belfry.time.SettableClock;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The last door before the network: whatever came before it, no drill leaves for a real channel.
 */
class DrillWireTest {
  private static final HttpRequest REQUEST =
      HttpRequest.newBuilder(URI.create("http://127.0.0.1:9/post")).build();

  private final SettableClock clock = new SettableClock(Simulation.DUE);
  private final ScriptedPlatform platform = new ScriptedPlatform(new ScriptedAccount(clock));
  private final List<URI> left = new ArrayList<>();
  private final Channel real = AChannel.named("sample-city", ScriptedPlatform.NAME).build();
  private final Channel drills =
      AChannel.named("sample-drill", ScriptedPlatform.NAME).drill().build();

  private Wire opened(Channel channel, boolean drill) {
    var city =
        new City("Arroyo Vista", ZoneId.of("America/Los_Angeles"), URI.create("http://127.0.0.1/"));
    var means = new Means(new Leaving(), clock, name -> Optional.of(Map.of()), new NoPages(), city);
    new OpenAccounts(name -> Optional.of(platform), means).open(channel, drill);
    return platform.means().orElseThrow().wire();
  }

  @Test
  void carriesNoDrillToARealChannel() {
    var wire = opened(real, true);

    wire.warm(REQUEST.uri());

    assertThat(wire.send(REQUEST)).isInstanceOf(Reply.NeverLeft.class);
    assertThat(left).isEmpty();
  }

  @Test
  void carriesADrillToADrillChannelAndARealPostToEither() {
    opened(drills, true).send(REQUEST);
    opened(drills, false).send(REQUEST);
    opened(real, false).send(REQUEST);

    assertThat(left).hasSize(3);
  }

  private final class Leaving implements Wire {
    @Override
    public void warm(URI host) {
      left.add(host);
    }

    @Override
    public Reply send(HttpRequest request) {
      left.add(request.uri());
      return new Reply.Answer(200, Map.of(), new byte[0], false);
    }
  }

  private static final class NoPages implements Pages {
    @Override
    public void put(String key, String contentType, byte[] content) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean exists(String key) {
      return false;
    }
  }
}
