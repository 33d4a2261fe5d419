package city.belfry.platform.facebook;

import city.belfry.domain.delivery.Placed;
import city.belfry.platform.Attempt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Retraction;
import city.belfry.platform.facebook.FacebookErrors.Meaning;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.KeptUpload;
import city.belfry.platform.wire.Percent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What changes a Page: posting, editing, deleting. */
record PageWriting(Graph graph, String page, Answers answers) {
  /**
   * Gives the Page a picture that no resident sees yet.
   *
   * <p>That an upload takes {@code alt_text_custom} is from memory: the page below names it as a
   * field of a photo. Where Facebook does not take it, its refusal of the upload says so.
   *
   * @see <a href="https://developers.facebook.com/docs/graph-api/reference/photo/">Photo</a>
   */
  Preparation upload(byte[] jpeg, String alt, Attempt attempt) {
    var form = new LinkedHashMap<String, String>();
    form.put("published", "false");
    if (!alt.isEmpty()) {
      form.put("alt_text_custom", alt);
    }
    var said = graph.post(Percent.encode(page) + "/photos", form, "source", jpeg);
    return said instanceof Said.Yes yes && Json.id(yes.body().path("id")).isPresent()
        ? KeptUpload.of(yes.body().path("id").asText())
        : new Preparation.NotReady(answers.ofUploading(said, attempt));
  }

  /**
   * @param photo what {@link #upload} gave; an edit leaves the post's own picture where it is
   */
  Outcome publish(PageWords words, Optional<String> photo, Attempt attempt) {
    return switch (attempt.kind()) {
      case Attempt.Kind.New _, Attempt.Kind.Reply _ -> post(words, photo, attempt);
      case Attempt.Kind.Edit(var placed) -> edit(words, placed, attempt);
    };
  }

  private Outcome post(PageWords words, Optional<String> photo, Attempt attempt) {
    var form = new LinkedHashMap<String, String>();
    form.put("message", words.text());
    if (words.link() != null) {
      form.put("link", words.link().toString());
    }
    photo.ifPresent(id -> form.put("attached_media", attached(id)));
    form.put("fields", "id,permalink_url");
    var said = graph.post(Percent.encode(page) + "/feed", form);
    return said instanceof Said.Yes yes
        ? Json.id(yes.body().path("id"))
            .<Outcome>map(
                id -> new Outcome.Delivered(new Placed(id, PagePosts.address(yes.body()), null)))
            .orElse(new Outcome.Unknown(yes.raw()))
        : answers.ofPublishing(said, attempt);
  }

  private static String attached(String photo) {
    var list = Json.newObject().putArray("list");
    list.addObject().put("media_fbid", photo);
    return list.toString();
  }

  private Outcome edit(PageWords words, Placed placed, Attempt attempt) {
    var said = graph.post(Percent.encode(placed.id()), Map.of("message", words.text()));
    if (gone(said) && said instanceof Said.No no) {
      return new Outcome.Rejected(FacebookReason.POST_GONE.with(no.words()), no.raw());
    }
    return done(said) ? new Outcome.Delivered(placed) : answers.ofPublishing(said, attempt);
  }

  Retraction retract(Placed placed) {
    var said = graph.delete(Percent.encode(placed.id()));
    if (done(said)) {
      return new Retraction.Retracted();
    }
    return gone(said) && said instanceof Said.No no
        ? notFound(placed, no)
        : Answers.notRetracted(said);
  }

  private static boolean done(Said said) {
    return said instanceof Said.Yes yes && yes.body().path("success").asBoolean();
  }

  private static boolean gone(Said said) {
    return said instanceof Said.No no
        && FacebookErrors.of(no.error()) instanceof Meaning.NoSuchObject;
  }

  /** The same error is said of a post that is gone and of one that this token may not touch. */
  private Retraction notFound(Placed placed, Said.No no) {
    return new PagePosts(graph, page)
        .shows(placed.id())
        .<Retraction>map(shown ->
            shown
                ? new Retraction.NotPossible(FacebookReason.STILL_THERE.with(no.words()), no.raw())
                : new Retraction.Retracted())
        .orElseGet(() -> new Retraction.TryAgain(no.raw()));
  }
}
