package city.belfry.kit;

import city.belfry.domain.language.Language;
import city.belfry.domain.post.ChannelText;
import city.belfry.domain.post.CheckState;
import city.belfry.domain.post.Draft;
import city.belfry.domain.post.Figure;
import city.belfry.domain.post.LatePolicy;
import city.belfry.domain.post.Severity;
import city.belfry.domain.post.Text;
import city.belfry.domain.post.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a draft for a test; what is not said is a routine road closure, due now. */
public final class ADraft {
  private final List<String> channels;
  private final List<Text> texts = new ArrayList<>();
  private final List<ChannelText> channelTexts = new ArrayList<>();
  private Severity severity = Severity.ROUTINE;
  private @Nullable Instant due;
  private @Nullable Instant expiry;
  private @Nullable Instant learned;
  private @Nullable LatePolicy latePolicy;
  private boolean drill;
  private boolean link;
  private @Nullable Figure picture;

  private ADraft(List<String> channels) {
    this.channels = channels;
  }

  public static ADraft on(String... channels) {
    return new ADraft(List.of(channels));
  }

  public ADraft text(String tag, String headline, String body) {
    texts.add(new Text(new Language(tag), headline, body, CheckState.CHECKED));
    return this;
  }

  public ADraft channelText(String channel, String tag, String headline, String body) {
    channelTexts.add(new ChannelText(channel, new Language(tag), headline, body));
    return this;
  }

  public ADraft severity(Severity how) {
    severity = how;
    return this;
  }

  public ADraft due(Instant instant) {
    due = instant;
    return this;
  }

  public ADraft expiry(Instant instant) {
    expiry = instant;
    return this;
  }

  public ADraft learned(Instant instant) {
    learned = instant;
    return this;
  }

  public ADraft late(LatePolicy policy) {
    latePolicy = policy;
    return this;
  }

  public ADraft drill() {
    drill = true;
    return this;
  }

  public ADraft link() {
    link = true;
    return this;
  }

  public ADraft picture(Figure figure) {
    picture = figure;
    return this;
  }

  public Draft build() {
    return new Draft(
        Topic.TRAFFIC,
        severity,
        texts.isEmpty()
            ? List.of(
                new Text(
                    new Language("en"),
                    "Main St closed",
                    "From 1st St to 3rd St until 13:00.",
                    CheckState.CHECKED))
            : texts,
        channels,
        channelTexts,
        due,
        expiry,
        latePolicy,
        drill,
        link,
        learned,
        null,
        picture);
  }

  /** Without any text, which no author should send. */
  public Draft wordless() {
    var whole = build();
    return new Draft(
        whole.topic(),
        whole.severity(),
        List.of(),
        whole.channels(),
        whole.channelTexts(),
        whole.due(),
        whole.expiry(),
        whole.latePolicy(),
        whole.drill(),
        whole.link(),
        whole.learned(),
        whole.written(),
        whole.picture());
  }
}
