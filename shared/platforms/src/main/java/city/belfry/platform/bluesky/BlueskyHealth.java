package city.belfry.platform.bluesky;

import city.belfry.domain.delivery.Reason;
import city.belfry.platform.Health;
import city.belfry.platform.Outcome;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.bluesky.Sessions.Entry;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.RateLimits;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What would fail at the due second, as far as asking for one's own session shows it. */
final class BlueskyHealth {
  private static final List<String> QUOTA =
      List.of("ratelimit-limit", "ratelimit-remaining", "ratelimit-reset", "ratelimit-policy");

  /** What a server says where the city's domain no longer names the account. */
  private static final String NO_HANDLE = "handle.invalid";

  private BlueskyHealth() {}

  /** Of no session at all. */
  static Health closed(Outcome outcome) {
    return ill(
        switch (outcome) {
          case Outcome.Unauthorized(var reason, _) -> reason;
          case Outcome.Rejected(var reason, _) -> reason;
          case Outcome.Deferred(_, var raw) -> BlueskyReason.UNREACHABLE.with(raw);
          case Outcome.Delivered _, Outcome.Pending _, Outcome.Unknown _ ->
              throw new IllegalStateException("a login sends nothing: " + outcome);
        },
        Map.of());
  }

  static Health of(Reply reply, Entry.Open open) {
    if (!(reply instanceof Reply.Answer answer)) {
      return ill(BlueskyReason.UNREACHABLE.with(open.raw().of(reply)), Map.of());
    }
    var told = RateLimits.told(answer, QUOTA);
    var session =
        Json.good(answer).filter(it -> it.path("did").asText("").equals(open.session().did()));
    return session
        .map(BlueskyHealth::finding)
        .orElseGet(() -> Optional.of(failure(answer, open)))
        .map(reason -> ill(reason, told))
        .orElseGet(() -> new Health(List.of(), null, told));
  }

  private static Optional<Reason> finding(JsonNode session) {
    var status = session.path("status").asText("");
    if (!session.path("active").asBoolean(true)) {
      var reason =
          status.equals("deactivated") ? BlueskyReason.DEACTIVATED : BlueskyReason.TAKEN_DOWN;
      return Optional.of(reason.with(status));
    }
    var handle = session.path("handle").asText("");
    return handle.equals(NO_HANDLE)
        ? Optional.of(BlueskyReason.HANDLE_BROKEN.with(handle))
        : Optional.empty();
  }

  private static Reason failure(Reply.Answer answer, Entry.Open open) {
    var detail = BlueskyErrors.detail(answer, open.raw());
    return switch (BlueskyErrors.meaning(answer)) {
      case BlueskyErrors.Meaning.Reconnect(var reason) -> reason.with(detail);
      case BlueskyErrors.Meaning.Refused(var reason) -> reason.with(detail);
      case BlueskyErrors.Meaning.Throttled() -> BlueskyReason.THROTTLED.with(detail);
      case BlueskyErrors.Meaning.StaleSession() -> BlueskyReason.SESSION.with(detail);
      case BlueskyErrors.Meaning.Taken(),
          BlueskyErrors.Meaning.FileGone(),
          BlueskyErrors.Meaning.Gone(),
          BlueskyErrors.Meaning.Uncertain() ->
          BlueskyReason.UNREACHABLE.with(detail);
    };
  }

  private static Health ill(Reason reason, Map<String, String> told) {
    return new Health(List.of(reason), null, told);
  }
}
