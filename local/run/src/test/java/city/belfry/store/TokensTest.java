package city.belfry.store;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.kit.AChannel;
import city.belfry.kit.cloud.Cloud;
import city.belfry.kit.cloud.EveryCloud;
import city.belfry.platform.Tokens;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@EveryCloud
class TokensTest extends StoreContract {
  private static final String CHANNEL = "bluesky-city";

  private final Tokens tokens;

  TokensTest(Cloud cloud) {
    super(cloud);
    this.tokens = new DynamoTokens(new Table(this.cloud.dynamo(), table));
  }

  private Tokens.Kept kept() {
    return tokens.read(CHANNEL).orElseThrow();
  }

  private Tokens.Kept first() {
    assertThat(tokens.replace(CHANNEL, null, "one")).isTrue();
    return kept();
  }

  @Test
  void thereIsNoneBeforeTheFirst() {
    assertThat(tokens.read(CHANNEL)).isEmpty();
    assertThat(first()).isEqualTo(new Tokens.Kept(1, false, "one"));
    assertThat(tokens.read("another")).isEmpty();
  }

  @Test
  void aSecondFirstDoesNotReplaceTheFirst() {
    first();
    assertThat(tokens.replace(CHANNEL, null, "other")).isFalse();
    assertThat(kept().sealed()).isEqualTo("one");
  }

  @Test
  void aGenerationIsSpentOnceAndItsDeclarationEndsWithIt() {
    var one = first();
    assertThat(tokens.spend(CHANNEL, one)).isTrue();
    assertThat(tokens.spend(CHANNEL, one)).isFalse();
    assertThat(kept()).isEqualTo(new Tokens.Kept(1, true, "one"));

    assertThat(tokens.replace(CHANNEL, one, "two")).isTrue();

    assertThat(kept()).isEqualTo(new Tokens.Kept(2, false, "two"));
    assertThat(tokens.spend(CHANNEL, one)).isFalse();
    assertThat(tokens.spend(CHANNEL, kept())).isTrue();
  }

  @Test
  void whoReadAnOlderGenerationReplacesNothing() {
    var one = first();
    tokens.replace(CHANNEL, one, "two");
    assertThat(tokens.replace(CHANNEL, one, "late")).isFalse();
    assertThat(kept().sealed()).isEqualTo("two");
  }

  @Test
  void nothingIsSpentWhereThereIsNothing() {
    assertThat(tokens.spend(CHANNEL, new Tokens.Kept(1, false, ""))).isFalse();
    assertThat(tokens.replace(CHANNEL, new Tokens.Kept(1, false, ""), "late")).isFalse();
    assertThat(tokens.read(CHANNEL)).isEmpty();
  }

  @Test
  @DisplayName("trap 27: of many at once one spends the generation")
  void ofManyAtOnceOneSpendsIt() throws Exception {
    var one = first();
    var tries = new ArrayList<Callable<Boolean>>();
    for (var i = 0; i < 16; i++) {
      tries.add(() -> tokens.spend(CHANNEL, one));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var won = 0;
      for (var each : threads.invokeAll(tries)) {
        won += Objects.requireNonNull(each.get()) ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    }
  }

  @Test
  void aSessionIsNoChannel() {
    stores.channels().put(AChannel.named(CHANNEL, "bluesky").build(), CHANGE);
    first();
    assertThat(stores.channels().all()).hasSize(1);
  }
}
