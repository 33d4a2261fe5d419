package city.belfry.platform.wire;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.channel.Channel;
import city.belfry.kit.AChannel;
import city.belfry.platform.Wire;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.kit.ScriptedWire;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelWireTest {
  private static final URI HOME = URI.create("https://api.city.example:8443/v1/");
  private static final Reply.Answer FINE = ScriptedWire.answer(200, "fine");

  private final ScriptedWire outside = new ScriptedWire().then(FINE);
  private final Channel real = AChannel.named("city", "x").at(HOME).build();
  private final Channel forDrills = AChannel.named("city", "x").at(HOME).drill().build();

  private static Reply ask(Wire wire, String address) {
    var there = URI.create(address);
    wire.warm(there);
    return wire.send(HttpRequest.newBuilder(there).build());
  }

  @Test
  void letsTheChannelsOwnServerBeReached() {
    var wire = new ChannelWire(outside, real, false);
    assertThat(ask(wire, "https://api.city.example:8443/v2/posts")).isEqualTo(FINE);
    assertThat(outside.warmed()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://other.example:8443/v1/",
        "https://api.city.example/v1/",
        "https://api.city.example:8444/v1/",
        "https://api.city.example:8443@other.example/v1/",
        "https://x@api.city.example:8443/v1/",
        "https://api.city.example.other.example:8443/v1/",
        "http://api.city.example:8443/v1/",
      })
  void letsNoOtherServerBeReached(String address) {
    var wire = new ChannelWire(outside, real, false);
    assertThat(ask(wire, address))
        .isInstanceOfSatisfying(
            Reply.NeverLeft.class, it -> assertThat(it.why()).contains("not the server of city"));
    assertThat(outside.warmed()).isEmpty();
    assertThat(outside.sent()).isEmpty();
  }

  @Test
  void letsNoDrillLeaveForARealChannel() {
    assertThat(ask(new ChannelWire(outside, real, true), HOME.toString()))
        .isInstanceOfSatisfying(
            Reply.NeverLeft.class, it -> assertThat(it.why()).contains("a drill does not leave"));
    assertThat(outside.warmed()).isEmpty();
    assertThat(outside.sent()).isEmpty();
  }

  @Test
  void letsADrillReachADrillChannel() {
    assertThat(ask(new ChannelWire(outside, forDrills, true), HOME.toString())).isEqualTo(FINE);
    assertThat(outside.warmed()).containsExactly(HOME);
  }

  @Test
  void leavesAChannelWithoutAnAddressToItsPlatform() {
    var usual = AChannel.named("city", "x").build();
    assertThat(ask(new ChannelWire(outside, usual, false), "https://api.x.com/2/tweets"))
        .isEqualTo(FINE);
    assertThat(ask(new ChannelWire(outside, usual, true), "https://api.x.com/2/tweets"))
        .isInstanceOf(Reply.NeverLeft.class);
  }
}
