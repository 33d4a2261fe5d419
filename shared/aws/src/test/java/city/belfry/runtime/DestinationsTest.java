package city.belfry.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://signs.example/",
        "https:///in",
        "https://127.0.0.1/",
        "https://127.0.0.1:8443/in",
        "https://169.254.169.254/latest/meta-data/",
        "https://10.0.0.7/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[0:0:0:0:0:ffff:a9fe:a9fe]/",
        "https://[fd00:ec2::254]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://2130706433/",
        "https://017700000001/",
        "https://0177.0.0.1/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://signs.example./in",
        "https://localhost./",
        "https://[fe80::1%25eth0]/",
        "https://127.1/",
        "https://127.0.0.1./",
        "https://127.0.0.01/",
        "https://signs.0x7f/",
        "https://signs.example.1/",
        "https://signs.example@127.0.0.1/",
        "https://127.0.0.1@signs.example/",
        "https://city:secret@signs.example/",
        "https://@signs.example/",
        "https://signs.example:443@[::1]/",
        "https://１２７.０.０.１/",
        "https://⑯⑨.254.169.254/"
      })
  void refusesWhatIsNotPublicHoweverItIsSpelled(String address) {
    var uri = URI.create(address);
    assertThat(Destinations.PUBLIC.refusal(uri)).isPresent();
    assertThat(Destinations.ANYWHERE.refusal(uri)).isEmpty();
  }

  /** Names may lead anywhere: that is judged where they are resolved. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://signs.example/in?zone=2",
        "https://signs.example:8443/",
        "https://127.0.0.1.example/",
        "https://8.8.8.8/",
        "https://[2606:4700::1111]/",
        "https://localhost/"
      })
  void takesPublicLiteralsAndNames(String address) {
    assertThat(Destinations.PUBLIC.refusal(URI.create(address))).isEmpty();
  }
}
