package city.belfry.platform.telegram;

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
 * A channel on Telegram, by a bot that is one of its administrators. A bot reads nothing back, so
 * what nobody knows only a person can tell.
 *
 * @see <a href="https://core.telegram.org/bots/api">Bot API</a>
 */
public final class Telegram implements Platform {
  /** A public name, or the number of a private channel. */
  private static final String CHAT = "@[A-Za-z][A-Za-z0-9_]{3,31}|-100[0-9]{5,15}";

  private final TelegramRuler ruler = new TelegramRuler();

  @Override
  public String name() {
    return "telegram";
  }

  @Override
  public Ruler ruler() {
    return ruler;
  }

  /** A channel's own posts may be edited at any age. */
  @Override
  public Correction correction() {
    return Correction.EDIT;
  }

  /** Telegram has no field for what a picture shows. */
  @Override
  public Form form() {
    return new Form(false, Form.Link.WHEN_ASKED, true).describing();
  }

  @Override
  public Doubt doubt(Channel channel) {
    return new Doubt.Blind();
  }

  @Override
  public List<Problem> problems(Channel channel) {
    var all = new ArrayList<Problem>();
    Credentials.problem(channel, "Store the bot's token and name where it is stored.")
        .ifPresent(all::add);
    if (!chat(channel).matches(CHAT)) {
      all.add(
          new Problem(
              "setting-chat",
              "/settings/chat",
              "The channel on Telegram is missing or not such a name.",
              "Give its public name with the @, or the number of a private one, which begins with"
                  + " -100."));
    }
    return all;
  }

  @Override
  public Account open(Channel channel, Means means) {
    return new TelegramAccount(channel, means);
  }

  static String chat(Channel channel) {
    return channel.settings().getOrDefault("chat", "");
  }
}
