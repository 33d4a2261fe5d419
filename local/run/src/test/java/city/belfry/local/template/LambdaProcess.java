package city.belfry.local.template;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * A function's zip in a process of its own as Lambda lays it out: the zip unpacked at the task
 * root, and on the class path nothing but Lambda's own runtime, which loads the rest from there.
 */
final class LambdaProcess implements AutoCloseable {
  private static final String RUNTIME =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  private static final String LAMBDAS_OWN =
      ".*/(aws-lambda-java-(runtime-interface-client|serialization|core)|utils-lite)-.*";

  private final RuntimeApi api = new RuntimeApi();
  private final Path output;
  private final Process process;

  LambdaProcess(Path zip, Path folder, String handler, Map<String, String> variables)
      throws IOException {
    var task = unpacked(zip, folder.resolve("task"));
    this.output = folder.resolve("output");
    var builder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                runtime(),
                RUNTIME,
                handler)
            .directory(task.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    environment.putAll(variables);
    environment.putAll(
        Map.of(
            "AWS_LAMBDA_RUNTIME_API",
            api.address(),
            "AWS_LAMBDA_FUNCTION_NAME",
            "belfry",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "1",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "1024",
            "LAMBDA_TASK_ROOT",
            task.toString(),
            "_HANDLER",
            handler));
    this.process = builder.start();
  }

  /** Lambda's own jars, as they lie beside every function there. */
  private static String runtime() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(jar -> jar.matches(LAMBDAS_OWN))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path unpacked(Path zip, Path root) throws IOException {
    try (var archive = new ZipFile(zip.toFile())) {
      for (var entry : archive.stream().filter(e -> !e.isDirectory()).toList()) {
        var file = root.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        try (var in = archive.getInputStream(entry)) {
          Files.copy(in, file);
        }
      }
    }
    return root;
  }

  Optional<RuntimeApi.Outcome> invoke(String event) throws InterruptedException {
    return api.invoke(event, 60);
  }

  /** All it has said so far. */
  String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    api.close();
  }
}
