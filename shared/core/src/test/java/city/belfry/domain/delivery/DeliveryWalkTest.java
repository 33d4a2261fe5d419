package city.belfry.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.language.Language;
import city.belfry.domain.message.Variant;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random walks over the edges of a delivery: whatever comes in whatever order, the rules hold. */
class DeliveryWalkTest {
  private static final Instant DUE = Instant.parse("2026-11-22T18:00:00Z");
  private static final DeliveryId ID =
      new DeliveryId("01K7Q4X9Z3ABCDEFGHJKMNPQRS", "sample-city", List.of(new Language("en")));
  private static final Reason WHY = new Reason("sample.why", "");
  private static final int STEPS = 80;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyWalkKeepsTheRules(long seed) {
    var walk = new Walk(new Random(seed));
    for (var step = 0; step < STEPS; step++) {
      walk.step();
    }
  }

  @Test
  void theWalksReachEveryStateInAndOutOfDoubt() {
    var reached = new HashSet<DeliveryState>();
    var doubtful = new HashSet<DeliveryState>();
    seeds()
        .forEach(seed -> {
          var walk = new Walk(new Random(seed));
          for (var step = 0; step < STEPS; step++) {
            walk.step();
            (walk.now.inDoubt() ? doubtful : reached).add(walk.now.state());
          }
        });
    assertThat(reached).containsExactlyInAnyOrder(DeliveryState.values());
    assertThat(doubtful)
        .containsExactlyInAnyOrder(
            DeliveryState.WAITING,
            DeliveryState.HELD,
            DeliveryState.PARKED,
            DeliveryState.CLAIMED,
            DeliveryState.PENDING,
            DeliveryState.DELIVERED,
            DeliveryState.UNCONFIRMED);
  }

  private static final class Walk {
    private final Random random;
    private Instant clock = DUE.minusSeconds(60);
    private Delivery now = Delivery.planned(ID, "sample", order(1), clock);
    private @Nullable Variant chosen;
    private int claims;

    Walk(Random random) {
      this.random = random;
    }

    void step() {
      clock = clock.plusMillis(random.nextInt(90_000));
      var edges = edges();
      if (edges.isEmpty()) {
        now = Delivery.planned(ID, "sample", order(1), clock);
        chosen = null;
        return;
      }
      var edge = List.copyOf(edges.entrySet()).get(random.nextInt(edges.size()));
      var before = now;
      now = edge.getValue().get();
      check(edge.getKey(), before, now);
    }

    private Map<String, Supplier<Delivery>> edges() {
      var edges = new TreeMap<String, Supplier<Delivery>>();
      switch (now.state()) {
        case WAITING -> {
          fences(edges);
          edges.put("claimed", () -> now.claimed(claim(), clock.plus(Timing.SENDER)));
          edges.put("held", () -> now.held(clock));
          edges.put("declined later", () -> now.deferred(clock, "503"));
          edges.put("declined", () -> now.rejected(WHY, "400"));
          edges.put("key forgotten", () -> now.unconfirmed(WHY, ""));
        }
        case HELD -> {
          fences(edges);
          edges.put("released", () -> now.waiting(clock));
          edges.put("parked", () -> now.parked(WHY, "", clock));
        }
        case PARKED -> {
          fences(edges);
          edges.put("released", () -> now.waiting(clock));
        }
        case CLAIMED -> {
          var sent = now.sending(new Sent(clock, "claim", "words", "key"));
          edges.put("delivered", () -> sent.delivered(placed(), clock, clock));
          edges.put("pending", () -> sent.pending(new Handle("job"), clock, clock, clock));
          edges.put("rejected", () -> sent.rejected(WHY, "400"));
          edges.put("deferred", () -> now.deferred(clock, "429"));
          edges.put("unauthorized", () -> now.parked(WHY, "401", clock));
          edges.put("unknown", () -> sent.unknown("?", clock, clock, Timing.LONGEST, clock));
          edges.put("look again", () -> now.lookAgain(clock, ""));
          edges.put("absent", () -> now.absent(clock, false));
          edges.put("resendable", () -> now.resendable(clock));
          edges.put("found", () -> now.found(placed(), clock));
          edges.put("cannot tell", () -> now.unconfirmed(WHY, ""));
        }
        case PENDING -> {
          edges.put("visible", () -> now.found(placed(), clock));
          edges.put("refused", () -> now.rejected(WHY, ""));
          edges.put("underway", () -> now.lookAgain(clock, ""));
          edges.put("too long", () -> now.unconfirmed(WHY, ""));
        }
        case REJECTED, MISSED -> edges.put("reopened", () -> now.reopened(newer(), clock));
        case DELIVERED, CANCELLED, UNCONFIRMED -> {}
      }
      return edges;
    }

