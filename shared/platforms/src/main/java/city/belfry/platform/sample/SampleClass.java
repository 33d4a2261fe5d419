package city.belfry.platform.sample;

import city.belfry.domain.channel.Channel;
import city.belfry.platform.Doubt;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which kind of platform a sample channel plays: its setting {@code class}. */
enum SampleClass {
  CHOSEN_ID,
  KEY,
  SEARCHABLE,
  BLIND,
  QUEUED;

  private static final Duration NETWORK = Duration.ofSeconds(60);

  static Optional<SampleClass> of(Channel channel) {
    var word = channel.settings().getOrDefault("class", SEARCHABLE.word());
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(SampleClass::word).collect(Collectors.joining(", "));
  }

  /** As settings and the API spell it. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Doubt doubt() {
    return switch (this) {
      case CHOSEN_ID -> new Doubt.ChosenId();
      case KEY -> new Doubt.Key(Duration.ofHours(1), Duration.ZERO, NETWORK);
      case SEARCHABLE -> new Doubt.Searchable(NETWORK, Duration.ofSeconds(60));
      case BLIND -> new Doubt.Blind();
      // A queue promises no time by which search shows what it took.
      case QUEUED -> new Doubt.FoundOnly();
    };
  }
}
