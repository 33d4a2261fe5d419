package city.belfry.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every function is started from stays small, and holds nothing that it does not need. */
class ZipSizesTest {
  private static final long MOST_ZIPPED = 15_000_000;
  private static final long MOST_UNZIPPED = 20_000_000;

  /** As they were packaged last: the modules are built before this one. */
  static List<String> zips() {
    return TheTemplate.WIRING.functions().stream().map(FunctionSpec::codeUri).distinct().toList();
  }

  @ParameterizedTest
  @MethodSource("zips")
  void hasAtMostFifteenMegabytesAndTwentyUnzipped(String codeUri) throws IOException {
    var path = TheTemplate.ROOT.resolve(codeUri);
    assertThat(Files.size(path)).isBetween(1L, MOST_ZIPPED);
    try (var zip = new ZipFile(path.toFile())) {
      assertThat(zip.stream().mapToLong(ZipEntry::getSize).sum()).isBetween(1L, MOST_UNZIPPED);
    }
  }

  /** Each HTTP client beside the one in use would be as large as all of ours together. */
  @ParameterizedTest
  @MethodSource("zips")
  void hasOneHttpClient(String codeUri) throws IOException {
    try (var zip = new ZipFile(TheTemplate.ROOT.resolve(codeUri).toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .anyMatch(name -> name.startsWith("lib/url-connection-client-"))
          .noneMatch(name -> name.matches("lib/(netty|apache|httpclient|aws-crt-\\d).*"));
    }
  }
}
