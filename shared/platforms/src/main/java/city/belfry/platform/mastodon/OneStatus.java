package city.belfry.platform.mastodon;

import city.belfry.platform.Attempt;
import city.belfry.platform.Preparation;
import city.belfry.platform.Retraction;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A status that was placed, by its id. */
record OneStatus(MastodonApi api, String id) {
  /** What it shows beside its words: an edit that does not name it takes it away. */
  Preparation pictures(Attempt.Kind kind, Instant now) {
    var reply = api.status(id);
    return Json.good(reply)
        .map(status -> status.path("media_attachments"))
        .filter(JsonNode::isArray)
        .<Preparation>map(MastodonPicture::kept)
        .orElseGet(
            () -> new Preparation.NotReady(MastodonErrors.unsent(reply, kind, now, api.raw())));
  }

  Retraction retract() {
    var reply = api.delete(id);
    if (MastodonStatus.read(reply).isPresent()) {
      return new Retraction.Retracted();
    }
    if (MastodonErrors.gone(reply)) {
      return notThere();
    }
    return switch (reply) {
      case Reply.Answer answer -> MastodonErrors.retraction(answer, api.raw());
      case Reply lost -> new Retraction.TryAgain(api.raw().of(lost));
    };
  }

  /** Another account's status is "not found" too when it is to be deleted, and is there to read. */
  private Retraction notThere() {
    var reply = api.status(id);
    if (MastodonErrors.gone(reply)) {
      return new Retraction.Retracted();
    }
    var raw = api.raw().of(reply);
    return MastodonStatus.read(reply).isPresent()
        ? new Retraction.NotPossible(MastodonReason.NOT_OURS.with(id), raw)
        : new Retraction.TryAgain(raw);
  }
}
