package city.belfry.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A log line from which CloudWatch takes metrics, in its embedded metric format. Every metric
 * belongs to the stack, and what is counted by platform to both.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">the
 *     specification</a>
 */
public final class MetricLine {
  public static final String NAMESPACE = "Belfry";
  private static final String STACK = "Stack";
  private static final String PLATFORM = "Platform";

  private final ObjectNode line;
  private final ObjectNode aws = Json.object();

  private MetricLine(ObjectNode line, String stack) {
    this.line = line.put(STACK, stack);
  }

  /**
   * Adds metrics to a line.
   *
   * @param line whose other fields are searchable, and no metrics
   */
  public static MetricLine on(ObjectNode line, String stack) {
    return new MetricLine(line, stack);
  }

  /** One more of something. */
  public MetricLine count(String name) {
    return value(name, "Count", 1);
  }

  public MetricLine count(String name, long value) {
    return value(name, "Count", value);
  }

  public MetricLine millis(String name, long value) {
    return value(name, "Milliseconds", value);
  }

  public MetricLine seconds(String name, long value) {
    return value(name, "Seconds", value);
  }

  /** One more of something on a platform. */
  public MetricLine countOn(String platform, String name) {
    return countOn(platform, name, 1);
  }

  public MetricLine countOn(String platform, String name, long value) {
    line.put(PLATFORM, platform);
    add(name, "Count", value, STACK, PLATFORM);
    return this;
  }

  private MetricLine value(String name, String unit, long value) {
    add(name, unit, value, STACK);
    return this;
  }

  private void add(String name, String unit, long value, String... dimensions) {
    line.put(name, value);
    var directive = aws.withArrayProperty("CloudWatchMetrics").addObject();
    directive.put("Namespace", NAMESPACE);
    var set = directive.putArray("Dimensions").addArray();
    for (var dimension : dimensions) {
      set.add(dimension);
    }
    directive.putArray("Metrics").addObject().put("Name", name).put("Unit", unit);
  }

  /** The line, measured at an instant. */
  public ObjectNode at(Instant instant) {
    line.set("_aws", aws.put("Timestamp", instant.toEpochMilli()));
    return line;
  }
}
