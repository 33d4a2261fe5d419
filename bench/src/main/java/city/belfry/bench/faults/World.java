package city.belfry.bench.faults;

import city.belfry.local.cloud.EmbeddedDynamo;
import city.belfry.local.cloud.Place;
import city.belfry.local.cloud.TimedSqs;
import city.belfry.local.faults.Timeline;
import city.belfry.local.template.FunctionSpec;
import city.belfry.local.template.LocalNames;
import city.belfry.local.template.LocalWiring;
import city.belfry.local.template.QueueSpec;
import city.belfry.local.template.Source;
import city.belfry.local.template.TableSpec;
import city.belfry.local.template.Template;
import city.belfry.runtime.SystemClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What runs share: the template's wiring, and an embedded table that each run finds empty. */
final class World implements AutoCloseable {
  static final Place PLACE = Place.LOCAL;
  private static final Map<String, String> PARAMETERS =
      Map.of("BoardUrl", "https://board.invalid/", "DeploySample", "true", "GuardMillis", "5");

  private final LocalWiring wiring;
  private EmbeddedDynamo dynamo;
  private boolean used;

  private World(LocalWiring wiring) {
    this.wiring = wiring;
    this.dynamo = EmbeddedDynamo.fast(new SystemClock());
    dynamo.create(table());
  }

  static World start(Path template) throws IOException {
    var addresses = new TimedSqs(PLACE, new Timeline(Instant.EPOCH));
    var names =
        new LocalNames() {
          @Override
          public String queueUrl(String queueName) {
            return addresses.url(queueName);
          }

          @Override
          public String name(String logicalId) {
            return logicalId;
          }
        };
    return new World(Template.read(template).wiring(PARAMETERS, names));
  }

  /** An empty table. A new database too: streams of deleted tables would slow the next. */
  void fresh() {
    if (used) {
      dynamo.close();
      dynamo = EmbeddedDynamo.fast(new SystemClock());
      dynamo.create(table());
    }
    used = true;
  }

  LocalWiring wiring() {
    return wiring;
  }

  EmbeddedDynamo dynamo() {
    return dynamo;
  }

  TableSpec table() {
    return wiring.tables().getFirst();
  }

  /** The functions that a post on sample channels meets, which shows no picture. */
  List<FunctionSpec> functions() {
    return wiring.functions().stream()
        .filter(spec -> spec.environment().getOrDefault("PLATFORM", "sample").equals("sample"))
        .filter(spec -> !spec.sources().isEmpty())
        .filter(spec -> !spec.logicalId().equals("Picture"))
        .toList();
  }

  /** The queue behind a function, if a queue feeds it. */
  Optional<QueueSpec> queue(FunctionSpec spec) {
    return spec.sources().stream()
        .filter(Source.Queue.class::isInstance)
        .map(source -> ((Source.Queue) source).queue())
        .flatMap(id -> wiring.queues().stream().filter(queue -> queue.logicalId().equals(id)))
        .findFirst();
  }

  String secrets() {
    return wiring.functions().stream()
        .map(spec -> spec.environment().get("SECRETS"))
        .filter(prefix -> prefix != null)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    dynamo.close();
  }
}
