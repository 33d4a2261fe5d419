package city.belfry.cli.config;

import city.belfry.cli.api.Json;
import city.belfry.cli.api.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The cities that this user is signed in to. Safe for processes: one renews a sign-in at a time.
 */
public final class Profiles {
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";

  private final ConfigFolder folder;

  public Profiles(ConfigFolder folder) {
    this.folder = folder;
  }

  /**
   * A profile, or nothing where nobody signed in under that name.
   *
   * @throws Refused for a name that is none, or a file that cannot be read
   */
  public Optional<Profile> find(String name) {
    return folder.read(file(name)).map(text -> parse(name, text));
  }

  public void keep(Profile profile) {
    folder.write(file(profile.name()), profile.write());
  }

  /** Whether there was one. */
  public boolean forget(String name) {
    return folder.delete(file(name));
  }

  /**
   * The tokens of a profile, renewed where they must be. Two commands at once would spend the same
   * refresh token twice, so the second waits and reads what the first has got.
   *
   * @param renew gets the profile as it stands, answers other tokens, or nothing to keep these
   */
  public Profile.Held held(String name, Function<Profile, Optional<Profile.Held>> renew) {
    try {
      folder.make();
      try (var channel =
              FileChannel.open(
                  folder.file(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          var _ = channel.lock()) {
        var profile = find(name).orElseThrow(() -> nobody(name));
        var newer = renew.apply(profile);
        newer.ifPresent(held -> keep(profile.with(held)));
        return newer.orElse(profile.held());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Refused nobody(String name) {
    return new Refused(
        "Nobody is signed in as \"%s\" here. Say: ./belfry login --name %s --server https://…"
            .formatted(name, name));
  }

  private static String file(String name) {
    if (!name.matches(NAME)) {
      throw new Refused(
          "\"%s\" is no name for a city here: use up to 40 lower-case letters, digits and hyphens."
              .formatted(name));
    }
    return name + ".json";
  }

  private Profile parse(String name, String text) {
    try {
      return Profile.read(name, Json.read(text, folder.file(file(name)).toString()));
    } catch (DateTimeParseException _) {
      throw new Refused(
          "%s is no sign-in any more. Say: ./belfry logout --name %s, and sign in anew."
              .formatted(folder.file(file(name)), name));
    }
  }
}
