package city.belfry.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.bench.faults.FaultsCommand;
import city.belfry.bench.kill.KillCommand;
import city.belfry.bench.lateness.LatenessCommand;
import city.belfry.bench.soak.SoakCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class JsonFileTest {
  @TempDir private Path folder;

  static Stream<Arguments> benches() {
    return Stream.of(
        Arguments.of(new FaultsCommand(), List.of("--only", "no such scenario")),
        Arguments.of(new KillCommand(), List.of()),
        Arguments.of(new LatenessCommand(), List.of()),
        Arguments.of(new SoakCommand(), List.of("--minutes", "1")));
  }

  @ParameterizedTest
  @MethodSource("benches")
  void aFileThatCannotBeWrittenIsRefusedBeforeTheWork(
      Callable<Integer> bench, List<String> arguments) {
    var file = folder.resolve("missing").resolve("result.json").toString();
    var said = new StringWriter();

    var code =
        new CommandLine(bench)
            .setErr(new PrintWriter(said, true))
            .execute(
                Stream.concat(arguments.stream(), Stream.of("--json", file))
                    .toArray(String[]::new));

    assertThat(code).isEqualTo(2);
    assertThat(said.toString()).contains(file + " cannot be written");
  }
}
