package city.belfry.kit;

import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.language.Language;
import city.belfry.domain.message.Illustration;
import city.belfry.domain.message.Message;
import city.belfry.domain.message.Words;
import city.belfry.domain.post.Severity;
import city.belfry.domain.post.Topic;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a message for a test; what is not said is a routine road closure in English. */
public final class AMessage {
  private final String channel;
  private List<Language> languages = List.of(new Language("en"));
  private String title = "Main St closed";
  private String text = "Main St is closed from 1st St to 3rd St until 13:00.";
  private @Nullable URI link;
  private Severity severity = Severity.ROUTINE;
  private boolean drill;
  private @Nullable Illustration picture;

  private AMessage(String channel) {
    this.channel = channel;
  }

  public static AMessage on(String channel) {
    return new AMessage(channel);
  }

  public AMessage in(String... tags) {
    languages = List.of(tags).stream().map(Language::new).toList();
    return this;
  }

  public AMessage title(String words) {
    title = words;
    return this;
  }

  public AMessage text(String words) {
    text = words;
    return this;
  }

  public AMessage link(String address) {
    link = URI.create(address);
    return this;
  }

  public AMessage severity(Severity word) {
    severity = word;
    return this;
  }

  public AMessage drill() {
    drill = true;
    return this;
  }

  public AMessage picture(Illustration illustration) {
    picture = illustration;
    return this;
  }

  public Message build() {
    return new Message(
        new DeliveryId("01K7Q4X9Z3ABCDEFGHJKMNPQRS", channel, languages),
        1,
        Topic.TRAFFIC,
        severity,
        drill,
        languages,
        words(text),
        words("[late] " + text),
        words("[correction] " + text),
        picture);
  }

  private Words words(String body) {
    return new Words(
        title,
        body,
        link,
        languages.stream().map(language -> new Words.Part(language, title, body)).toList());
  }
}
