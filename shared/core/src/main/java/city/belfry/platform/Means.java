package city.belfry.platform;

import city.belfry.domain.city.City;
import city.belfry.time.Clock;

/** All that an account may use of the world. */
public record Means(
    Wire wire,
    Clock clock,
    Secrets secrets,
    Tokens tokens,
    Pages pages,
    Pictures pictures,
    City city) {

  /** The same on another wire. */
  public Means on(Wire other) {
    return new Means(other, clock, secrets, tokens, pages, pictures, city);
  }
}
