package city.belfry.platform.bluesky;

import city.belfry.platform.Outcome;
import city.belfry.platform.Tokens;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.bluesky.Sessions.Entry.Closed;
import city.belfry.platform.bluesky.Sessions.Entry.Open;
import city.belfry.platform.wire.Credentials;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.Keyring;
import city.belfry.platform.wire.Raw;
import city.belfry.time.Clock;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The account's session, shared by all publishers of its channel: logins are few a day. In the
 * second half of its life it is renewed by the one who declared it first; the others go on with it
 * while it lives. Where it ran out and nobody renewed it, a login begins the next generation; a
 * declaration is never taken over. docs/decisions/0008-rotating-sessions.md tells why.
 *
 * <p>Safe for threads.
 *
 * @see <a href="https://docs.bsky.app/docs/advanced-guides/rate-limits">Rate limits</a>
 */
final class Sessions {
  static final String PASSWORD = "appPassword";

  private final Owner owner;
  private final Credentials credentials;
  private final Tokens tokens;
  private final Xrpc xrpc;
  private final Clock clock;
  private final AskOnce<Entry> logins;

  Sessions(
      Owner owner,
      Credentials credentials,
      Tokens tokens,
      Xrpc xrpc,
      Clock clock,
      AskOnce<Entry> logins) {
    this.owner = owner;
    this.credentials = credentials;
    this.tokens = tokens;
    this.xrpc = xrpc;
    this.clock = clock;
    this.logins = logins;
  }

  /**
   * Whose session it is.
   *
   * @param identifier the account's name or DID
   * @param server which alone is shown its tokens
   */
  record Owner(String channel, String identifier, URI server) {}

  /** A session to call with, or why there is none now. */
  sealed interface Entry {
    record Open(Session session, Raw raw) implements Entry {}

    /**
     * @param outcome nothing was sent
     */
    record Closed(Outcome outcome) implements Entry {
      /** In a few words, for whoever reads only. */
      String why() {
        return switch (outcome) {
          case Outcome.Unauthorized(var reason, var raw) -> raw.isEmpty() ? reason.detail() : raw;
          case Outcome.Rejected(_, var raw) -> raw;
          case Outcome.Deferred(_, var raw) -> raw;
          case Outcome.Unknown(var raw) -> raw;
          case Outcome.Pending(_, var raw) -> raw;
          case Outcome.Delivered _ -> "";
        };
      }
    }
  }

  /** May call the server: not between due and the first byte. */
  Entry obtain() {
    return switch (credentials.fresh()) {
      case Keyring.Lacking(var what) ->
          new Closed(new Outcome.Unauthorized(BlueskyReason.NO_CREDENTIALS.with(what), ""));
      case Keyring.Complete keys -> logins.ask(owner.channel(), () -> new Turn(keys).obtain());
    };
  }

  /** The server took this session no more: nobody shall use it again. */
  void end(Session session) {
    if (credentials.held() instanceof Keyring.Complete keys) {
      new Turn(keys).end(session);
    }
  }

  /** One look at what is stored, and what it asks for. */
  private final class Turn {
    private final Keyring.Complete keys;
    private final SealedBox box;
    private final Tokens.@Nullable Kept kept;
    private final Optional<Session> stored;

    Turn(Keyring.Complete keys) {
      this.keys = keys;
      this.box = new SealedBox(keys.get(PASSWORD), owner.toString());
      this.kept = tokens.read(owner.channel()).orElse(null);
      this.stored =
          Optional.ofNullable(kept).flatMap(it -> box.open(it.sealed())).flatMap(Session::read);
    }

    Entry obtain() {
      return stored.map(this::keep).orElseGet(this::login);
    }

    private Entry keep(Session session) {
      if (session.young(clock.now())) {
        return open(session);
      }
      return mayRenew(session) ? renew(session) : goOn(session);
    }

    private boolean mayRenew(Session session) {
      return session.renewable() && kept != null && tokens.spend(owner.channel(), kept);
    }

    private Entry renew(Session session) {
      return Json.good(xrpc.refresh(session.refresh()))
          .flatMap(answer -> Session.told(answer, clock.now()))
          .map(this::begin)
          .orElseGet(() -> goOn(session));
    }

    private Entry goOn(Session session) {
      return session.lives(clock.now()) ? open(session) : login();
    }

    private Entry login() {
      var reply = xrpc.login(owner.identifier(), keys.get(PASSWORD));
      return Json.good(reply)
          .flatMap(answer -> Session.told(answer, clock.now()))
          .map(this::begin)
          .orElseGet(() -> refused(reply));
    }

    /** Good for this caller also where another generation stands there by now. */
    private Entry begin(Session session) {
      tokens.replace(owner.channel(), kept, sealed(session));
      return open(session);
    }

    private Entry refused(Reply reply) {
      return new Closed(BlueskyErrors.unsent(reply, clock.now(), keys.raw()));
    }

    private Entry open(Session session) {
      return new Open(session, keys.raw(session.access(), session.refresh()));
    }

    void end(Session session) {
      if (stored.filter(it -> it.access().equals(session.access())).isPresent()) {
        tokens.replace(owner.channel(), kept, sealed(session.ended()));
      }
    }

    private String sealed(Session session) {
      return box.seal(session.json().toString());
    }
  }
}
