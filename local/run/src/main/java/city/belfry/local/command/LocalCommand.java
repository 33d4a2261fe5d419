package city.belfry.local.command;

import static java.util.Comparator.comparing;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.language.Language;
import city.belfry.local.issuer.OpenIdIssuer.Trusted;
import city.belfry.local.town.LocalTown;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      converter = IssuerAddress.class,
      description =
          "an OpenID provider whose tokens are wanted here, as in JwtIssuer; without it the town's own")
  private @Nullable URI issuer;

  @Option(
      names = "--audience",
      paramLabel = "AUD",
      defaultValue = "",
      description = "whom that provider's tokens must be for, as in JwtAudience")
  private String audience = "";

  @Spec private @Nullable CommandSpec spec;

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
            System.out::println,
            trusted());
    try (var town = LocalTown.start(wanted)) {
      if (issuer == null) {
        TownFile.leave(home, town.address(), town.token());
      } else {
        TownFile.leaveWithoutToken(home, town.address(), issuer);
      }
      tell(town);
      new CountDownLatch(1).await();
      return 0;
    }
  }

  private Optional<Trusted> trusted() {
    if ((issuer == null) != audience.isBlank()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--issuer and --audience go together: whose tokens open the town, and for whom they are.");
    }
    return Optional.ofNullable(issuer).map(who -> new Trusted(who, audience));
  }

  private void tell(LocalTown town) {
    var address = town.address();
    System.out.println(
        """
        Belfry is up at %1$s · nothing leaves this machine%5$s
        stage      %2$s/ · what residents would see
        attention  %1$sattention · what needs a person
        state      %3$s
        channels   %4$s
        """
            .formatted(
                address,
                stage == null ? address.resolve("stage") : stage,
                data == null ? "in memory, gone with this run (see --data)" : data,
                String.join(" ", town.channels().channels().stream().map(Channel::name).toList()),
                issuer == null ? "" : " but the question for the issuer's keys"));
    System.out.print(issuer == null ? anAnnouncement(town) : aSignIn(town, issuer));
    System.out.println("Ctrl-C ends it.");
  }

  private static String anAnnouncement(LocalTown town) {
    var first = first(town.channels().channels());
    return """
    An announcement in %2$d seconds (paste it):

    export BELFRY_TOKEN=%3$s
    curl -sS %1$sv1/posts -H "Authorization: Bearer $BELFRY_TOKEN" \\
      -H 'Content-Type: application/json' -H "Idempotency-Key: try-$(date +%%s)" \\
      -d '{"topic": "traffic", "channels": ["%4$s"], "due": "'"$(%5$s)"'",
           "texts": {"%6$s": {"headline": "Main St closed", "body": "From 1st St to 3rd St."}}}'

    The same without curl, in another terminal: ./belfry post --help
    Its receipts: curl -sS %1$sv1/posts/ID/receipts -H "Authorization: Bearer $BELFRY_TOKEN"
    """
        .formatted(
            town.address(),
            AHEAD_SECONDS,
            town.token(),
            first.name(),
            dateAhead(),
            first.languages().getFirst());
  }

  private static String aSignIn(LocalTown town, URI issuer) {
    return """
    Tokens of %2$s open it, and no others. In another terminal
    (ID is of the public client that is registered there; docs/deploy.md has more):

    ./belfry login --name laptop --server %1$s --issuer %2$s --client-id ID
    ./belfry list --name laptop

    Why a token was refused is told here.
    """
        .formatted(town.address(), issuer);
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
