package city.belfry.platform.wire;

import city.belfry.domain.city.City;
import city.belfry.platform.Means;
import city.belfry.platform.Pages;
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

  private static final Pages NO_PAGES =
      new Pages() {
        @Override
        public void put(String key, String contentType, byte[] content) {
          throw new AssertionError("no page was expected: " + key);
        }

        @Override
        public boolean exists(String key) {
          return false;
        }
      };

  private AMeans() {}

  /** Every reference leads to these secrets. */
  public static Means with(Wire wire, Clock clock, Map<String, String> secrets) {
    return new Means(wire, clock, reference -> Optional.of(secrets), NO_PAGES, CITY);
  }

  public static Means withoutSecrets(Wire wire, Clock clock) {
    return new Means(wire, clock, reference -> Optional.empty(), NO_PAGES, CITY);
  }
}
