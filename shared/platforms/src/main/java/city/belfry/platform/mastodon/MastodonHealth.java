package city.belfry.platform.mastodon;

import city.belfry.domain.delivery.Reason;
import city.belfry.platform.Health;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would fail at the due second. Whether a token may write, and whether the server honours the
 * key, only a status would show: neither is tried here.
 */
record MastodonHealth(MastodonApi api, MastodonSettings settings) {
  Health ask() {
    var self = api.get(MastodonApi.SELF);
    var known = Json.good(self).flatMap(account -> Json.id(account.path("id")));
    var finding = known.isEmpty() ? Optional.of(MastodonErrors.finding(self, api.raw())) : limits();
    return new Health(finding.stream().toList(), null, told(self));
  }

  static Health ill(Reason reason) {
    return new Health(List.of(reason), null, Map.of());
  }

  private Optional<Reason> limits() {
    var second = api.get("api/v2/instance");
    var limits = MastodonLimits.told(second);
    if (limits.isEmpty()) {
      var first = api.get("api/v1/instance");
      limits = MastodonLimits.told(first);
      if (limits.isEmpty()) {
        return Optional.of(MastodonErrors.finding(first, api.raw()));
      }
    }
    return limits
        .filter(told -> !told.equals(settings.limits()))
        .map(told -> MastodonReason.LIMITS.with(told + "; in the settings " + settings.limits()));
  }

  private static Map<String, String> told(Reply reply) {
    return reply instanceof Reply.Answer answer ? MastodonRate.told(answer) : Map.of();
  }
}
