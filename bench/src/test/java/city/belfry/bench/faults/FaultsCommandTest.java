package city.belfry.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FaultsCommandTest {
  @Test
  void namesTheScenariosWhereNoneIsMeant() {
    var said = new StringWriter();
    var command = new CommandLine(new FaultsCommand()).setErr(new PrintWriter(said));

    assertThat(command.execute("--only", "no such scenario")).isEqualTo(2);

    assertThat(said.toString()).contains("no scenario is called", "searchable came late");
  }
}
