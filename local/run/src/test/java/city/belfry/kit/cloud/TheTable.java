package city.belfry.kit.cloud;

import city.belfry.local.template.LocalNames;
import city.belfry.local.template.TableSpec;
import city.belfry.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The table as template.yaml has it. */
public final class TheTable {
  private static final TableSpec SPEC = read();

  private TheTable() {}

  /** The table under another name, so that tests do not meet. */
  public static TableSpec named(String name) {
    return new TableSpec(SPEC.logicalId(), name, SPEC.properties());
  }

  private static TableSpec read() {
    var folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("template.yaml"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("no template.yaml above " + Path.of("").toAbsolutePath());
    }
    try {
      return Template.read(folder.resolve("template.yaml"))
          .wiring(Map.of(), new Names())
          .tables()
          .getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Names implements LocalNames {
    @Override
    public String queueUrl(String queueName) {
      return "http://127.0.0.1/" + queueName;
    }

    @Override
    public String name(String logicalId) {
      return logicalId;
    }
  }
}
