package city.belfry.kit;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.language.Language;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a channel for a test; what is not said is English, one message, no drill. */
public final class AChannel {
  private final String name;
  private final String platform;
  private List<Language> languages = List.of(new Language("en"));
  private boolean together;
  private @Nullable URI base;
  private boolean drill;
  private Duration pace = Duration.ZERO;
  private final Map<String, String> settings = new LinkedHashMap<>();

  private AChannel(String name, String platform) {
    this.name = name;
    this.platform = platform;
  }

  public static AChannel named(String name, String platform) {
    return new AChannel(name, platform);
  }

  public AChannel in(String... tags) {
    languages = List.of(tags).stream().map(Language::new).toList();
    return this;
  }

  public AChannel together() {
    together = true;
    return this;
  }

  public AChannel at(URI address) {
    base = address;
    return this;
  }

  public AChannel drill() {
    drill = true;
    return this;
  }

  public AChannel pace(Duration least) {
    pace = least;
    return this;
  }

  public AChannel with(String setting, String value) {
    settings.put(setting, value);
    return this;
  }

  public Channel build() {
    return new Channel(
        name, platform, languages, together, base, "channels/" + name, drill, pace, 1, settings);
  }
}
