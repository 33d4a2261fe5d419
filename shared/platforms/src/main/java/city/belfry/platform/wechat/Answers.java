package city.belfry.platform.wechat;

import city.belfry.platform.Outcome;
import city.belfry.platform.wechat.WeChatErrors.Meaning;
import city.belfry.platform.wire.Json;
import city.belfry.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Turns what WeChat said into outcomes. */
record Answers(Clock clock, PushBudget budget) {
  private static final Duration SOON = Duration.ofSeconds(5);

  /** Of a call that residents cannot see: whatever went wrong, nothing is out. */
  Outcome ofPreparing(Said said, Meaning meaning) {
    return switch (said) {
      case Said.NoToken(var outcome) -> outcome;
      case Said.NeverLeft(var raw) -> soon(raw);
      case Said.Unclear(var raw) -> soon(raw);
      case Said.Yes yes -> soon(yes.raw());
      case Said.No no ->
          switch (meaning) {
            case Meaning.StaleToken _, Meaning.Busy _, Meaning.SentBefore _ -> soon(no.raw());
            case Meaning.Wait(var time) -> later(clock.now().plus(time), no);
            case Meaning.Tomorrow _ -> later(Beijing.tomorrow(clock.now()), no);
            case Meaning.PushesUsed _ -> pushesUsed(no);
            case Meaning.Person(var reason) -> unauthorized(reason, no);
            case Meaning.Content(var reason) -> rejected(reason, no);
            case Meaning.Unheard _ -> rejected(WeChatReason.OTHER, no);
          };
    };
  }

  /** Of the call that residents see, when WeChat did not say yes. */
  Outcome ofPublishing(Said said) {
    return switch (said) {
      case Said.NoToken(var outcome) -> outcome;
      case Said.NeverLeft(var raw) -> soon(raw);
      case Said.Unclear(var raw) -> new Outcome.Unknown(raw);
      case Said.Yes yes -> new Outcome.Unknown(yes.raw());
      case Said.No no ->
          switch (WeChatErrors.of(no.errcode())) {
            case Meaning.StaleToken _ -> later(clock.now(), no);
            case Meaning.Busy _ -> new Outcome.Unknown(no.raw());
            case Meaning.Wait(var time) -> later(clock.now().plus(time), no);
            case Meaning.Tomorrow _ -> later(Beijing.tomorrow(clock.now()), no);
            case Meaning.PushesUsed _ -> pushesUsed(no);
            case Meaning.SentBefore _ ->
                new Outcome.Pending(
                    Json.id(no.body().path("msg_id")).map(PushWay::handle).orElse(null),
                    PushWay.underway(no.raw()));
            case Meaning.Person(var reason) -> unauthorized(reason, no);
            case Meaning.Content(var reason) -> rejected(reason, no);
            case Meaning.Unheard _ -> rejected(WeChatReason.OTHER, no);
          };
    };
  }

  Outcome soon(String raw) {
    return new Outcome.Deferred(clock.now().plus(SOON), raw);
  }

  private static Outcome later(Instant until, Said.No no) {
    return new Outcome.Deferred(until, no.raw());
  }

  private static Outcome unauthorized(WeChatReason reason, Said.No no) {
    return new Outcome.Unauthorized(reason.with(no.words()), no.raw());
  }

  private static Outcome rejected(WeChatReason reason, Said.No no) {
    return new Outcome.Rejected(reason.with(no.words()), no.raw());
  }

  /** Not deferred: what is timed is no news when the next month begins. */
  private Outcome pushesUsed(Said.No no) {
    var again = "; again from " + Beijing.shown(budget.renewed(clock.now()));
    return new Outcome.Rejected(WeChatReason.PUSH_QUOTA.with(no.words() + again), no.raw());
  }
}
