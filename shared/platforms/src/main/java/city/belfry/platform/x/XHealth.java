package city.belfry.platform.x;

import city.belfry.domain.delivery.Reason;
import city.belfry.platform.Health;
import city.belfry.platform.Wire.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What would fail at the due second, as far as asking for one's own account shows it. */
final class XHealth {
  private XHealth() {}

  static Health lacking(String what) {
    return bad(XReason.NO_CREDENTIALS.with(what), Map.of());
  }

  static Health ask(XApi api, String screenName) {
    return switch (api.get("2/users/me", Map.of())) {
      case Reply.Answer answer -> {
        var told = XRate.told(answer);
        yield finding(answer, api, screenName)
            .map(reason -> bad(reason, told))
            .orElseGet(() -> new Health(List.of(), null, told));
      }
      case Reply lost -> bad(XReason.UNREACHABLE.with(api.raw().of(lost)), Map.of());
    };
  }

  private static Optional<Reason> finding(Reply.Answer answer, XApi api, String screenName) {
    var name = XApi.data(answer).map(user -> user.path("username").asText("")).orElse("");
    if (name.isEmpty()) {
      return Optional.of(failure(answer, api));
    }
    if (!name.equalsIgnoreCase(screenName)) {
      return Optional.of(XReason.OTHER_ACCOUNT.with("the tokens are for @" + name));
    }
    // Sent with answers to signed calls, though X's pages do not speak of it.
    return answer
        .header("x-access-level")
        .filter("read"::equals)
        .map(level -> XReason.READ_ONLY.with("x-access-level: " + level));
  }

  private static Reason failure(Reply.Answer answer, XApi api) {
    var detail = XErrors.detail(answer, api.raw());
    return switch (XErrors.meaning(answer)) {
      case XErrors.Meaning.Reconnect(var reason) -> reason.with(detail);
      case XErrors.Meaning.Refused(var reason) -> reason.with(detail);
      case XErrors.Meaning.Throttled() -> XReason.THROTTLED.with(detail);
      case XErrors.Meaning.Duplicate(), XErrors.Meaning.Gone(), XErrors.Meaning.Uncertain() ->
          XReason.UNREACHABLE.with(detail);
    };
  }

  private static Health bad(Reason reason, Map<String, String> told) {
    return new Health(List.of(reason), null, told);
  }
}
