package city.belfry.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.message.Message;
import city.belfry.kit.AMessage;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void readsAFrozenMessageBackAsItWasWritten() {
    var message =
        AMessage.on("facebook-city")
            .in("en", "zh-Hant")
            .text("“Main St”\n封路")
            .link("https://alerts.arroyovista.example/p/1/en.html")
            .build();

    assertThat(Json.read(Json.write(message), Message.class)).isEqualTo(message);
  }
}
