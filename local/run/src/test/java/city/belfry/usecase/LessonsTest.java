package city.belfry.usecase;

import static city.belfry.usecase.Simulation.CHANNEL;
import static city.belfry.usecase.Simulation.DUE;
import static city.belfry.usecase.Simulation.WRITER;
import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.post.Post;
import city.belfry.kit.ADraft;
import city.belfry.kit.cloud.EmbeddedTables;
import city.belfry.kit.cloud.SmallPages;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What others' schedulers lost or doubled, where no other test shows it: see docs/lessons.md. */
class LessonsTest {
  private final Simulation town = new Simulation(SmallPages.of(EmbeddedTables.client()));

  private List<Post> twenty() {
    return IntStream.range(0, 20)
        .mapToObj(i -> town.accepted(ADraft.on(CHANNEL).due(DUE).text("en", "Street " + i, "")))
        .toList();
  }

  private List<DeliveryState> states(List<Post> posts) {
    return posts.stream().map(town::delivery).map(Delivery::state).toList();
  }

  @Test
  void theTickReadsEveryPageOfItsIndex() {
    var posts = twenty();
    town.queue.lose();

    town.tickUntil(DUE.plusSeconds(120));

    assertThat(states(posts)).containsOnly(DeliveryState.DELIVERED);
    assertThat(town.account.published()).hasSize(20);
  }

  @Test
  void aHoldReachesEveryPageOfOpenPosts() {
    var posts = twenty();

    town.hold.hold("smoke", WRITER);

    assertThat(states(posts)).containsOnly(DeliveryState.HELD);
  }

  @Test
  void aTickLeavesAloneWhatTheIndexStillListsAlthoughItWasHandedOn() {
    var post = town.accepted();
    town.tick.run();
    town.queue.lose();
    town.stillLists(post);

    town.tick.run();

    assertThat(town.queue.waiting()).isEmpty();
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.WAITING);
  }
}
