package city.belfry.platform.weibo;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Reason;
import city.belfry.domain.problem.Problem;
import city.belfry.platform.wire.Credentials;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Weibo needs of a channel's settings.
 *
 * @param uid the account's number
 * @param safeDomain the host that the app has bound; links must be under it
 * @param rip the public IP address of whoever posts: the city's office
 */
record WeiboSettings(String uid, String safeDomain, String rip) {
  private static final Pattern UID = Pattern.compile("[1-9][0-9]{0,19}");
  private static final Pattern HOST =
      Pattern.compile("(?:[a-z0-9](?:[-a-z0-9]*[a-z0-9])?\\.)*[a-z0-9](?:[-a-z0-9]*[a-z0-9])?");

  static WeiboSettings of(Channel channel) {
    return new WeiboSettings(
        channel.settings().getOrDefault("uid", ""),
        channel.settings().getOrDefault("safeDomain", "").toLowerCase(Locale.ROOT),
        channel.settings().getOrDefault("rip", ""));
  }

  static List<Problem> problems(Channel channel) {
    var settings = of(channel);
    var all = new ArrayList<Problem>();
    Credentials.problem(channel, "Store the account's accessToken and name where it is stored.")
        .ifPresent(all::add);
    if (!UID.matcher(settings.uid).matches()) {
      all.add(
          problem(
              "uid",
              "The number of the Weibo account is missing or not a number.",
              "Give the number in the account's address, weibo.com/u/…."));
    }
    if (!HOST.matcher(settings.safeDomain).matches()) {
      all.add(
          problem(
              "safeDomain",
              "The domain that is bound to the Weibo app is missing or not a host name.",
              "Give the host of the city's own pages as it is bound in the app's settings, without"
                  + " https://."));
    }
    if (!isPublic(settings.rip)) {
      all.add(
          problem(
              "rip",
              "The public IP address of the office is missing or not a public address.",
              "Give the address under which the office's computers appear on the internet."));
    }
    return all;
  }

  /** The settings at fault, by name. */
  static Reason reason(Channel channel) {
    return WeiboReason.SETTINGS.with(
        problems(channel).stream().map(Problem::pointer).collect(Collectors.joining(", ")));
  }

  private static Problem problem(String setting, String what, String help) {
    return new Problem("setting-" + setting, "/settings/" + setting, what, help);
  }

  private static boolean isPublic(String rip) {
    try {
      var address = InetAddress.ofLiteral(rip);
      return !(address.isAnyLocalAddress()
          || address.isLoopbackAddress()
          || address.isLinkLocalAddress()
          || address.isSiteLocalAddress()
          || address.isMulticastAddress());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  boolean covers(URI page) {
    var host = page.getHost() == null ? "" : page.getHost().toLowerCase(Locale.ROOT);
    return host.equals(safeDomain) || host.endsWith("." + safeDomain);
  }
}
