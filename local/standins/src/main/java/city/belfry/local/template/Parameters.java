package city.belfry.local.template;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The template's parameters with their values here, and AWS's own pseudo parameters. */
final class Parameters {
  static final Map<String, String> PSEUDO =
      Map.of(
          "AWS::AccountId", Addresses.ACCOUNT,
          "AWS::Partition", "aws",
          "AWS::Region", Addresses.REGION,
          "AWS::StackId", "arn:aws:cloudformation:local:000000000000:stack/belfry/0",
          "AWS::StackName", "belfry",
          "AWS::URLSuffix", "localhost");

  private final Set<String> known = new HashSet<>(PSEUDO.keySet());
  private final Map<String, String> values = new HashMap<>(PSEUDO);

  Parameters(Section declared, Map<String, String> given) {
    for (var parameter : declared.sections()) {
      known.add(parameter.name());
      parameter.optionalText("Default").ifPresent(text -> values.put(parameter.name(), text));
    }
    for (var name : given.keySet()) {
      if (!declared.has(name)) {
        throw new BadTemplate(declared.place(), "there is no parameter " + name);
      }
    }
    values.putAll(given);
  }

  boolean knows(String name) {
    return known.contains(name);
  }

  String value(String place, String name) {
    var value = values.get(name);
    if (value == null) {
      throw new BadTemplate(place, "needs the parameter " + name + ", which has no default");
    }
    return value;
  }
}
