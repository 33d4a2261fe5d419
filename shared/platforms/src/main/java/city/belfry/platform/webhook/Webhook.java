package city.belfry.platform.webhook;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.message.Form;
import city.belfry.domain.problem.Problem;
import city.belfry.platform.Account;
import city.belfry.platform.Correction;
import city.belfry.platform.Doubt;
import city.belfry.platform.Means;
import city.belfry.platform.Platform;
import city.belfry.platform.Ruler;
import city.belfry.platform.wire.Credentials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A receiver of the city's own: an app, a sign, a neighbour's system.
 *
 * @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
 */
public final class Webhook implements Platform {
  private static final long USUAL_HOURS = 24;
  private static final Duration NETWORK = Duration.ofSeconds(60);

  private final WebhookRuler ruler = new WebhookRuler();

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public Ruler ruler() {
    return ruler;
  }

  /** Three bytes each at most: with them the longest body is still below the standard's size. */
  @Override
  public int longestAlt() {
    return 1_000;
  }

  /** Link and headline have fields of their own. */
  @Override
  public Form form() {
    return new Form(true, Form.Link.WHEN_ASKED, false);
  }

  /** A correction names the announcement whose words it replaces. */
  @Override
  public Correction correction() {
    return Correction.EDIT;
  }

  /** Receivers know a repeat by its id, for as long as the channel says. */
  @Override
  public Doubt doubt(Channel channel) {
    var hours = remembers(channel).orElse(0L);
    return hours == 0
        ? new Doubt.Blind()
        : new Doubt.Key(Duration.ofHours(hours), Duration.ZERO, NETWORK);
  }

  @Override
  public List<Problem> problems(Channel channel) {
    var all = new ArrayList<Problem>();
    Credentials.problem(channel, "Store the secret and name where it is stored.")
        .ifPresent(all::add);
    if (channel.baseUrl() == null) {
      all.add(
          new Problem(
              "webhook.address",
              "/baseUrl",
              "The webhook has no address.",
              "Give the receiver's, whole: it is called as it stands."));
    }
    if (remembers(channel).isEmpty()) {
      all.add(
          new Problem(
              "setting-remembers",
              "/settings/remembers",
              "How long the receiver remembers an id is not told in whole hours.",
              "Give 1 to 168, or 0 where it does not know repeats; left out it means "
                  + USUAL_HOURS
                  + "."));
    }
    return all;
  }

  @Override
  public Account open(Channel channel, Means means) {
    return new WebhookAccount(channel, means);
  }

  /** In hours; nothing where the setting is none. */
  private static Optional<Long> remembers(Channel channel) {
    return Optional.of(
            channel.settings().getOrDefault("remembers", Long.toString(USUAL_HOURS)).strip())
        .filter(hours -> hours.matches("[0-9]{1,3}"))
        .map(Long::parseLong)
        .filter(hours -> hours <= 168);
  }
}
