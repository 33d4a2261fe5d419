package city.belfry.platform.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaseTest {
  @Test
  void pathsLieBelowABaseWithAPathOfItsOwn() {
    for (var base : List.of("http://localhost:8080/stage/x", "http://localhost:8080/stage/x/")) {
      assertThat(new Base(URI.create(base)).at("2/tweets"))
          .hasToString("http://localhost:8080/stage/x/2/tweets");
    }
  }
}
