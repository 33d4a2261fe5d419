package city.belfry.local.template;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A SAM function's events as sources. */
final class Events {
  private final Addresses addresses;

  Events(Addresses addresses) {
    this.addresses = addresses;
  }

  /**
   * What one event of a function stands for; nothing when it is switched off.
   *
   * @param event resolved
   */
  Optional<Source> source(Section event) {
    var properties = event.section("Properties");
    if (properties.optionalText("Enabled").filter("false"::equals).isPresent()
        || properties.optionalText("State").filter("DISABLED"::equals).isPresent()) {
      return Optional.empty();
    }
    var type = event.text("Type");
    return Optional.of(
        switch (type) {
          case "HttpApi" ->
              new Source.Route(
                  properties.text("Method").toUpperCase(Locale.ROOT), properties.text("Path"));
          case "SQS" ->
              new Source.Queue(
                  target(properties, "Queue"),
                  properties.number("BatchSize", 10),
                  Duration.ofSeconds(properties.number("MaximumBatchingWindowInSeconds", 0)),
                  reportsFailures(properties));
          case "DynamoDB" ->
              new Source.TableStream(
                  target(properties, "Stream"),
                  properties.number("BatchSize", 100),
                  reportsFailures(properties));
          case "ScheduleV2" ->
              new Source.Tick(
                  Rate.parse(
                      properties.placeOf("ScheduleExpression"),
                      properties.text("ScheduleExpression")),
                  properties.optionalText("Input").orElse(""));
          default -> throw new BadTemplate(event.place(), "is an event not known here: " + type);
        });
  }

  private String target(Section properties, String name) {
    var arn = properties.text(name);
    return addresses
        .logicalId(arn)
        .orElseThrow(
            () -> new BadTemplate(properties.placeOf(name), "is nothing of this template: " + arn));
  }

  private static boolean reportsFailures(Section properties) {
    return properties.list("FunctionResponseTypes").contains("ReportBatchItemFailures");
  }
}
