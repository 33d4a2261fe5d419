package city.belfry.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The deployed template itself, as the tests read it. */
enum TheTemplate implements LocalNames {
  HERE;

  static final Path ROOT = root();
  static final Template TEMPLATE = read();

  /** Every platform is deployed; all else is as nobody answered anything. */
  static final Map<String, String> ALL = Map.of("DeploySample", "true");

  static final LocalWiring WIRING = TEMPLATE.wiring(ALL, HERE);
  static final Section RESOURCES = TEMPLATE.resources(ALL, HERE);

  /** As written, with functions in their long form. */
  static final Section WRITTEN = TEMPLATE.document().section("Resources");

  /** What is deployed with these answers besides every platform. */
  static Section resourcesWith(Map<String, String> answers) {
    var all = new HashMap<>(ALL);
    all.putAll(answers);
    return TEMPLATE.resources(all, HERE);
  }

  static Stream<Section> of(Section resources, String... types) {
    return resources.sections().stream().filter(it -> List.of(types).contains(it.text("Type")));
  }

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
