package city.belfry.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The deployed template itself, as the tests read it. */
enum TheTemplate implements LocalNames {
  HERE;

  static final Path ROOT = root();
  static final Template TEMPLATE = read();

  /** Everything is deployed; the answers that have no default are given. */
  static final Map<String, String> ALL =
      Map.of(
          "DeploySample", "true",
          "JwtIssuer", "https://sign-in.arroyovista.example",
          "JwtAudience", "belfry");

  static final LocalWiring WIRING = TEMPLATE.wiring(ALL, HERE);
  static final Section RESOURCES = TEMPLATE.resources(ALL, HERE);

  /** As written, with functions in their long form. */
  static final Section WRITTEN = TEMPLATE.document().section("Resources");

  @Override
  public String queueUrl(String queueName) {
    return "http://127.0.0.1/" + queueName;
  }

  @Override
  public String name(String logicalId) {
    return logicalId;
  }

  private static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("template.yaml"))) {
      var parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException(
            "there is no template.yaml above " + Path.of("").toAbsolutePath());
      }
      folder = parent;
    }
    return folder;
  }

  private static Template read() {
    try {
      return Template.read(ROOT.resolve("template.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
