package city.belfry.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The short way of {@code .ci/cloud} through LocalStack, where there is Docker; elsewhere skipped,
 * which the report shows. Its functions run in containers beside it.
 */
class LocalStackDeploymentTest {
  private static final DockerImageName IMAGE =
      DockerImageName.parse("localstack/localstack:4.14.0");

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void theUnchangedTemplatePublishesThere() throws IOException, InterruptedException {
    assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "there is no Docker");
    try (var cloud =
        new LocalStackContainer(IMAGE).withEnv("LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT", "60")) {
      cloud.start();
      var builder = new ProcessBuilder("bash", ".ci/cloud").directory(TheTemplate.ROOT.toFile());
      builder.environment().put("BELFRY_CLOUD", cloud.getEndpoint().toString());
      var way = builder.redirectErrorStream(true).start();
      var told = new String(way.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(way.waitFor()).as(told).isZero();
      assertThat(told).contains("both pages are in the bucket", "the table stays");
    }
  }
}
