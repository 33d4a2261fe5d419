package city.belfry.local.command;

import static java.util.Comparator.comparing;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.language.Language;
import city.belfry.local.town.LocalTown;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps the whole system running. */
@Command(
    name = "local",
    description = "Runs the whole system on this machine: the API, the city's pages, the stage.",
    mixinStandardHelpOptions = true)
public final class LocalCommand implements Callable<Integer> {
  private static final int AHEAD_SECONDS = 30;
  private static final Language ENGLISH = new Language("en");

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = Port.class,
      defaultValue = "8080",
      description = "0 for any (usually ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "keep the state here; without it everything is in memory")
  private @Nullable Path data;

  @Option(
      names = "--channels",
      paramLabel = "FILE",
      description =
          "the city's channels (see docs/channels-file.md); without it an invented city's")
  private @Nullable Path channels;

  @Option(
      names = "--stage",
      paramLabel = "URL",
      converter = StageAddress.class,
      description = "a stage that runs elsewhere; without it one is played here at /stage")
  private @Nullable URI stage;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var home = Home.folder();
    var wanted =
        new LocalTown.Wanted(
            home,
            port,
            Optional.ofNullable(data),
            channels == null ? Home.channels(home) : channels,
            Optional.ofNullable(stage),
            System.out::println);
    try (var town = LocalTown.start(wanted)) {
      TownFile.leave(home, town.address(), town.token());
      tell(town);
      new CountDownLatch(1).await();
      return 0;
    }
  }

  private void tell(LocalTown town) {
    var address = town.address();
    var channels = town.channels().channels();
    var first = first(channels);
    System.out.println(
        """
        Belfry is up at %1$s · nothing leaves this machine
        stage      %2$s/ · what residents would see
        attention  %1$sattention · what needs a person
        state      %3$s
        channels   %4$s

        An announcement in %5$d seconds (paste it):

        export BELFRY_TOKEN=%6$s
        curl -sS %1$sv1/posts -H "Authorization: Bearer $BELFRY_TOKEN" \\
          -H 'Content-Type: application/json' -H "Idempotency-Key: try-$(date +%%s)" \\
          -d '{"topic": "traffic", "channels": ["%7$s"], "due": "'"$(%8$s)"'",
               "texts": {"%9$s": {"headline": "Main St closed", "body": "From 1st St to 3rd St."}}}'

        The same without curl, in another terminal: ./belfry post --help
        Its receipts: curl -sS %1$sv1/posts/ID/receipts -H "Authorization: Bearer $BELFRY_TOKEN"
        Ctrl-C ends it.
        """
            .formatted(
                address,
                stage == null ? address.resolve("stage") : stage,
                data == null ? "in memory, gone with this run (see --data)" : data,
                String.join(" ", channels.stream().map(Channel::name).toList()),
                AHEAD_SECONDS,
                town.token(),
                first.name(),
                dateAhead(),
                first.languages().getFirst()));
  }

  /** The first that shows something on the stage, in one language, by an ordinary post. */
  private static Channel first(List<Channel> channels) {
    return channels.stream()
        .filter(channel -> channel.baseUrl() != null && !channel.drill() && !channel.together())
        .min(comparing(channel -> !channel.languages().contains(ENGLISH)))
        .orElse(channels.getFirst());
  }

  /** The due instant is made when the command is pasted; BSD's date has options of its own. */
  private static String dateAhead() {
    var bsd = System.getProperty("os.name", "").startsWith("Mac");
    return "date -u %s +%%FT%%TZ"
        .formatted(bsd ? "-v+" + AHEAD_SECONDS + "S" : "-d +" + AHEAD_SECONDS + "sec");
  }
}
