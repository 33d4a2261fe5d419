package city.belfry.local.command;

import city.belfry.local.backup.Backup;
import city.belfry.local.cloud.EmbeddedDynamo;
import city.belfry.local.town.LocalTown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Which table a command is about. */
final class TableOptions {
  @ArgGroup(multiplicity = "1")
  private final Which which = new Which();

  private static final class Which {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "the state of ./belfry local --data DIR, which must not run")
    private @Nullable Path data;

    @Option(
        names = "--table",
        paramLabel = "NAME",
        description = "a table on AWS: the stack's output TableName")
    private @Nullable String table;
  }

  /** What is to be done with it. */
  interface Work {
    int on(Backup backup) throws IOException;
  }

  /** Opens the table, and makes it where a data folder has none yet. */
  int with(Work work) throws IOException {
    if (which.table != null) {
      try (var client = DynamoDbClient.create()) {
        return work.on(new Backup(client, which.table));
      }
    }
    try (var dynamo = EmbeddedDynamo.start(Optional.ofNullable(which.data))) {
      var table = LocalTown.table(Home.folder());
      dynamo.create(table);
      return work.on(new Backup(dynamo.client(), table.name()));
    }
  }
}
