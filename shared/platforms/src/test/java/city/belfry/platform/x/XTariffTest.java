package city.belfry.platform.x;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.message.Illustration;
import city.belfry.domain.message.Message;
import city.belfry.domain.message.Variant;
import city.belfry.kit.AMessage;
import city.belfry.platform.Tariff;
import city.belfry.platform.kit.APicture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class XTariffTest {
  private final Tariff tariff = new X().tariff().orElseThrow();

  private String dollars(Message message) {
    return tariff.message(message, Variant.ON_TIME).dollars();
  }

  @ParameterizedTest
  @CsvSource({
    "'Main St closed, use 2nd St.', 0.015",
    "'Closed until 5 p.m. Use bus no.78', 0.015",
    "主街封闭。请改走谷大道。, 0.015",
    "https://example.com/p/1, 0.20",
    "see city.gov, 0.20",
    "看city.gov了解详情, 0.20",
    "'it@city.gov', 0.015",
    "https://alerts.arroyovista.example/p/1, 0.015",
  })
  void aLinkIsWhatXSeesAsOne(String text, String dollars) {
    assertThat(dollars(AMessage.on("x-city").text(text).build())).isEqualTo(dollars);
  }

  @ParameterizedTest
  @EnumSource
  void thePostsOwnPageIsALinkWhateverItsHost(Variant variant) {
    var page = "https://alerts.arroyovista.example/p/1";
    var message = AMessage.on("x-city").text("Closed\n" + page).link(page).build();

    assertThat(tariff.message(message, variant).dollars()).isEqualTo("0.20");
  }

  @Test
  void anAccentThatStandsAloneIsComposedFirst() {
    // Composed, this is no domain of Colombia's.
    assertThat(dollars(AMessage.on("x-city").text("a.co\u0301").build())).isEqualTo("0.015");
  }

  @Test
  void aPictureCostsItsDescription() {
    var words = AMessage.on("x-city").text("Closed");

    assertThat(dollars(words.picture(APicture.described("A map")).build())).isEqualTo("0.02");
    assertThat(dollars(words.picture(new Illustration(APicture.PICTURE, List.of())).build()))
        .isEqualTo("0.015");
  }

  @Test
  void takingBackAndADaysLookCostToo() {
    assertThat(tariff.retraction().dollars()).isEqualTo("0.01");
    assertThat(tariff.watch().dollars()).isEqualTo("0.02");
  }
}
