package city.belfry.platform.mastodon;

import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.HeldPicture;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.KeptUpload;
import city.belfry.platform.wire.Multipart;
import city.belfry.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Gives the server a picture and what it shows, ahead of the status. It forgets what no status
 * shows.
 *
 * @see <a href="https://docs.joinmastodon.org/methods/media/">media</a>
 */
record MastodonUpload(MastodonApi api, Clock clock) implements HeldPicture.Upload {
  /** So long is waited for the server's own work: the due instant is near. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final Duration PAUSE = Duration.ofMillis(500);

  @Override
  public Preparation of(byte[] jpeg, String alt) {
    var form = new Multipart();
    if (!alt.isEmpty()) {
      form.text("description", alt);
    }
    var reply = api.upload(form.jpeg("file", jpeg));
    return id(reply)
        .map(id -> working(reply) ? whenDone(id) : KeptUpload.of(id))
        .orElseGet(() -> notReady(reply));
  }

  /** Of a picture that is done, or will be. */
  private static Optional<String> id(Reply reply) {
    return reply instanceof Reply.Answer answer && (answer.status() == 200 || working(reply))
        ? Json.object(answer).flatMap(media -> Json.id(media.path("id")))
        : Optional.empty();
  }

  private static boolean working(Reply reply) {
    return reply instanceof Reply.Answer answer
        && (answer.status() == 202 || answer.status() == 206);
  }

  private Preparation whenDone(String id) {
    var reply = api.media(id);
    var until = clock.now().plus(PATIENCE);
    try {
      while (working(reply) && clock.now().isBefore(until)) {
        clock.awaitUntil(clock.now().plus(PAUSE));
        reply = api.media(id);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Json.good(reply).isPresent() ? KeptUpload.of(id) : notDone(reply);
  }

  /** A server may not know everywhere yet what it has just taken. */
  private Preparation notDone(Reply reply) {
    return MastodonErrors.gone(reply)
        ? new Preparation.NotReady(
            new Outcome.Deferred(clock.now().plus(PATIENCE), api.raw().of(reply)))
        : notReady(reply);
  }

  private Preparation notReady(Reply reply) {
    return new Preparation.NotReady(MastodonErrors.uploaded(reply, clock.now(), api.raw()));
  }
}
