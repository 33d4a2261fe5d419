package city.belfry.platform.weibo;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Reason;
import city.belfry.platform.Health;
import city.belfry.platform.Means;
import city.belfry.platform.Wire.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What would fail at the due second. Weibo tells an ordinary app nothing of its quota. */
final class WeiboHealth {
  private final WeiboSettings settings;
  private final Means means;
  private final List<Reason> findings = new ArrayList<>();

  WeiboHealth(Channel channel, Means means) {
    this.settings = WeiboSettings.of(channel);
    this.means = means;
    if (!WeiboSettings.problems(channel).isEmpty()) {
      findings.add(WeiboSettings.reason(channel));
    } else if (!settings.covers(means.city().board())) {
      findings.add(
          WeiboReason.DOMAIN.with("the city's pages are not under " + settings.safeDomain()));
    }
  }

  Health lacking(String what) {
    findings.add(WeiboReason.NO_CREDENTIALS.with(what));
    return new Health(findings, null, Map.of());
  }

  Health ask(WeiboApi api) {
    var expires =
        switch (api.post("oauth2/get_token_info", Map.of())) {
          case Reply.Answer answer -> read(answer, api);
          case Reply lost -> {
            findings.add(WeiboReason.UNREACHABLE.with(api.raw().of(lost)));
            yield null;
          }
        };
    return new Health(findings, expires, Map.of());
  }

  private @Nullable Instant read(Reply.Answer answer, WeiboApi api) {
    var info = WeiboApi.good(answer).filter(object -> object.has("uid")).orElse(null);
    if (info == null) {
      findings.add(finding(answer, api));
      return null;
    }
    var uid = info.path("uid").asText();
    if (!uid.equals(settings.uid())) {
      findings.add(WeiboReason.OTHER_ACCOUNT.with("the token is for account " + uid));
    }
    // Weibo renamed the field: https://open.weibo.com/wiki/Oauth2/get_token_info
    var left = info.path("expire_in").asLong(info.path("expires_in").asLong(Long.MIN_VALUE));
    if (left == Long.MIN_VALUE) {
      return null;
    }
    if (left <= 0) {
      findings.add(WeiboReason.TOKEN_EXPIRED.with(left + " s left"));
    }
    return means.clock().now().plusSeconds(left);
  }

  private static Reason finding(Reply.Answer answer, WeiboApi api) {
    var detail = WeiboErrors.detail(answer, api.raw());
    return switch (WeiboErrors.meaning(answer)) {
      case WeiboErrors.Meaning.Reconnect(var reason) -> reason.with(detail);
      case WeiboErrors.Meaning.Refused(var reason) -> reason.with(detail);
      case WeiboErrors.Meaning.Throttled() -> WeiboReason.THROTTLED.with(detail);
      case WeiboErrors.Meaning.Duplicate(),
          WeiboErrors.Meaning.Gone(),
          WeiboErrors.Meaning.Queued(),
          WeiboErrors.Meaning.Uncertain() ->
          WeiboReason.UNREACHABLE.with(detail);
    };
  }
}
