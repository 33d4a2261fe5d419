package city.belfry.local.template;

import city.belfry.local.template.QueueSpec.DeadLetters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One reading of the template with one set of parameters. */
final class Resolution {
  private final Section document;
  private final LocalNames names;
  private final Map<String, Section> deployed = new LinkedHashMap<>();
  private final Addresses addresses;
  private final Intrinsics intrinsics;

  Resolution(Section document, Map<String, String> given, LocalNames names) {
    this.document = document;
    this.names = names;
    var parameters = new Parameters(document.section("Parameters"), given);
    var conditions = new Conditions(document.section("Conditions"), parameters);
    var types = new LinkedHashMap<String, String>();
    for (var resource : document.section("Resources").sections()) {
      var condition = resource.optionalText("Condition");
      if (condition.isEmpty() || conditions.holds(resource.place(), condition.get())) {
        deployed.put(resource.name(), resource);
        types.put(resource.name(), resource.text("Type"));
      }
    }
    this.addresses = new Addresses(types, names);
    this.intrinsics = new Intrinsics(parameters, conditions, addresses);
  }

  Map<String, Section> deployed() {
    return deployed;
  }

  /** A resource with its merged properties, all resolved. */
  Section resolved(Section resource) {
    var whole = new LinkedHashMap<>(resource.values());
    whole.put("Properties", Template.properties(document, resource).values());
    return intrinsics.resolve(new Section(resource.place(), whole));
  }

  LocalWiring wiring() {
    return new LocalWiring(
        each("AWS::Serverless::Function", this::function),
        each("AWS::DynamoDB::Table", this::table),
        each("AWS::SQS::Queue", this::queue),
        each("AWS::Events::Rule", this::rule),
        each("AWS::Events::EventBus", resource -> names.name(resource.name())),
        each("AWS::S3::Bucket", resource -> names.name(resource.name())));
  }

  private <T> List<T> each(String type, Function<Section, T> reading) {
    return deployed.values().stream()
        .filter(resource -> resource.text("Type").equals(type))
        .map(reading)
        .toList();
  }

  private FunctionSpec function(Section resource) {
    var properties = Template.properties(document, resource);
    var environment = new LinkedHashMap<String, String>();
    var variables = intrinsics.resolve(properties.section("Environment").section("Variables"));
    variables.values().keySet().forEach(key -> environment.put(key, variables.text(key)));
    var events = new Events(addresses);
    var sources = new ArrayList<Source>();
    for (var event : properties.section("Events").sections()) {
      events.source(intrinsics.resolve(event)).ifPresent(sources::add);
    }
    return new FunctionSpec(
        resource.name(),
        properties.text("Handler"),
        properties.text("CodeUri"),
        environment,
        Duration.ofSeconds(properties.number("Timeout", 3)),
        sources);
  }

  private TableSpec table(Section resource) {
    var properties = intrinsics.resolve(resource.section("Properties"));
    return new TableSpec(resource.name(), names.name(resource.name()), properties.values());
  }

  private QueueSpec queue(Section resource) {
    var properties = intrinsics.resolve(resource.section("Properties"));
    return new QueueSpec(
        resource.name(),
        names.name(resource.name()),
        Duration.ofSeconds(properties.number("VisibilityTimeout", 30)),
        properties.has("RedrivePolicy")
            ? Optional.of(deadLetters(properties.section("RedrivePolicy")))
            : Optional.empty());
  }

  private DeadLetters deadLetters(Section redrive) {
    var arn = redrive.text("deadLetterTargetArn");
    return new DeadLetters(
        addresses
            .logicalId(arn)
            .orElseThrow(() -> new BadTemplate(redrive.place(), "names no queue: " + arn)),
        Integer.parseInt(redrive.text("maxReceiveCount")));
  }

  private RuleSpec rule(Section resource) {
    var properties = intrinsics.resolve(resource.section("Properties"));
    var targets = new ArrayList<String>();
    for (var item : properties.list("Targets")) {
      var arn = Section.of(properties.placeOf("Targets"), item).text("Arn");
      targets.add(addresses.logicalId(arn).orElse(arn));
    }
    return new RuleSpec(
        resource.name(),
        properties.optionalText("EventBusName").orElse("default"),
        JsonText.of(properties.section("EventPattern").values()),
        targets);
  }
}
