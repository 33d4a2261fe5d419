package city.belfry.bench.cost;

import city.belfry.local.template.LocalNames;
import city.belfry.local.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the template deploys, counted by kind. */
final class Inventory {
  private static final LocalNames NAMES =
      new LocalNames() {
        @Override
        public String queueUrl(String queueName) {
          return "queue:" + queueName;
        }

        @Override
        public String name(String logicalId) {
          return logicalId;
        }
      };

  private final Map<String, Object> resources;

  private Inventory(Map<String, Object> resources) {
    this.resources = resources;
  }

  static Inventory of(Path template, Map<String, String> parameters) throws IOException {
    return new Inventory(Template.read(template).inventory(parameters, NAMES));
  }

  /** A function's memory in GB, by which its seconds are charged. */
  double memory(String function) {
    var properties = properties(map(Objects.requireNonNull(resources.get(function))));
    return Double.parseDouble(String.valueOf(properties.get("MemorySize"))) / 1024;
  }

  /** How many queues feed functions: each is polled, whether anything is in it or not. */
  long polledQueues() {
    return ofType("AWS::Serverless::Function").stream()
        .flatMap(function -> values(properties(function).get("Events")).stream())
        .filter(event -> "SQS".equals(map(event).get("Type")))
        .count();
  }

  /** How many metrics the alarms look at: each is charged like an alarm. */
  int alarmMetrics() {
    return ofType("AWS::CloudWatch::Alarm").stream().mapToInt(Inventory::metricsOf).sum();
  }

  int dashboards() {
    return ofType("AWS::CloudWatch::Dashboard").size();
  }

  private static int metricsOf(Map<?, ?> alarm) {
    var metrics = properties(alarm).get("Metrics");
    return metrics instanceof List<?> list
        ? (int) list.stream().filter(metric -> map(metric).containsKey("MetricStat")).count()
        : 1;
  }

  private List<? extends Map<?, ?>> ofType(String type) {
    return resources.values().stream()
        .map(Inventory::map)
        .filter(resource -> type.equals(resource.get("Type")))
        .toList();
  }

  private static Map<?, ?> properties(Map<?, ?> resource) {
    return map(Objects.requireNonNull(resource.get("Properties")));
  }

  private static List<?> values(@Nullable Object section) {
    return section == null ? List.of() : List.copyOf(map(section).values());
  }

  private static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }
}
