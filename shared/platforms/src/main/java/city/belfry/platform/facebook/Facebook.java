package city.belfry.platform.facebook;

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
import java.util.regex.Pattern;

/** Facebook Pages. */
public final class Facebook implements Platform {
  static final String BASE = "https://graph.facebook.com/";
  static final String PAGE_ID = "pageId";
  static final String VERSION = "version";

  /** Current since 29 July 2026. */
  private static final String CURRENT = "v26.0";

  private static final Pattern A_VERSION = Pattern.compile("v\\d{1,3}\\.\\d{1,2}");
  private static final Pattern A_PAGE = Pattern.compile("[0-9]{1,20}");
  private static final Duration NETWORK = Duration.ofSeconds(60);
  private static final Duration LAG = Duration.ofSeconds(60);

  private final Ruler ruler = new FacebookRuler();

  @Override
  public String name() {
    return "facebook";
  }

  @Override
  public Ruler ruler() {
    return ruler;
  }

  @Override
  public Correction correction() {
    return Correction.EDIT;
  }

  @Override
  public Form form() {
    return new Form(false, Form.Link.WHEN_ASKED, false);
  }

  @Override
  public Doubt doubt(Channel channel) {
    return new Doubt.Searchable(NETWORK, LAG);
  }

  @Override
  public List<Problem> problems(Channel channel) {
    var all = new ArrayList<Problem>();
    Credentials.problem(
            channel, "Store pageToken (and appSecret) as parameters and name their reference here.")
        .ifPresent(all::add);
    if (!A_PAGE.matcher(page(channel)).matches()) {
      all.add(
          new Problem(
              "facebook.no-page",
              "/settings/" + PAGE_ID,
              "A Page is known by its number.",
              "Write the Page ID that the Page's About section shows."));
    }
    if (!A_VERSION.matcher(version(channel)).matches()) {
      all.add(
          new Problem(
              "facebook.version",
              "/settings/" + VERSION,
              "\"" + version(channel) + "\" is no version of the Graph API.",
              "Write one like " + CURRENT + ", or leave it out."));
    }
    return all;
  }

  static String page(Channel channel) {
    return channel.settings().getOrDefault(PAGE_ID, "").strip();
  }

  static String version(Channel channel) {
    var version = channel.settings().getOrDefault(VERSION, "").strip();
    return version.isEmpty() ? CURRENT : version;
  }

  @Override
  public Account open(Channel channel, Means means) {
    return new FacebookAccount(channel, means);
  }
}
