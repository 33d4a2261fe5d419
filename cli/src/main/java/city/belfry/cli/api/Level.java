package city.belfry.cli.api;

import java.util.Optional;

/** Which API these commands speak, and which a server speaks. */
public final class Level {
  /** The API's level, as the header {@code belfry-api} tells it. */
  public static final int OURS = 1;

  private Level() {}

  /** What a person must know of a server that speaks another; nothing where all is well. */
  public static Optional<String> warning(Answer answer, Server server) {
    var told = answer.header("belfry-api").filter(text -> text.matches("[0-9]{1,9}"));
    if (told.isEmpty()) {
      // What the gateway refuses by itself never says.
      return answer.isWell()
          ? Optional.of(
              "%s does not say which API it speaks: it is older than these commands. Deploy it anew."
                  .formatted(server))
          : Optional.empty();
    }
    var theirs = Integer.parseInt(told.get());
    if (theirs > OURS) {
      return Optional.of(
          "%s speaks API %d and these commands API %d: they are too old. Update this checkout (git pull)."
              .formatted(server, theirs, OURS));
    }
    return theirs < OURS
        ? Optional.of(
            "%s speaks API %d and these commands API %d: it is too old. Deploy it anew."
                .formatted(server, theirs, OURS))
        : Optional.empty();
  }
}
