package city.belfry.local.command;

import city.belfry.local.town.LocalTown;
import city.belfry.runtime.Log;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
  private static final Duration AHEAD = Duration.ofSeconds(30);

  @Option(names = "--port", defaultValue = "8080", description = "0 for any (usually ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "keep the state here; without it everything is in memory")
  private @Nullable Path data;

  @Option(
      names = "--channels",
      paramLabel = "FILE",
      description = "the city's channels (see docs/channels-file.md); without it an invented city's")
  private @Nullable Path channels;

  @Option(
      names = "--stage",
      paramLabel = "URL",
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
            Log.toStandardOutput());
    try (var town = LocalTown.start(wanted)) {
      tell(town);
      new CountDownLatch(1).await();
      return 0;
    }
  }

  private static void tell(LocalTown town) {
    var due = Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.SECONDS);
    var channel = town.channels().channels().getFirst();
    var language = channel.languages().getFirst();
    System.out.println(
        """
        Belfry is up at %1$s · nothing leaves this machine
        stage      %1$sstage/ · what residents would see
        attention  %1$sattention · what needs a person
        channels   %2$s

        An announcement in %3$d seconds (paste it):

        export BELFRY_TOKEN=%4$s
        curl -sS %1$sv1/posts -H "Authorization: Bearer $BELFRY_TOKEN" \\
          -H 'Content-Type: application/json' -H "Idempotency-Key: $(date +%%s%%N)" \\
          -d '{"topic": "traffic", "channels": ["%5$s"], "due": "%6$s",
               "texts": {"%7$s": {"headline": "Main St closed", "body": "From 1st St to 3rd St."}}}'

        Its receipts: curl -sS %1$sv1/posts/ID/receipts -H "Authorization: Bearer $BELFRY_TOKEN"
        Ctrl-C ends it.
        """
            .formatted(
                town.address(),
                String.join(
                    " ", town.channels().channels().stream().map(c -> c.name()).toList()),
                AHEAD.toSeconds(),
                town.token(),
                channel.name(),
                due,
                language));
  }
}
