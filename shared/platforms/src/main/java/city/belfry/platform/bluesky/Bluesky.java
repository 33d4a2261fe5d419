package city.belfry.platform.bluesky;

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
import java.util.ArrayList;
import java.util.List;

/**
 * Bluesky, or any other server of the AT Protocol, by an app password. We name each record, so an
 * unknown outcome is looked up by sending it again.
 *
 * @see <a href="https://docs.bsky.app/docs/api/com-atproto-repo-put-record">putRecord</a>
 */
public final class Bluesky implements Platform {
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final String HANDLE =
      "(?:" + LABEL + "\\.){1,10}[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?";

  private final BlueskyRuler ruler = new BlueskyRuler();
  private final AskOnce<Sessions.Entry> logins = new AskOnce<>();

  @Override
  public String name() {
    return "bluesky";
  }

  @Override
  public Ruler ruler() {
    return ruler;
  }

  /** Readers' apps take a post for immutable and may never show what became of its record. */
  @Override
  public Correction correction() {
    return Correction.REPLY;
  }

  @Override
  public Form form() {
    return new Form(false, Form.Link.WHEN_ASKED, true);
  }

  @Override
  public Doubt doubt(Channel channel) {
    return new Doubt.ChosenId();
  }

  @Override
  public List<Problem> problems(Channel channel) {
    var all = new ArrayList<Problem>();
    Credentials.problem(
            channel,
            "Store an app password as " + Sessions.PASSWORD + " and name where it is stored.")
        .ifPresent(all::add);
    if (!account(channel).matches(HANDLE + "|" + PostUri.DID)) {
      all.add(
          new Problem(
              "setting-account",
              "/settings/account",
              "The account's name on Bluesky is missing or not such a name.",
              "Give its handle, such as city.bsky.social, without the @; or its DID."));
    }
    return all;
  }

  @Override
  public Account open(Channel channel, Means means) {
    return new BlueskyAccount(channel, means, logins);
  }

  static String account(Channel channel) {
    return channel.settings().getOrDefault("account", "");
  }
}
