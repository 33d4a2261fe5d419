package city.belfry.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML and writes CloudFormation's short tags out in their long form. */
final class TemplateYaml extends StandardConstructor {
  private TemplateYaml(LoadSettings settings) {
    super(settings);
    for (var function : Intrinsics.FUNCTIONS) {
      var tag = function.startsWith("Fn::") ? function.substring(4) : function;
      tagConstructors.put(new Tag("!" + tag), node -> Map.of(function, argument(function, node)));
    }
  }

  /** The document's root; an unknown tag or a repeated key is a {@link BadTemplate}. */
  static Section read(String label, String yaml) {
    var settings = LoadSettings.builder().setLabel(label).setAllowDuplicateKeys(false).build();
    try {
      var root = new Compose(settings).composeString(yaml);
      return Section.of(
          label,
          new TemplateYaml(settings).constructSingleDocument(Optional.of(root.orElseThrow())));
    } catch (YamlEngineException e) {
      throw new BadTemplate(label, String.valueOf(e.getMessage()));
    }
  }

  private Object argument(String function, Node node) {
    return switch (node) {
      case ScalarNode scalar when function.equals("Fn::GetAtt") ->
          List.of(scalar.getValue().split("\\.", 2));
      case ScalarNode scalar -> constructScalar(scalar);
      case SequenceNode sequence -> constructSequence(sequence);
      case MappingNode mapping -> constructMapping(mapping);
      default -> throw new BadTemplate(function, "has no argument");
    };
  }
}
