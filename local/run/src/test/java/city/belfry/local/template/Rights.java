package city.belfry.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the template's roles allow its functions: a small part of IAM. Whatever else of IAM the
 * template would use fails here with its place, so that nothing is judged by half. Policies of
 * resources are not read; within one account a role's own right is enough.
 */
public final class Rights {
  private static final String LEADING_KEYS = "dynamodb:LeadingKeys";

  private final Section resources;
  private final List<Grant> grants = new ArrayList<>();

  private Rights(Section resources) {
    this.resources = resources;
    none("AWS::IAM::ManagedPolicy", "AWS::IAM::Policy");
    TheTemplate.of(resources, "AWS::Serverless::Function").forEach(this::function);
  }

  /** Every grant of a template that is deployed with all platforms, and no other answers. */
  public static List<Grant> grants() {
    return List.copyOf(new Rights(TheTemplate.RESOURCES).grants);
  }

  static List<Grant> grantsOf(Section resources) {
    return List.copyOf(new Rights(resources).grants);
  }

  private void none(String... types) {
    TheTemplate.of(resources, types)
        .findAny()
        .ifPresent(policy -> {
          throw notJudged(policy.place(), policy.text("Type"));
        });
  }

  private void function(Section function) {
    var arn = function.section("Properties").text("Role");
    var role = resources.section(arn.substring(arn.lastIndexOf(':') + 1));
    var properties = role.section("Properties");
    only(function.section("Properties"), Set.of(), Set.of("Policies", "PermissionsBoundary"));
    only(properties, Set.of("AssumeRolePolicyDocument", "Policies", "Tags"), Set.of());
    for (var policy : properties.list("Policies")) {
      policy(function.name(), Section.of(role.placeOf("Policies"), policy));
    }
    TheTemplate.of(resources, "AWS::IAM::RolePolicy")
        .map(policy -> policy.section("Properties"))
        .filter(policy -> policy.text("RoleName").equals(role.name()))
        .forEach(policy -> policy(function.name(), policy));
  }

  private void policy(String function, Section policy) {
    var document = policy.section("PolicyDocument");
    only(document, Set.of("Version", "Statement"), Set.of());
    for (var statement : document.list("Statement")) {
      statement(function, Section.of(document.placeOf("Statement"), statement));
    }
  }

  private void statement(String function, Section statement) {
    only(statement, Set.of("Sid", "Effect", "Action", "Resource", "Condition"), Set.of());
    if (!statement.text("Effect").equals("Allow")) {
      throw notJudged(statement.place(), "Effect " + statement.text("Effect"));
    }
    var keys = leadingKeys(statement);
    for (var action : texts(statement, "Action")) {
      for (var resource : texts(statement, "Resource")) {
        grants.add(new Grant(function, action, resource, keys));
      }
    }
  }

  /** The one condition that is judged. */
  private static List<String> leadingKeys(Section statement) {
    if (!statement.has("Condition")) {
      return List.of();
    }
    var condition = statement.section("Condition");
    only(condition, Set.of("ForAllValues:StringLike"), Set.of());
    var keys = condition.section("ForAllValues:StringLike");
    only(keys, Set.of(LEADING_KEYS), Set.of());
    return texts(keys, LEADING_KEYS);
  }

  private static List<String> texts(Section section, String name) {
    var value = section.value(name);
    var list = value instanceof List<?> many ? many : List.of(value);
    return list.stream().map(item -> Intrinsics.text(section.placeOf(name), item)).toList();
  }

  /**
   * Fails for what nobody judges.
   *
   * @param known all that may be there; empty for anything
   * @param unknown what may not
   */
  private static void only(Section section, Set<String> known, Set<String> unknown) {
    section.values().keySet().stream()
        .filter(key -> unknown.contains(key) || !(known.isEmpty() || known.contains(key)))
        .findAny()
        .ifPresent(key -> {
          throw notJudged(section.place(), key);
        });
  }

  private static BadTemplate notJudged(String place, String what) {
    return new BadTemplate(place, "has " + what + ", which the tests of rights do not judge yet");
  }
}
