package city.belfry.cli.draft;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Json;
import city.belfry.cli.api.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A draft that somebody wrote into a file, in JSON or YAML. */
public final class DraftFile {
  private DraftFile() {}

  /**
   * Reads it; the API says what its fields are.
   *
   * @param name the file, or {@code -} for what is piped in (JSON or YAML)
   */
  public static ObjectNode read(String name, Machine machine) {
    var text = name.equals("-") ? machine.keyboard().all() : text(Path.of(name));
    var from = name.equals("-") ? "What was piped in" : name;
    var draft = name.endsWith(".json") ? Json.read(text, from) : yaml(text, from);
    if (draft instanceof ObjectNode object) {
      return object;
    }
    throw new Refused(from + " holds no draft: it has fields such as texts and channels.");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException _) {
      throw new Refused(file + " cannot be used: there is no such file.");
    } catch (CharacterCodingException _) {
      throw new Refused(file + " cannot be used: it is not written in UTF-8. Save it so.");
    } catch (IOException e) {
      throw new Refused(file + " cannot be used: it cannot be read.");
    }
  }

  /** JSON is YAML too. */
  private static JsonNode yaml(String text, String from) {
    try {
      return Json.of(new Load(LoadSettings.builder().build()).loadFromString(text));
    } catch (MarkedYamlEngineException e) {
      var line = e.getProblemMark().map(mark -> " (line " + (mark.getLine() + 1) + ")").orElse("");
      throw new Refused(from + " is no YAML: " + e.getProblem() + line + ".");
    } catch (YamlEngineException | IllegalArgumentException _) {
      throw new Refused(from + " is no YAML that a draft can be made of.");
    }
  }
}
