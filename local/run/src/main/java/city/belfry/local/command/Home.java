package city.belfry.local.command;

import java.nio.file.Path;

/** The folder of the checkout, as the launcher says. */
final class Home {
  private Home() {}

  static Path folder() {
    return Path.of(System.getProperty("belfry.home", "."));
  }

  /** The invented city's channels. */
  static Path channels(Path home) {
    return home.resolve("events/channels/arroyo-vista.json");
  }
}
