package city.belfry.domain.channel;

import city.belfry.domain.language.Language;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One account of the city on a platform.
 *
 * @param name lower-case letters, digits and hyphens, at most 40: {@code weibo-police}
 * @param platform the platform's name
 * @param languages what its readers read, in order
 * @param together one message with all its languages; otherwise one message each
 * @param baseUrl where the platform's API is; null for the platform's own address
 * @param credentials the reference of its credentials, never a secret; empty where it needs none
 * @param drill a channel that drills may reach; they reach no other
 * @param pace the least time between two messages
 * @param generation grows with every reconnect
 * @param settings what only its platform understands: a page id, a screen name
 */
public record Channel(
    String name,
    String platform,
    List<Language> languages,
    boolean together,
    @Nullable URI baseUrl,
    String credentials,
    boolean drill,
    Duration pace,
    long generation,
    Map<String, String> settings) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

  public Channel {
    if (!isName(name)) {
      throw new IllegalArgumentException("not a channel name: " + name);
    }
    if (pace.isNegative()) {
      throw new IllegalArgumentException("pace is negative: " + pace);
    }
    languages = List.copyOf(languages);
    settings = Map.copyOf(settings);
  }

  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  public Channel ofGeneration(long newer) {
    return new Channel(
        name, platform, languages, together, baseUrl, credentials, drill, pace, newer, settings);
  }

  public URI base(String usual) {
    return baseUrl == null ? URI.create(usual) : baseUrl;
  }
}
