package city.belfry.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0.00",
    "0.20, 200000, 0.20",
    "0.015, 15000, 0.015",
    "12, 12000000, 12.00",
    "0.000001, 1, 0.000001",
  })
  void readsAListAndWritesForPeople(String listed, long micros, String dollars) {
    assertThat(Fee.ofDollars(listed)).isEqualTo(new Fee(micros));
    assertThat(new Fee(micros).dollars()).isEqualTo(dollars);
  }

  @Test
  void addsExactly() {
    var three = Fee.ofDollars("0.1").plus(Fee.ofDollars("0.2"));

    assertThat(three.dollars()).isEqualTo("0.30");
    assertThat(Fee.ofDollars("0.015").times(1_200).dollars()).isEqualTo("18.00");
  }

  @ParameterizedTest
  @CsvSource({"0.0000001", "-0.01", "free", "''"})
  void refusesWhatNoListMeans(String listed) {
    assertThatThrownBy(() -> Fee.ofDollars(listed)).isInstanceOf(RuntimeException.class);
  }
}
