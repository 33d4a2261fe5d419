package city.belfry.local.town;

import city.belfry.domain.people.Role;
import city.belfry.local.issuer.Issuer;
import city.belfry.local.issuer.LocalIssuer;
import city.belfry.local.issuer.OpenIdIssuer;
import city.belfry.local.template.TableSpec;
import city.belfry.local.template.Template;
import city.belfry.runtime.Destinations;
import city.belfry.runtime.JdkWire;
import city.belfry.runtime.Log;
import city.belfry.runtime.SystemClock;
import city.belfry.runtime.SystemIds;
import city.belfry.stage.Stage;
import city.belfry.stage.catalog.Stages;
import city.belfry.time.Clock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;

/** A town that really runs: its server, its sources, its channels, and the token to enter with. */
public final class LocalTown implements AutoCloseable {
  private final TownServer server;
  private final Town town;
  private final Issuer issuer;
  private final ChannelsFile channels;

  /**
   * What is wanted of a town.
   *
   * @param home the folder with template.yaml
   * @param port 0 for any that is free
   * @param stage where the stage is; empty to play it in this process
   * @param trusted whose tokens open it; empty for an issuer of the town's own
   */
  public record Wanted(
      Path home,
      int port,
      Optional<Path> data,
      Path channels,
      Optional<URI> stage,
      Log log,
      Optional<OpenIdIssuer.Trusted> trusted) {
    /** A town whose tokens are its own. */
    public Wanted(
        Path home, int port, Optional<Path> data, Path channels, Optional<URI> stage, Log log) {
      this(home, port, data, channels, stage, log, Optional.empty());
    }
  }

  private LocalTown(TownServer server, Town town, Issuer issuer, ChannelsFile channels) {
    this.server = server;
    this.town = town;
    this.issuer = issuer;
    this.channels = channels;
  }

  /** Starts a town; when this returns, it answers. */
  public static LocalTown start(Wanted wanted) throws IOException {
    var clock = new SystemClock();
    var ids = new SystemIds(clock);
    var server = TownServer.bind(wanted.port());
    try {
      var stageAt = wanted.stage().orElse(server.address().resolve("stage"));
      var channels = ChannelsFile.read(wanted.channels(), stageAt);
      if (wanted.data().isPresent()) {
        DataFolder.make(wanted.data().get());
      }
      var town =
          Town.build(
              new Town.Surroundings(
                  wanted.home().resolve("template.yaml"),
                  parameters(server.address()),
                  wanted.data(),
                  clock,
                  ids,
                  new JdkWire(Destinations.ANYWHERE),
                  // The news of a running town would hide what the person at the terminal types.
                  wanted.log().withoutNews()));
      try {
        // After the town has the folder for itself.
        var issuer = issuer(wanted, clock);
        var attention = new Attention(wanted.log());
        channels.load(
            town.stores().channels(), town.cloud().client(SsmClient.class), town.secrets());
        town.cloud().bus().listen(attention);
        town.start();
        server.open(
            town,
            issuer,
            ids,
            town.cloud().client(S3Client.class),
            town.wiring().buckets().getFirst(),
            attention,
            new ParameterDoor(issuer, town.cloud().client(SsmClient.class), town.secrets()),
            wanted.stage().isPresent() ? Optional.empty() : Optional.of(stage(clock)));
        return new LocalTown(server, town, issuer, channels);
      } catch (IOException | RuntimeException e) {
        town.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static Issuer issuer(Wanted wanted, Clock clock) throws IOException {
    return wanted.trusted().isPresent()
        ? OpenIdIssuer.find(wanted.trusted().get(), clock, wanted.log())
        : LocalIssuer.start(wanted.data(), clock);
  }

  /** The table of a town's data folder. */
  public static TableSpec table(Path home) throws IOException {
    return Template.read(home.resolve("template.yaml"))
        .wiring(parameters(URI.create("http://127.0.0.1/")), Town.names(name -> name))
        .tables()
        .getFirst();
  }

  /** One process needs no guard: the clock that sends is the clock that claimed. */
  private static Map<String, String> parameters(URI address) {
    return Map.of(
        "BoardUrl",
        address.toString(),
        "ApiUrl",
        address.toString(),
        "DeploySample",
        "true",
        "GuardMillis",
        "0");
  }

  /** The stage with all its platforms. */
  public static Stage stage(Clock clock) {
    return new Stage(Stages.all(clock), clock, ZoneId.systemDefault());
  }

  public URI address() {
    return server.address();
  }

  public Town town() {
    return town;
  }

  public ChannelsFile channels() {
    return channels;
  }

  /**
   * A token that may do everything.
   *
   * @throws IllegalStateException where the tokens are another's
   */
  public String token() {
    return switch (issuer) {
      case LocalIssuer own ->
          own.token("local-administrator", Set.of(Role.WRITER, Role.ADMINISTRATOR));
      case OpenIdIssuer _ -> throw new IllegalStateException("the city's provider signs here");
    };
  }

  @Override
  public void close() {
    server.close();
    town.close();
  }
}
