package city.belfry.local.cloud;

import static city.belfry.local.cloud.ATable.item;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A process that writes and then waits to be killed. */
final class DynamoWriter {
  static final String WRITTEN = "written";
  static final int ITEMS = 50;

  private DynamoWriter() {}

  public static void main(String[] arguments) throws IOException {
    var dynamo = EmbeddedDynamo.start(Optional.of(Path.of(arguments[0])));
    dynamo.create(ATable.table());
    for (int i = 0; i < ITEMS; i++) {
      var item = item("POST#" + i);
      dynamo.client().putItem(put -> put.tableName(ATable.NAME).item(item));
    }
    System.out.println(WRITTEN);
    var _ = System.in.read();
  }
}
