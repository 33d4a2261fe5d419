package city.belfry.platform.x;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.message.Form;
import city.belfry.domain.problem.Problem;
import city.belfry.platform.Account;
import city.belfry.platform.Correction;
import city.belfry.platform.Doubt;
import city.belfry.platform.Means;
import city.belfry.platform.Platform;
import city.belfry.platform.Ruler;
import city.belfry.platform.Tariff;
import city.belfry.platform.wire.Credentials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * X, by its API v2 with OAuth 1.0a: those tokens do not expire.
 *
 * @see <a href="https://docs.x.com/x-api/posts/create-post">Create Post</a>
 */
public final class X implements Platform {
  /** In UTF-16 units. */
  static final int LONGEST_ALT = 1_000;

  private final XRuler ruler = new XRuler();

  @Override
  public String name() {
    return "x";
  }

  @Override
  public Ruler ruler() {
    return ruler;
  }

  /**
   * @see <a href="https://docs.x.com/x-api/media/create-media-metadata">Create media metadata</a>
   */
  @Override
  public int longestAlt() {
    return LONGEST_ALT;
  }

  @Override
  public Correction correction() {
    return Correction.REPLY;
  }

  /** A post with a link costs many times one without ({@link XTariff}): only when asked. */
  @Override
  public Form form() {
    return new Form(false, Form.Link.WHEN_ASKED, true);
  }

  @Override
  public Optional<Tariff> tariff() {
    return Optional.of(XTariff.OF_THE_LIST);
  }

  @Override
  public Doubt doubt(Channel channel) {
    return new Doubt.Searchable(Duration.ofSeconds(60), Duration.ofSeconds(60));
  }

  @Override
  public List<Problem> problems(Channel channel) {
    var all = new ArrayList<Problem>();
    Credentials.problem(
            channel,
            "Store " + String.join(", ", OAuth1.NAMES) + " and name where they are stored.")
        .ifPresent(all::add);
    if (!XAccount.screenName(channel).matches("[A-Za-z0-9_]{1,15}")) {
      all.add(
          new Problem(
              "setting-screenName",
              "/settings/screenName",
              "The account's name on X is missing or not such a name.",
              "Give the name after the @, without it."));
    }
    return all;
  }

  @Override
  public Account open(Channel channel, Means means) {
    return new XAccount(channel, means);
  }
}
