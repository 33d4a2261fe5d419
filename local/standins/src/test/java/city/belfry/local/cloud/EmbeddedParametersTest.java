package city.belfry.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

class EmbeddedParametersTest {
  private static final String NAME = "/belfry/channels/weibo-police";
  private final EmbeddedParameters parameters = new EmbeddedParameters(Place.LOCAL);

  @Test
  void givesASecretOnlyToWhoAsksForItsDecryption() {
    put("token", false);

    assertThat(value(true)).isEqualTo("token");
    assertThat(value(false)).isNotEqualTo("token");
  }

  @Test
  void countsItsVersions() {
    put("first", false);
    assertThatThrownBy(() -> put("second", false))
        .isInstanceOf(ParameterAlreadyExistsException.class);
    put("second", true);

    var parameter = parameters.getParameter(get -> get.name(NAME).withDecryption(true)).parameter();
    assertThat(parameter.value()).isEqualTo("second");
    assertThat(parameter.version()).isEqualTo(2);
    assertThat(parameter.arn())
        .isEqualTo("arn:aws:ssm:us-west-2:000000000000:parameter/belfry/channels/weibo-police");
  }

  @Test
  void saysThatAParameterDoesNotExist() {
    assertThatThrownBy(() -> value(true))
        .isInstanceOf(ParameterNotFoundException.class)
        .hasMessageContaining(NAME);
  }

  private void put(String value, boolean overwrite) {
    parameters.putParameter(
        put -> put.name(NAME).value(value).type(ParameterType.SECURE_STRING).overwrite(overwrite));
  }

  private String value(boolean decrypted) {
    return parameters
        .getParameter(get -> get.name(NAME).withDecryption(decrypted))
        .parameter()
        .value();
  }
}
