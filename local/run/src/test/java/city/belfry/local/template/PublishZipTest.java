package city.belfry.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What every publisher is started from stays small. */
class PublishZipTest {
  private static final long MOST_BYTES = 20_000_000;

  /** As it was packaged last: the module is built before this one. */
  @Test
  void hasAtMostTwentyMegabytesUnzipped() throws IOException {
    var path = TheTemplate.ROOT.resolve("functions/publish/target/publish.zip");
    try (var zip = new ZipFile(path.toFile())) {
      assertThat(zip.stream().mapToLong(ZipEntry::getSize).sum()).isBetween(1L, MOST_BYTES);
    }
  }
}
