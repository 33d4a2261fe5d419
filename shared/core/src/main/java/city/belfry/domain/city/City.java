package city.belfry.domain.city;

import java.net.URI;
import java.time.ZoneId;

/**
 * The city that speaks.
 *
 * @param zone for words and calendars only; instants never depend on it
 * @param board the public address of its pages, ending in a slash
 */
public record City(String name, ZoneId zone, URI board) {
  public City {
    if (!board.toString().endsWith("/")) {
      throw new IllegalArgumentException("the board's address ends in a slash: " + board);
    }
  }
}
