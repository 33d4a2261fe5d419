package city.belfry.platform.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.belfry.kit.AChannel;
import city.belfry.kit.AMessage;
import city.belfry.kit.AnAttempt;
import city.belfry.platform.Account;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.catalog.Platforms;
import city.belfry.platform.kit.AMeans;
import city.belfry.platform.kit.ScriptedWire;
import city.belfry.time.SettableClock;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenAccountsTest {
  private static final Instant DUE = Instant.parse("2026-11-22T12:00:00Z");

  private final ScriptedWire outside = new ScriptedWire();
  private final OpenAccounts accounts =
      new OpenAccounts(
          Platforms::named,
          AMeans.with(outside, new SettableClock(DUE), Map.of("token", "stage-city")));

  private static AChannel sample() {
    return AChannel.named("city", "sample").at(URI.create("http://stage/stage/sample/"));
  }

  private static Outcome publish(Account account) {
    var message = AMessage.on("city").build();
    var attempt = AnAttempt.first(message, DUE);
    return switch (account.prepare(message, attempt)) {
      case Preparation.NotReady(var outcome) -> outcome;
      case Preparation.Ready ready -> account.publish(message, ready, attempt);
    };
  }

  @Test
  void opensAChannelOnItsPlatform() {
    outside.then(201, "{\"id\":\"7\"}");
    assertThat(accounts.platform(sample().build()).name()).isEqualTo("sample");
    assertThat(publish(accounts.open(sample().build(), false)))
        .isInstanceOf(Outcome.Delivered.class);
  }

  @Test
  void opensEveryAccountOnAWireThatNoDrillCanLeaveBy() {
    assertThat(publish(accounts.open(sample().build(), true))).isInstanceOf(Outcome.Deferred.class);
    assertThat(outside.sent()).isEmpty();
    assertThat(outside.warmed()).isEmpty();

    outside.then(201, "{\"id\":\"7\"}");
    assertThat(publish(accounts.open(sample().drill().build(), true)))
        .isInstanceOf(Outcome.Delivered.class);
  }

  @Test
  void knowsNoPlatformThatIsNotInTheCatalog() {
    assertThatThrownBy(() -> accounts.platform(AChannel.named("a", "pigeon-post").build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pigeon-post");
  }
}
