package city.belfry.usecase.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.Claim;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.delivery.Reason;
import city.belfry.domain.message.Variant;
import city.belfry.domain.post.Post;
import city.belfry.domain.post.Severity;
import city.belfry.kit.APost;
import city.belfry.usecase.hold.Hold;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fences say, over all that they can read. */
class JudgeTest {
  private static final Instant DUE = Instant.parse("2026-11-22T18:00:00Z");
  private static final Hold SET = new Hold(true, 1, "dispatcher", DUE, "smoke");
  private static final Hold CLEAR = new Hold(false, 1, "dispatcher", DUE, "");

  enum PostIs {
    AS_ORDERED,
    UNAPPROVED,
    NEWER,
    NEWER_WITHOUT_IT,
    CANCELLED
  }

  /** One reading. */
  record Case(
      DeliveryState state,
      boolean inDoubt,
      boolean emergency,
      PostIs post,
      Hold hold,
      Instant now) {
    Severity severity() {
      return emergency ? Severity.EMERGENCY : Severity.ROUTINE;
    }

    Post read() {
      var post = APost.due(DUE).severity(severity());
      return switch (post()) {
        case AS_ORDERED -> post.build();
        case UNAPPROVED -> post.unapproved().build();
        case NEWER -> post.revision(2).build();
        case NEWER_WITHOUT_IT -> post.revision(2).planned().build();
        case CANCELLED -> post.cancelled().build();
      };
    }

    Delivery delivery() {
      var post = APost.due(DUE).severity(severity()).build();
      var delivery = post.newDelivery(post.plan().getFirst(), DUE);
      if (inDoubt) {
        var claim = new Claim("claim", DUE, Variant.ON_TIME, Map.of());
        delivery = delivery.claimed(claim, DUE).resendable(DUE);
      }
      return switch (state) {
        case WAITING -> delivery;
        case HELD -> delivery.held(DUE);
        case PARKED -> delivery.parked(new Reason("review-after-hold", ""), "", DUE);
        case CLAIMED, PENDING, DELIVERED, REJECTED, CANCELLED, MISSED, UNCONFIRMED ->
            throw new AssertionError(state);
      };
    }
  }

  static Stream<Case> cases() {
    var doubts = List.of(false, true);
    return Stream.of(DeliveryState.WAITING, DeliveryState.HELD, DeliveryState.PARKED)
        .flatMap(s -> doubts.stream().map(d -> new Case(s, d, false, PostIs.NEWER, SET, DUE)))
        .flatMap(
            c -> doubts.stream().map(e -> new Case(c.state(), c.inDoubt(), e, c.post(), SET, DUE)))
        .flatMap(c ->
            Stream.of(PostIs.values())
                .map(p -> new Case(c.state(), c.inDoubt(), c.emergency(), p, SET, DUE)))
        .flatMap(c ->
            Stream.of(SET, CLEAR, Hold.NEVER)
                .map(h -> new Case(c.state(), c.inDoubt(), c.emergency(), c.post(), h, DUE)))
        .flatMap(c ->
            Stream.of(DUE.minusSeconds(30), DUE.plusSeconds(30), c.read().until().plusMillis(1))
                .map(t -> new Case(c.state(), c.inDoubt(), c.emergency(), c.post(), c.hold(), t)));
  }

  private static Judge.Verdict judge(Case c) {
    return Judge.judge(c.delivery(), c.read(), c.hold(), false, c.now());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatTheTableSays(Case c) {
    var verdict = judge(c);
    var late = c.now().isAfter(c.delivery().order().until());
    var stopped = c.hold().set() && !c.emergency();
    switch (c.post()) {
      case CANCELLED, NEWER_WITHOUT_IT -> becomes(c, verdict, DeliveryState.CANCELLED);
      case NEWER -> {
        becomes(c, verdict, c.state());
        if (!c.inDoubt()) {
          assertThat(next(verdict).order().revision()).isEqualTo(2);
        }
      }
      case UNAPPROVED -> {
        if (c.now().isAfter(DUE)) {
          becomes(c, verdict, DeliveryState.MISSED);
        } else {
          assertThat(verdict).isInstanceOf(Judge.Verdict.Later.class);
        }
      }
      case AS_ORDERED -> {
        if (late) {
          becomes(c, verdict, DeliveryState.MISSED);
        } else {
          inTime(c, verdict, stopped);
        }
      }
    }
  }

  private static void inTime(Case c, Judge.Verdict verdict, boolean stopped) {
    switch (c.state()) {
      case WAITING -> {
        if (stopped) {
          assertThat(next(verdict).state()).isEqualTo(DeliveryState.HELD);
        } else if (c.inDoubt() && c.now().isBefore(DUE)) {
          assertThat(verdict).as("notBefore").isEqualTo(new Judge.Verdict.Later(DUE));
        } else {
          assertThat(verdict).isEqualTo(new Judge.Verdict.Free());
        }
      }
      case HELD -> {
        if (stopped) {
          assertThat(verdict).isInstanceOf(Judge.Verdict.Later.class);
        } else {
          assertThat(next(verdict).state())
              .isEqualTo(
                  c.now().isAfter(DUE) && !c.emergency()
                      ? DeliveryState.PARKED
                      : DeliveryState.WAITING);
        }
      }
      case PARKED -> assertThat(verdict).isInstanceOf(Judge.Verdict.Later.class);
      case CLAIMED, PENDING, DELIVERED, REJECTED, CANCELLED, MISSED, UNCONFIRMED ->
          throw new AssertionError(c);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyLookThatIsPutOffComesAtTheLateLimitAtTheLatest(Case c) {
    if (judge(c) instanceof Judge.Verdict.Later(var at)) {
      assertThat(at).isAfter(c.now()).isBeforeOrEqualTo(c.delivery().order().until().plusMillis(1));
    }
  }

  /** In doubt it is not the end that was asked for, but the truth. */
  private static void becomes(Case c, Judge.Verdict verdict, DeliveryState end) {
    assertThat(next(verdict).state()).isEqualTo(c.inDoubt() ? DeliveryState.UNCONFIRMED : end);
  }

  private static Delivery next(Judge.Verdict verdict) {
    if (verdict instanceof Judge.Verdict.Becomes(var next, var _)) {
      return next;
    }
    throw new AssertionError(verdict);
  }
}