    private void fences(Map<String, Supplier<Delivery>> edges) {
      edges.put("cancelled", now::cancelled);
      edges.put("missed", () -> now.missed(WHY));
      edges.put("revised", () -> now.revised(newer(), clock));
    }

    private Claim claim() {
      var open = random.nextBoolean() ? Variant.ON_TIME : Variant.DELAYED;
      var variant = now.tries().variant();
      return new Claim("claim-" + ++claims, clock, variant == null ? open : variant, Map.of());
    }

    private Order newer() {
      return order(now.order().revision() + 1);
    }

    private void check(String edge, Delivery before, Delivery after) {
      assertThat(after.wake() == null).as("no wake exactly when final").isEqualTo(isFinal(after));
      assertThat(after.ver()).as("the store counts versions").isEqualTo(before.ver());
      assertThat(after.tries().sent()).containsAll(before.tries().sent());
      if (edge.equals("claimed")) {
        assertThat(after.wake()).isEqualTo(clock.plus(Timing.SENDER));
        assertThat(after.tries().number()).isEqualTo(before.tries().number() + 1);
      }
      if (after.state().mayStillGoOut()) {
        assertThat(after.claim()).isPresent();
      }
      doubt(edge, before, after);
      words(edge, before, after);
      next(after);
    }

    private void doubt(String edge, Delivery before, Delivery after) {
      if (before.inDoubt()) {
        assertThat(after.tries().doubtSince())
            .as(edge + " ends no doubt, and moves it not")
            .isEqualTo(before.tries().doubtSince());
        assertThat(after.state())
            .as(edge + " in doubt")
            .isNotIn(DeliveryState.CANCELLED, DeliveryState.MISSED, DeliveryState.REJECTED);
      } else if (edge.equals("resendable")) {
        assertThat(after.tries().doubtSince()).isEqualTo(before.claim().orElseThrow().at());
      } else {
        assertThat(after.inDoubt()).isFalse();
      }
    }

    private void words(String edge, Delivery before, Delivery after) {
      if (after.order().revision() > before.order().revision()) {
        chosen = null;
      }
      if (edge.equals("absent") || edge.equals("resendable")) {
        chosen = before.claim().orElseThrow().variant();
      }
      if (chosen != null) {
        assertThat(after.tries().variant()).as("words once sent stay").isEqualTo(chosen);
      }
    }

    private void next(Delivery after) {
      for (var at :
          List.of(DUE.minusSeconds(3600), clock, clock.plusSeconds(30), DUE.plusSeconds(9999))) {
        var wants = Next.of(after, at);
        switch (after.state()) {
          case WAITING -> {
            var late = at.isAfter(after.order().until());
            var early = at.isBefore(after.sendAt().minus(Timing.EARLY).minus(Next.SLACK));
            assertThat(wants instanceof Next.Publish).isEqualTo(!late && !early);
            assertThat(wants instanceof Next.Judge).isEqualTo(late);
            if (wants instanceof Next.Wait(var until)) {
              assertThat(until).isAfter(at).isBeforeOrEqualTo(after.order().until().plusMillis(1));
            }
          }
          case HELD, PARKED -> assertThat(wants).isInstanceOf(Next.Judge.class);
          case CLAIMED -> assertThat(wants instanceof Next.LookUp).isEqualTo(!early(after, at));
          case PENDING -> assertThat(wants instanceof Next.Follow).isEqualTo(!early(after, at));
          case DELIVERED, REJECTED, CANCELLED, MISSED, UNCONFIRMED ->
              assertThat(wants).isInstanceOf(Next.Nothing.class);
        }
      }
    }
  }

  /** Before the look that was agreed on, or before the first look of a claim. */
  private static boolean early(Delivery delivery, Instant at) {
    var look = delivery.tries().look();
    return at.isBefore(
        look == null
            ? delivery.claim().orElseThrow().at().plus(Timing.FIRST_LOOK)
            : look.minus(Next.LOOK_SLACK));
  }

  private static boolean isFinal(Delivery delivery) {
    return Set.of(
            DeliveryState.DELIVERED,
            DeliveryState.REJECTED,
            DeliveryState.CANCELLED,
            DeliveryState.MISSED,
            DeliveryState.UNCONFIRMED)
        .contains(delivery.state());
  }

  private static Placed placed() {
    return new Placed("out", null, null);
  }

  private static Order order(int revision) {
    return new Order(revision, DUE, DUE.plus(Duration.ofHours(1)), false, false, true);
  }
}
