package city.belfry.domain.message;

import city.belfry.domain.city.City;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.language.Language;
import city.belfry.domain.picture.Picture;
import city.belfry.domain.post.Draft;
import city.belfry.domain.post.Figure;
import city.belfry.domain.post.Planned;
import city.belfry.domain.post.Text;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the exact words for a channel and language set. Pure. */
public final class Render {
  private final City city;

  public Render(City city) {
    this.city = city;
  }

  /**
   * The frozen message of one planned delivery.
   *
   * @param draft has a text for every planned language
   * @param due named by the words that go out late
   * @param picture the draft's, if it has one
   */
  public Message message(
      String post,
      int revision,
      Draft draft,
      Instant due,
      Planned planned,
      Form form,
      Optional<Picture> picture) {
    var languages = planned.languages();
    return new Message(
        new DeliveryId(post, planned.channel(), languages),
        revision,
        draft.topic(),
        draft.severity(),
        draft.drill(),
        languages,
        words(post, draft, planned, form, new Marks.Extra.None()),
        words(post, draft, planned, form, new Marks.Extra.Late(due, city.zone())),
        words(post, draft, planned, form, new Marks.Extra.Correction()),
        picture.map(p -> new Illustration(p, alts(draft, languages))).orElse(null));
  }

  private static List<Figure.Alt> alts(Draft draft, List<Language> languages) {
    return languages.stream().flatMap(language -> alt(draft, language).stream()).toList();
  }

  private static Optional<Figure.Alt> alt(Draft draft, Language language) {
    return Optional.ofNullable(draft.picture())
        .filter(figure -> !figure.decorative())
        .flatMap(figure -> figure.alt(language));
  }

  /** Whether messages of this form carry the link to the post's own page. */
  public static boolean links(Draft draft, Form form) {
    return switch (form.link()) {
      case ALWAYS -> true;
      case WHEN_ASKED -> draft.link();
      case NEVER -> false;
    };
  }

  /** The public address of a post's page in a language. */
  public URI page(String post, Language language) {
    return city.board().resolve("p/" + post + "/" + language.tag() + ".html");
  }

  private Words words(String post, Draft draft, Planned planned, Form form, Marks.Extra extra) {
    var parts =
        planned.languages().stream()
            .map(language -> part(draft, planned.channel(), language, extra))
            .map(part -> form.describes() ? described(draft, part) : part)
            .toList();
    var link = links(draft, form) ? page(post, planned.languages().getFirst()) : null;
    var text = form.titled() ? titledText(parts) : wholeText(parts);
    var linked = link != null && form.linkInText() ? text + "\n" + link : text;
    var title = parts.stream().map(Words.Part::headline).collect(Collectors.joining(" · "));
    return new Words(title, linked, link, parts);
  }

  private static Words.Part part(
      Draft draft, String channel, Language language, Marks.Extra extra) {
    var text =
        draft
            .textFor(channel, language)
            .orElseThrow(() -> new IllegalArgumentException("no text in " + language));
    return new Words.Part(language, headline(draft, text, extra), text.body());
  }

  private static Words.Part described(Draft draft, Words.Part part) {
    return alt(draft, part.language())
        .map(alt -> Marks.picture(part.language(), alt.text()))
        .map(line -> part.body().isEmpty() ? line : part.body() + "\n\n" + line)
        .map(body -> new Words.Part(part.language(), part.headline(), body))
        .orElse(part);
  }

  private static String headline(Draft draft, Text text, Marks.Extra extra) {
    return Marks.headline(text.language(), text.headline(), draft.severity(), draft.drill(), extra);
  }

  /** One language needs no second headline below the title; several are told apart by theirs. */
  private static String titledText(List<Words.Part> parts) {
    return parts.size() == 1 && !parts.getFirst().body().isEmpty()
        ? parts.getFirst().body()
        : wholeText(parts);
  }

  private static String wholeText(List<Words.Part> parts) {
    return parts.stream()
        .map(p -> p.body().isEmpty() ? p.headline() : p.headline() + "\n" + p.body())
        .collect(Collectors.joining("\n\n"));
  }
}
