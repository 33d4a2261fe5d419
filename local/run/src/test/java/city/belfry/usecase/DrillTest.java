package city.belfry.usecase;

import static city.belfry.usecase.Simulation.CHANNEL;
import static city.belfry.usecase.Simulation.DUE;
import static city.belfry.usecase.Simulation.TEST;
import static city.belfry.usecase.Simulation.WRITER;
import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.city.City;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.delivery.Order;
import city.belfry.domain.post.Post;
import city.belfry.kit.AChannel;
import city.belfry.kit.ADraft;
import city.belfry.kit.ScriptedAccount;
import city.belfry.kit.ScriptedPlatform;
import city.belfry.kit.TokensInMind;
import city.belfry.platform.Means;
import city.belfry.platform.Pages;
import city.belfry.platform.Wire;
import city.belfry.platform.wire.OpenAccounts;
import city.belfry.time.SettableClock;
import city.belfry.usecase.post.AcceptPost;
import city.belfry.usecase.post.IdempotencyKey;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * No drill reaches a real channel. Four checks say so, none knowing of the others; each is shown
 * here where the three others cannot: they stand behind it, are told that it is no drill, or are
 * not there.
 */
class DrillTest {
  private final Simulation town = new Simulation();

  private static Channel channel(boolean drill) {
    var channel = AChannel.named(CHANNEL, ScriptedPlatform.NAME);
    return (drill ? channel.drill() : channel).build();
  }

  /** Nothing is stored of what this check refuses, so that no other sees it. */
  @Test
  void theFirstRefusesItWhenItIsWritten() {
    var key = new IdempotencyKey("dispatcher", "drill", "body");

    var result = town.accept.run(ADraft.on(CHANNEL).due(DUE).drill().build(), key, WRITER);

    assertThat(result)
        .isInstanceOfSatisfying(
            AcceptPost.Result.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(problem -> problem.code())
                    .containsExactly("drill-to-real-channel"));
  }

  /** Its words do not say that it is one, and the account has no wire that would refuse. */
  @Test
  void theSecondEndsItBeforeAnythingIsPrepared() {
    var post = town.accepted(ADraft.on(CHANNEL).due(DUE.plus(Duration.ofDays(1))));
    var order = post.order();
    var delivery = delivery(post, order, true);
    town.clock.set(order.due());

    town.attend(post);

    assertThat(town.account.published()).isEmpty();
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.REJECTED);
    assertThat(town.delivery(post).tries().number()).isZero();
    assertThat(delivery.order().drill()).isTrue();
  }

  /** The delivery does not say that it is one, and the account has no wire that would refuse. */
  @Test
  void theThirdReadsTheWordsThemselvesJustBeforeTheByte() {
    town.stores.channels().put(channel(true), TEST);
    var post = town.accepted(ADraft.on(CHANNEL).due(DUE.plus(Duration.ofDays(1))).drill());
    town.stores.channels().put(channel(false), TEST);
    delivery(post, post.order(), false);
    town.clock.set(post.due());

    town.attend(post);

    assertThat(town.account.published()).isEmpty();
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.REJECTED);
    assertThat(town.delivery(post).tries().number()).isEqualTo(1);
  }

  /** As the fan-out would have made it, but for what it says of drills. */
  private Delivery delivery(Post post, Order order, boolean drill) {
    var said =
        new Order(
            order.revision(),
            order.due(),
            order.until(),
            order.emergency(),
            drill,
            order.marksDelay());
    DeliveryId id = Simulation.id(post);
    var delivery = Delivery.planned(id, ScriptedPlatform.NAME, said, order.due());
    assertThat(town.stores.deliveries().create(delivery, TEST)).isTrue();
    return delivery;
  }

  /** The last door before the network: nothing came before it. */
  @Nested
  class TheFourth {
    private static final HttpRequest REQUEST =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:9/post")).build();

    private final SettableClock clock = new SettableClock(DUE);
    private final ScriptedPlatform platform = new ScriptedPlatform(new ScriptedAccount(clock));
    private final List<URI> left = new ArrayList<>();

    private Wire opened(Channel channel, boolean drill) {
      var zone = ZoneId.of("America/Los_Angeles");
      var city = new City("Arroyo Vista", zone, URI.create("http://127.0.0.1/"));
      var means =
          new Means(
              new Leaving(),
              clock,
              name -> Optional.of(Map.of()),
              new TokensInMind(),
              new NoPages(),
              _ -> new byte[0],
              city);
      new OpenAccounts(name -> Optional.of(platform), means).open(channel, drill);
      return platform.means().orElseThrow().wire();
    }

    @Test
    void carriesNoDrillToARealChannel() {
      var wire = opened(channel(false), true);

      wire.warm(REQUEST.uri());

      assertThat(wire.send(REQUEST)).isInstanceOf(Wire.Reply.NeverLeft.class);
      assertThat(left).isEmpty();
    }

    @Test
    void carriesADrillToADrillChannelAndARealPostToEither() {
      opened(channel(true), true).send(REQUEST);
      opened(channel(true), false).send(REQUEST);
      opened(channel(false), false).send(REQUEST);

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
