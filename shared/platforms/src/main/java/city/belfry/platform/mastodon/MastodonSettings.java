package city.belfry.platform.mastodon;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.problem.Problem;
import city.belfry.platform.wire.Credentials;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a channel says of its server.
 *
 * @param visibility who sees what is posted
 * @param limits by which the words are measured
 * @param keyProved a person has seen this server honour {@code Idempotency-Key}
 */
record MastodonSettings(String visibility, MastodonLimits limits, boolean keyProved) {
  private static final Set<String> VISIBILITIES = Set.of("public", "unlisted", "private");
  private static final Pattern HOST =
      Pattern.compile("(?:[a-z0-9](?:[-a-z0-9]*[a-z0-9])?\\.)+[a-z0-9](?:[-a-z0-9]*[a-z0-9])?");
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

  static MastodonSettings of(Channel channel) {
    return new MastodonSettings(
        setting(channel, "visibility", "public"),
        new MastodonLimits(
            number(channel, "maxCharacters", MastodonLimits.USUAL.characters()),
            number(channel, "charactersPerLink", MastodonLimits.USUAL.perLink())),
        setting(channel, "idempotency", "").equals("proved"));
  }

  /** Where the server is: there is no usual one. */
  static URI server(Channel channel) {
    return channel.base("https://" + setting(channel, "instance", "") + "/");
  }

  static List<Problem> problems(Channel channel) {
    var all = new ArrayList<Problem>();
    Credentials.problem(channel, "Store the account's accessToken and name where it is stored.")
        .ifPresent(all::add);
    if (channel.baseUrl() == null && !HOST.matcher(setting(channel, "instance", "")).matches()) {
      all.add(
          problem(
              "instance",
              "The channel does not say on which server its account is.",
              "Give the server's host name in small letters, without https://."));
    }
    if (!VISIBILITIES.contains(setting(channel, "visibility", "public"))) {
      all.add(
          problem(
              "visibility",
              "There is no such visibility for announcements.",
              "Use public, unlisted or private, or leave it out: public."));
    }
    for (var limit : List.of("maxCharacters", "charactersPerLink")) {
      if (!NUMBER.matcher(setting(channel, limit, "1")).matches()) {
        all.add(
            problem(
                limit,
                "The server's limit is not a number.",
                "Give the number that the server tells of itself, or leave it out."));
      }
    }
    if (!setting(channel, "idempotency", "proved").equals("proved")) {
      all.add(
          problem(
              "idempotency",
              "Only \"proved\" can be said of the server's idempotency.",
              "Leave it out unless you have tried it on this server."));
    }
    return all;
  }

  /** The settings at fault, by name; empty when there are none. */
  static String faults(Channel channel) {
    return problems(channel).stream()
        .map(Problem::pointer)
        .filter(pointer -> pointer.startsWith("/settings/"))
        .collect(Collectors.joining(", "));
  }

  private static Problem problem(String setting, String what, String help) {
    return new Problem("setting-" + setting, "/settings/" + setting, what, help);
  }

  private static String setting(Channel channel, String name, String usual) {
    return channel.settings().getOrDefault(name, usual);
  }

  private static int number(Channel channel, String name, int usual) {
    var text = setting(channel, name, "");
    return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : usual;
  }
}
