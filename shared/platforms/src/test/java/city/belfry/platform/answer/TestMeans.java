package city.belfry.platform.answer;

import city.belfry.domain.city.City;
import city.belfry.platform.Means;
import city.belfry.platform.Pages;
import city.belfry.platform.Wire;
import city.belfry.time.Clock;
import java.net.URI;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** What an account may use, with the same credentials behind every reference. */
public final class TestMeans {
  private static final Pages NO_PAGES =
      new Pages() {
        @Override
        public void put(String key, String contentType, byte[] content) {
          throw new AssertionError("no platform here writes pages");
        }

        @Override
        public boolean exists(String key) {
          return false;
        }
      };

  private TestMeans() {}

  public static Means of(Wire wire, Clock clock, Map<String, String> secrets) {
    return new Means(
        wire,
        clock,
        _ -> secrets.isEmpty() ? Optional.empty() : Optional.of(secrets),
        NO_PAGES,
        new City(
            "Arroyo Vista",
            ZoneId.of("America/Los_Angeles"),
            URI.create("https://board.example/")));
  }
}
