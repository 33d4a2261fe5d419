package city.belfry.domain.post;

import city.belfry.domain.language.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An announcement as its author wrote it: well formed, not yet checked.
 *
 * @param texts at most one per language
 * @param channels names, each once
 * @param channelTexts other words for single channels
 * @param due null for now
 * @param expiry when it is over; null when it does not end
 * @param latePolicy null for the severity's usual one
 * @param drill reaches drill channels only
 * @param link whether messages carry the link to the post's own page where the platform leaves that
 *     open
 * @param learned when the city learned of it, if the author says
 * @param written when the author wrote it, if the author says
 * @param picture shown beside the words; null for none
 */
public record Draft(
    Topic topic,
    Severity severity,
    List<Text> texts,
    List<String> channels,
    List<ChannelText> channelTexts,
    @Nullable Instant due,
    @Nullable Instant expiry,
    @Nullable LatePolicy latePolicy,
    boolean drill,
    boolean link,
    @Nullable Instant learned,
    @Nullable Instant written,
    @Nullable Figure picture) {
  public Draft {
    texts = List.copyOf(texts);
    channels = List.copyOf(channels);
    channelTexts = List.copyOf(channelTexts);
  }

  public LatePolicy latePolicyOrUsual() {
    return latePolicy == null ? LatePolicy.usualFor(severity) : latePolicy;
  }

  /** The words for a channel and language: the channel's own, or the post's. */
  public Optional<Text> textFor(String channel, Language language) {
    var text = texts.stream().filter(t -> t.language().equals(language)).findFirst();
    return channelTexts.stream()
        .filter(t -> t.channel().equals(channel) && t.language().equals(language))
        .findFirst()
        .map(own ->
            new Text(
                language,
                own.headline(),
                own.body(),
                text.map(Text::check).orElse(CheckState.DRAFT)))
        .or(() -> text);
  }

  public List<Language> languages() {
    return texts.stream().map(Text::language).toList();
  }

  public Draft dueAt(Instant instant) {
    return new Draft(
        topic,
        severity,
        texts,
        channels,
        channelTexts,
        instant,
        expiry,
        latePolicy,
        drill,
        link,
        learned,
        written,
        picture);
  }
}
