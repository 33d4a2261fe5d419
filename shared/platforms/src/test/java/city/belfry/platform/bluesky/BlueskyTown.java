package city.belfry.platform.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Message;
import city.belfry.kit.AChannel;
import city.belfry.kit.AMessage;
import city.belfry.kit.AnAttempt;
import city.belfry.kit.TokensInMind;
import city.belfry.platform.Account;
import city.belfry.platform.Attempt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Tokens;
import city.belfry.platform.bluesky.stage.BlueskyStage;
import city.belfry.platform.kit.AMeans;
import city.belfry.platform.kit.StageWire;
import city.belfry.platform.wire.Base;
import city.belfry.platform.wire.Credentials;
import city.belfry.platform.wire.Json;
import city.belfry.time.SettableClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A staged account, its channel, and publishers that share one session. */
final class BlueskyTown {
  static final Instant DUE = Instant.parse("2026-11-22T12:00:00.250Z");

  final SettableClock clock = new SettableClock(DUE);
  final BlueskyStage stage;
  final StageWire wire;
  final TokensInMind tokens = new TokensInMind();
  final Message message = AMessage.on("city").text("Main St & 1st <closed> 封路 🚧").build();
  private String password = "stage-city";

  BlueskyTown() {
    this(5_000);
  }

  BlueskyTown(int pointsAnHour) {
    stage = new BlueskyStage(clock, pointsAnHour);
    wire = new StageWire(stage, clock);
  }

  void changePassword(String newer) {
    password = newer;
  }

  /** A publisher of its own, as another process would open it. */
  Account publisher() {
    return publisher(tokens);
  }

  Account publisher(Tokens shared) {
    var channel =
        AChannel.named("city", "bluesky")
            .at(wire.base())
            .with("account", BlueskyStage.handle("city"))
            .build();
    var means = AMeans.with(wire, clock, Map.of("appPassword", password), shared);
    return new Bluesky().open(channel, means);
  }

  Attempt attempt() {
    return AnAttempt.first(message, DUE);
  }

  /** A later try of the same words. */
  Attempt again(Instant claimAt) {
    var first = attempt();
    return new Attempt(
        first.delivery(),
        first.revision(),
        2,
        "claim-2",
        claimAt,
        first.due(),
        first.variant(),
        first.key(),
        first.kind(),
        Map.of());
  }

  static Attempt answering(Attempt attempt, Placed placed, String key) {
    return new Attempt(
        attempt.delivery(),
        2,
        1,
        attempt.claimId(),
        attempt.claimAt(),
        attempt.due(),
        attempt.variant(),
        key,
        new Attempt.Kind.Reply(placed),
        Map.of());
  }

  static Outcome send(Account account, Message message, Attempt attempt) {
    return switch (account.prepare(message, attempt)) {
      case Preparation.NotReady(var outcome) -> outcome;
      case Preparation.Ready ready -> account.publish(message, ready, attempt);
    };
  }

  Outcome send() {
    return send(publisher(), message, attempt());
  }

  static Placed delivered(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    return ((Outcome.Delivered) outcome).placed();
  }

  Placed sent() {
    return delivered(send());
  }

  Sessions sessions(Tokens shared) {
    var channel = AChannel.named("city", "bluesky").build();
    var means = AMeans.with(wire, clock, Map.of("appPassword", password), shared);
    return new Sessions(
        new Sessions.Owner("city", BlueskyStage.handle("city"), wire.base()),
        new Credentials(means.secrets(), channel, List.of(Sessions.PASSWORD)),
        shared,
        xrpc(),
        clock,
        new AskOnce<>());
  }

  private Xrpc xrpc() {
    return new Xrpc(wire, new Base(wire.base()));
  }

  /** As somebody does who knows nothing of Belfry. */
  void overwrite(Placed placed, String text) {
    var open = (Sessions.Entry.Open) sessions(tokens).obtain();
    var post = PostUri.parse(placed.id()).orElseThrow();
    var body =
        Json.newObject()
            .put("repo", post.did())
            .put("collection", PostUri.COLLECTION)
            .put("rkey", post.rkey());
    body.putObject("record")
        .put("$type", PostUri.COLLECTION)
        .put("text", text)
        .put("createdAt", "2026-11-22T12:00:00.250Z");
    xrpc().post(open.session(), "com.atproto.repo.putRecord", body);
  }

  /** How often a method was called. */
  long asked(String method) {
    return wire.requests.stream().filter(it -> it.path().endsWith(method)).count();
  }

  long logins() {
    return asked("createSession");
  }

  long renewals() {
    return asked("refreshSession");
  }
}
