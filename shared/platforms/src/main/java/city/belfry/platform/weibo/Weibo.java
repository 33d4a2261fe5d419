package city.belfry.platform.weibo;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.message.Form;
import city.belfry.domain.problem.Problem;
import city.belfry.platform.Account;
import city.belfry.platform.Doubt;
import city.belfry.platform.Means;
import city.belfry.platform.Platform;
import city.belfry.platform.Ruler;
import java.time.Duration;
import java.util.List;

/**
 * Weibo, by the one call that ordinary applications may post with.
 *
 * @see <a href="https://open.weibo.com/wiki/2/statuses/share">statuses/share</a>
 */
public final class Weibo implements Platform {
  private final WeiboRuler ruler = new WeiboRuler();

  @Override
  public String name() {
    return "weibo";
  }

  @Override
  public Ruler ruler() {
    return ruler;
  }

  /** Weibo has no field for what a picture shows. */
  @Override
  public Form form() {
    return new Form(false, Form.Link.ALWAYS, true).describing();
  }

  /** The lag covers the minute or two that Weibo announces with 20032. */
  @Override
  public Doubt doubt(Channel channel) {
    return new Doubt.Searchable(Duration.ofSeconds(60), Duration.ofSeconds(180));
  }

  @Override
  public List<Problem> problems(Channel channel) {
    return WeiboSettings.problems(channel);
  }

  @Override
  public Account open(Channel channel, Means means) {
    return new WeiboAccount(channel, means);
  }
}
