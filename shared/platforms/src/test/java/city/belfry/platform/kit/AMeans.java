package city.belfry.platform.kit;

import city.belfry.domain.city.City;
import city.belfry.kit.TokensInMind;
import city.belfry.platform.Means;
import city.belfry.platform.Pages;
import city.belfry.platform.Pictures;
import city.belfry.platform.Tokens;
import city.belfry.platform.Wire;
import city.belfry.time.Clock;
import java.net.URI;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Builds the means of an account under test. */
public final class AMeans {
  private static final City CITY =
      new City(
          "Arroyo Vista",
          ZoneId.of("America/Los_Angeles"),
          URI.create("https://alerts.arroyovista.example/"));

  private AMeans() {}

  /** Every reference leads to these secrets, or to nothing where there are none. */
  public static Means with(Wire wire, Clock clock, Map<String, String> secrets) {
    return with(wire, clock, secrets, new TokensInMind());
  }

  /** The same, with the sessions that were shared before. */
  public static Means with(Wire wire, Clock clock, Map<String, String> secrets, Tokens tokens) {
    return with(wire, clock, secrets, tokens, new NoPages());
  }

  /** Whose pictures are elsewhere, or nowhere. */
  public static Means with(Wire wire, Clock clock, Map<String, String> secrets, Pictures pictures) {
    var usual = with(wire, clock, secrets);
    return new Means(wire, clock, usual.secrets(), usual.tokens(), usual.pages(), pictures, CITY);
  }

  /** The board's: no secrets, and nobody to call. */
  public static Means with(Pages pages, Clock clock) {
    return with(new ScriptedWire(), clock, Map.of(), new TokensInMind(), pages);
  }

  private static Means with(
      Wire wire, Clock clock, Map<String, String> secrets, Tokens tokens, Pages pages) {
    return new Means(
        wire,
        clock,
        _ -> secrets.isEmpty() ? Optional.empty() : Optional.of(secrets),
        tokens,
        pages,
        _ -> APicture.bytes(),
        CITY);
  }

  private static final class NoPages implements Pages {
    @Override
    public void put(String key, String contentType, byte[] content) {
      throw new AssertionError("no page was expected: " + key);
    }

    @Override
    public boolean exists(String key) {
      throw new AssertionError("no page was expected: " + key);
    }
  }
}
