package city.belfry.platform.mastodon;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.message.Form;
import city.belfry.domain.problem.Problem;
import city.belfry.platform.Account;
import city.belfry.platform.Correction;
import city.belfry.platform.Doubt;
import city.belfry.platform.Means;
import city.belfry.platform.Platform;
import city.belfry.platform.Ruler;
import java.time.Duration;
import java.util.List;

/**
 * An account on a server that speaks Mastodon's API: Mastodon's own, or one of those that imitate
 * it and keep less of its promises.
 *
 * @see <a href="https://docs.joinmastodon.org/methods/statuses/">statuses</a>
 */
public final class Mastodon implements Platform {
  private static final Duration NETWORK = Duration.ofSeconds(60);

  /** Of what a picture shows. */
  public static final int LONGEST_ALT = 1_500;

  /** How long a server remembers a key. */
  private static final Duration KEY_LIFE = Duration.ofHours(1);

  /** An account's statuses come from where they are written, or from a copy shortly behind. */
  private static final Duration LAG = Duration.ofSeconds(60);

  private final Ruler usual = new MastodonRuler();

  @Override
  public String name() {
    return "mastodon";
  }

  @Override
  public Ruler ruler() {
    return usual;
  }

  @Override
  public Ruler ruler(Channel channel) {
    var limits = MastodonSettings.of(channel).limits();
    return new MastodonRuler(limits.characters(), limits.perLink());
  }

  /**
   * @see <a href="https://docs.joinmastodon.org/methods/media/#v2">Upload media</a>
   */
  @Override
  public int longestAlt() {
    return LONGEST_ALT;
  }

  @Override
  public Correction correction() {
    return Correction.EDIT;
  }

  @Override
  public Form form() {
    return new Form(false, Form.Link.WHEN_ASKED, true);
  }

  /** The key is sent to every server, and believed of those on which a person has proved it. */
  @Override
  public Doubt doubt(Channel channel) {
    return MastodonSettings.of(channel).keyProved()
        ? new Doubt.Key(KEY_LIFE, Duration.ZERO, NETWORK)
        : new Doubt.Searchable(NETWORK, LAG);
  }

  @Override
  public List<Problem> problems(Channel channel) {
    return MastodonSettings.problems(channel);
  }

  @Override
  public Account open(Channel channel, Means means) {
    return new MastodonAccount(channel, means);
  }
}
