package city.belfry.local.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A SAM template, read as the one source of wiring. Immutable, safe for threads. */
public final class Template {
  private static final String FUNCTION = "AWS::Serverless::Function";

  private final Section document;

  private Template(Section document) {
    this.document = document;
  }

  /**
   * Reads a template and looks at all its references.
   *
   * @throws BadTemplate naming the place, where it has an unknown function or refers to nothing
   */
  public static Template read(Path file) throws IOException {
    return parse(String.valueOf(file.getFileName()), Files.readString(file));
  }

  static Template parse(String label, String yaml) {
    var root = TemplateYaml.read(label, yaml);
    References.check(root);
    return new Template(root);
  }

  /**
   * Everything the template wires, resolved for this machine.
   *
   * @param parameters values for the template's parameters; what is absent takes its default
   * @throws BadTemplate naming the place
   */
  public LocalWiring wiring(Map<String, String> parameters, LocalNames names) {
    return new Resolution(document, parameters, names).wiring();
  }

  /** Every resource that is deployed with these parameters, Globals merged in, all resolved. */
  Section resources(Map<String, String> parameters, LocalNames names) {
    var resolution = new Resolution(document, parameters, names);
    var resources = new LinkedHashMap<String, Object>();
    resolution
        .deployed()
        .forEach((id, raw) -> resources.put(id, resolution.resolved(raw).values()));
    return new Section(document.placeOf("Resources"), resources);
  }

  /**
   * Every resource that is deployed with these parameters, by its logical id and as plain values:
   * for whoever counts them.
   *
   * @throws BadTemplate naming the place
   */
  public Map<String, Object> inventory(Map<String, String> parameters, LocalNames names) {
    return resources(parameters, names).values();
  }

  /** The document as it stands, with functions in their long form. */
  Section document() {
    return document;
  }

  /** The properties of a resource, with what the Globals section adds. */
  static Section properties(Section document, Section resource) {
    var own = resource.section("Properties");
    if (!resource.text("Type").equals(FUNCTION)) {
      return own;
    }
    var global = document.section("Globals").section("Function").values();
    return Section.of(own.place(), Globals.merged(global, own.values()));
  }
}
