package city.belfry.usecase;

import static city.belfry.usecase.Simulation.DUE;
import static city.belfry.usecase.Simulation.GUARD;
import static city.belfry.usecase.Simulation.TEST;
import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.post.Post;
import city.belfry.kit.AChannel;
import city.belfry.kit.ADraft;
import city.belfry.kit.ScriptedAccount;
import city.belfry.kit.ScriptedPlatform;
import city.belfry.kit.cloud.CountedCalls;
import city.belfry.kit.cloud.CountedCalls.Call;
import city.belfry.kit.cloud.EmbeddedTables;
import city.belfry.platform.Outcome;
import city.belfry.usecase.delivery.Attend;
import city.belfry.usecase.delivery.PublishChoices;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A thousand deliveries at one instant, over eight channels: no two of them write the same item or
 * check the same condition, so that none can refuse another.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThousandClaimsTest {
  /** DynamoDB Local has one lock for a table, and gives up on those who wait for it too long. */
  private static final int AT_ONCE = 8;

  private static final int POSTS = 125;
  private static final List<String> CHANNELS =
      IntStream.rangeClosed(1, 8).mapToObj("sample-%d"::formatted).toList();

  private final CountedCalls counted = new CountedCalls(EmbeddedTables.client());
  private final Simulation town = new Simulation(counted.client());
  private final List<DeliveryId> deliveries =
      Stream.generate(this::accepted).limit(POSTS).flatMap(p -> p.deliveries().stream()).toList();

  private Post accepted() {
    for (var name : CHANNELS) {
      if (town.stores.channels().find(name).isEmpty()) {
        town.stores.channels().put(AChannel.named(name, ScriptedPlatform.NAME).build(), TEST);
      }
    }
    return town.accepted(ADraft.on(CHANNELS.toArray(String[]::new)).due(DUE));
  }

  @BeforeAll
  void allAtOnce() throws InterruptedException {
    assertThat(deliveries).hasSize(1_000);
    town.queue.lose();
    counted.forget();
    town.clock.set(DUE.minusSeconds(10));
    var turns = new Semaphore(AT_ONCE);
    for (var thread : deliveries.stream().map(id -> attending(id, turns)).toList()) {
      thread.join();
    }
  }

  /** A publisher of its own: what it calls bears the delivery's name. */
  private Thread attending(DeliveryId id, Semaphore turns) {
    var placed = new Outcome.Delivered(new Placed(id.toString(), null, null));
    var platform = new ScriptedPlatform(new ScriptedAccount(town.clock).answers(placed));
    var attend =
        new Attend(
            town.stores,
            platform,
            town.queue,
            town.clock,
            town.ids,
            new PublishChoices(GUARD, Duration.ZERO));
    return Thread.ofVirtual()
        .name(id.toString())
        .start(() -> {
          turns.acquireUninterruptibly();
          try {
            attend.run(id);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          } finally {
            turns.release();
          }
        });
  }

  private List<Call> writes() {
    return counted.calls().stream().filter(Call::writes).toList();
  }

  @Test
  void eachIsClaimedOnceAndNoneIsRefused() {
    var perDelivery = writes().stream().collect(groupingBy(Call::thread));

    assertThat(perDelivery).hasSize(1_000);
    assertThat(perDelivery.values())
        .allSatisfy(calls ->
            assertThat(calls)
                .extracting(Call::operation)
                .containsExactly("updateItem", "putItem", "updateItem"));
    for (var id : deliveries) {
      assertThat(town.stores.deliveries().find(id))
          .map(Delivery::state)
          .contains(DeliveryState.DELIVERED);
    }
  }

  @Test
  void noItemIsWrittenOrCheckedByTwo() {
    var writers = writes().stream().collect(groupingBy(Call::key, mapping(Call::thread, toSet())));

    assertThat(writers.values()).allSatisfy(by -> assertThat(by).hasSize(1));
    assertThat(writers.keySet()).noneMatch(key -> key.startsWith("CITY") || key.endsWith(" POST"));
    assertThat(counted.calls())
        .extracting(Call::operation)
        .containsOnly("getItem", "updateItem", "putItem");
    assertThat(counted.calls()).allMatch(Call::consistent);
  }

  private double perDelivery(Predicate<Call> which) {
    return counted.calls().stream().filter(which).mapToDouble(Call::units).sum()
        / deliveries.size();
  }

  /** Printed for docs/guarantees.md. */
  @Test
  void aDeliveryCostsWhatTheGuaranteesSay() {
    var calls =
        counted.calls().stream()
            .collect(groupingBy(Call::operation, TreeMap::new, averagingDouble(Call::units)));
    var reads = perDelivery(call -> !call.writes());
    var writes = perDelivery(Call::writes);
    System.out.printf(
        "a thousand claims: %.2f read and %.2f write request units a delivery; a call: %s%n",
        reads, writes, calls);

    assertThat(reads).isEqualTo(6);
    assertThat(writes).isEqualTo(6);
  }
}
